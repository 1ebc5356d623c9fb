import pytest

from edgecode.papers.facts import StatedBy
from edgecode.papers.folding import folded
from edgecode.papers.statements import Attested, Authorship, Fact, Stated, Tool, Use, Wording
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import Making, Nature, Part, Told, YesNo


def by(stated: Stated, name: str = "Bea", *, erased: bool = False) -> StatedBy:
    return StatedBy(stated=stated, by=name, role="", on="", erased=erased)


FIRST = Authorship(part=Part.EDIT, people=("Jun",), making=Making.PERSON)
SECOND = Authorship(part=Part.EDIT, people=("Jun", "Bea"), making=Making.PERSON)


def test_the_later_word_on_one_thing_takes_the_place_of_the_earlier() -> None:
    made = folded([by(FIRST), by(SECOND, "Jun"), by(Wording("One.")), by(Wording("Two."))])
    assert made.authorship[Part.EDIT].stated == SECOND
    assert made.wording is not None
    assert made.wording.stated == Wording("Two.")
    assert folded([by(Wording("One.")), by(Wording(""))]).wording is None


@pytest.mark.parametrize("written", ["VoiceWell", " voicewell ", "VOICEWELL", "Voicewell"])
def test_one_tool_is_one_however_its_name_is_written(written: str) -> None:
    assert tool_key(written) == tool_key("voicewell")


def test_accents_in_either_spelling_are_one_and_spaces_count_as_one() -> None:
    assert tool_key("Zo\u00eb  Mix") == tool_key("Zoe\u0308 Mix") != tool_key("Zoe Mix")


def test_a_tool_described_after_its_use_is_known_of_it() -> None:
    made = folded([by(Use(tool="voicewell", part=Part.VOICES)), by(Tool(name="VoiceWell", nature=Nature.GENERATIVE))])
    assert [each.nature for each in made.uses] == [Nature.GENERATIVE]
    assert [each.nature for each in folded([by(Use(tool="x", part=Part.EDIT))]).uses] == [Nature.UNKNOWN]


def test_a_use_that_somebody_says_again_is_corrected_and_another_person_s_stands_beside_it() -> None:
    yes = Use(tool="VoiceWell", part=Part.VOICES, in_film=YesNo.YES)
    no = Use(tool="voicewell", part=Part.VOICES, in_film=YesNo.NO)
    assert [each.use.in_film for each in folded([by(yes), by(no)]).uses] == [YesNo.NO]
    assert [each.use.in_film for each in folded([by(yes), by(no, "Jun")]).uses] == [YesNo.YES, YesNo.NO]


def test_a_use_declared_to_the_register_does_not_take_the_place_of_one_that_was_stated() -> None:
    stated, declared = (Use(tool="VoiceWell", part=Part.VOICES, declared=each) for each in (False, True))
    assert len(folded([by(stated), by(declared)]).uses) == 2


def test_what_an_erased_person_said_is_dropped_and_with_it_what_it_took_the_place_of() -> None:
    made = folded(
        [
            *(by(FIRST), by(SECOND, erased=True), by(Wording("One.")), by(Wording("Two."), erased=True)),
            *(by(Tool(name="VoiceWell")), by(Tool(name="voicewell", nature=Nature.ANALYTICAL), erased=True)),
        ]
    )
    assert (made.authorship, made.wording, made.tools) == ({}, None, {})


def test_what_an_erased_person_attested_does_not_silence_who_attested_it_as_well() -> None:
    made = folded(
        [
            by(Attested("no-training")),
            by(Attested("no-training"), "Jun", erased=True),
            by(Attested("no-complaint"), erased=True),
        ]
    )
    assert {claim: said.by for claim, said in made.attested.items()} == {"no-training": "Bea"}


def test_every_use_that_erased_people_stated_counts() -> None:
    yes, no = (Use(tool="VoiceWell", part=Part.VOICES, in_film=each) for each in (YesNo.YES, YesNo.NO))
    uses = folded([by(yes, "x", erased=True), by(no, "x", erased=True), by(no, "x")]).uses
    assert sorted(each.use.in_film for each in uses) == [YesNo.NO, YesNo.NO, YesNo.YES]


def test_nobody_silences_a_use_by_describing_its_tool_anew() -> None:
    """Jun says what it is. Bea, who would rather it were not so, says otherwise: it is unknown until they agree."""
    generative, analytical = (Tool(name="VoiceWell", nature=each) for each in (Nature.GENERATIVE, Nature.ANALYTICAL))
    use = by(Use(tool="VoiceWell", part=Part.VOICES))
    made = folded([use, by(generative, "Jun"), by(analytical, "Bea")])
    assert [each.nature for each in made.uses] == [Nature.UNKNOWN]
    assert [each.says for each in made.disputes] == ["Jun says that it is generative; Bea says that it is analytical"]
    agreed = folded([use, by(generative, "Jun"), by(analytical, "Bea"), by(analytical, "Jun")])
    assert ([each.nature for each in agreed.uses], agreed.disputes) == ([Nature.ANALYTICAL], ())
    own = folded([use, by(generative, "Jun"), by(analytical, "Jun")])
    assert [each.nature for each in own.uses] == [Nature.ANALYTICAL]


def test_what_one_person_said_of_a_tool_stays_where_another_says_more() -> None:
    first = Tool(name="VoiceWell", vendor="Well", nature=Nature.GENERATIVE, training=Fact(Told.REFUSED))
    made = folded([by(first, "Jun"), by(Tool(name="voicewell", version="2", learns=YesNo.NO), "Bea")])
    [tool] = [each.stated for each in made.tools.values()]
    assert isinstance(tool, Tool)
    assert (tool.vendor, tool.version, tool.nature, tool.learns) == ("Well", "2", Nature.GENERATIVE, YesNo.NO)
    assert tool.training == Fact(Told.REFUSED)
    assert not made.disputes
