import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.people import May, Person
from edgecode.entries.vocabulary import Stage
from edgecode.papers.answers import answers, use_says, who_may_attest
from edgecode.papers.claims import CLAIM, CLAIMS, Against, By
from edgecode.papers.facts import CheckFacts, Decided, Facts, LetIn, StatedBy
from edgecode.papers.folding import folded
from edgecode.papers.pack import Answer, RecordRow, Verdict
from edgecode.papers.statements import Attested, Concerned, Stated, Tool, Use
from edgecode.papers.words import Basis, Nature, Part, Runs, YesNo
from simulators.random_facts import facts

RECORD = RecordRow(origin="edgecode/made", entries=9, begins="2025-11-01", ends="2025-11-24", erased=0)
ATTESTED = pytest.mark.parametrize("claim", [claim.id for claim in CLAIMS if claim.by is By.PERSON])
MAKES = Tool(name="VoiceWell", nature=Nature.GENERATIVE)


def answered(claim: str, *stated: Stated, **more: object) -> Answer:
    """Answer one claim by what Bea states, in that order."""
    said = tuple(
        StatedBy(stated=each, by="Bea", role="producer", on="2025-11-24", entry=nth) for nth, each in enumerate(stated)
    )
    known: dict[str, object] = {
        "film": "",
        "on": "2025-11-24",
        "made_with": "edgecode 0",
        "record": RECORD,
        "stated": said,
    }
    of = Facts(**(known | more))  # type: ignore[arg-type]
    [answer] = answers([claim], facts=of, folded=folded(of.stated))
    return answer


@ATTESTED
def test_what_nobody_said_is_open_and_asks_who_can(claim: str) -> None:
    answer = answered(claim)
    assert (answer.verdict, answer.basis, answer.says, answer.why) == (
        *(Verdict.OPEN, Basis.UNKNOWN, ""),
        ("Nobody has said.",),
    )
    assert answer.who[0].startswith("nobody on the film yet: ")


@ATTESTED
def test_what_somebody_attests_is_said_as_their_word(claim: str) -> None:
    answer = answered(claim, Attested(claim))
    assert (answer.verdict, answer.basis, answer.says) == (Verdict.SAID, Basis.ATTESTED, CLAIM[claim].says)
    assert (answer.attested_by, answer.attested_on, answer.entries) == ("Bea", "2025-11-24", (0,))
    assert answer.rests_on == "Attested by Bea, producer, on record since 2025-11-24."
    assert answer.limits == ("It is their word: what was done elsewhere leaves no trace in edgecode.",)


against = st.sampled_from([claim for claim in CLAIMS if claim.against is not Against.NOTHING])


@given(against, st.data())
def test_a_use_that_speaks_against_a_claim_is_never_outshone(claim: object, data: st.DataObject) -> None:
    """Whatever is attested beside it, how often, and in which order."""
    assert claim in CLAIMS
    [known] = [each for each in CLAIMS if each is claim]
    learns = YesNo.YES if known.against is Against.LEARNS else YesNo.UNKNOWN
    tool = Tool(name="VoiceWell", nature=Nature.GENERATIVE, learns=learns)
    use = Use(tool="voicewell", part=data.draw(st.sampled_from(sorted(known.parts))), in_film=YesNo.YES)
    others: list[Stated] = [
        Attested(known.id),
        *(Attested(each.id) for each in CLAIMS),
        Use(tool="Other", part=Part.EDIT),
    ]
    said = data.draw(
        st.permutations([tool, use, Attested(known.id), *data.draw(st.lists(st.sampled_from(others), max_size=4))])
    )
    answer = answered(known.id, *said)
    assert (answer.verdict, answer.says) == (Verdict.AGAINST, "")
    assert any(each.lower().startswith("voicewell, ") for each in answer.why)
    assert "Yet Bea, producer, attested that it was not so, on record since 2025-11-24." in answer.why


@given(facts)
def test_no_answer_says_anything_while_a_use_speaks_against_it(said: Facts) -> None:
    made = folded(said.stated)
    for answer in answers([claim.id for claim in CLAIMS], facts=said, folded=made):
        claim = CLAIM[answer.claim]
        if claim.against in {Against.GENERATIVE, Against.GENERATIVE_IN_FILM} and answer.verdict is Verdict.SAID:
            for each in made.uses:
                harmless = each.nature is Nature.ANALYTICAL or each.use.part not in claim.parts
                outside = claim.against is Against.GENERATIVE_IN_FILM and each.use.in_film is YesNo.NO
                assert harmless or outside


@pytest.mark.parametrize(
    ("claim", "use", "verdict"),
    [
        ("no-generated-picture", Use(tool="VoiceWell", part=Part.PICTURE, in_film=YesNo.YES), Verdict.AGAINST),
        ("no-generated-picture", Use(tool="VoiceWell", part=Part.PICTURE), Verdict.OPEN),
        ("no-generated-picture", Use(tool="VoiceWell", part=Part.PICTURE, in_film=YesNo.NO), Verdict.SAID),
        ("no-generated-picture", Use(tool="VoiceWell", part=Part.MUSIC, in_film=YesNo.YES), Verdict.SAID),
        ("no-generated-picture", Use(tool="Undescribed", part=Part.PICTURE, in_film=YesNo.YES), Verdict.OPEN),
        ("no-generated-picture", Use(tool="Undescribed", part=Part.PICTURE, in_film=YesNo.NO), Verdict.SAID),
        ("no-digital-replica", Use(tool="VoiceWell", part=Part.VOICES, in_film=YesNo.NO), Verdict.AGAINST),
        ("no-digital-replica", Use(tool="Undescribed", part=Part.VOICES), Verdict.OPEN),
        ("no-unconsented-use-of-performers", Use(tool="VoiceWell", part=Part.VOICES), Verdict.AGAINST),
        (
            "no-unconsented-use-of-performers",
            Use(
                tool="VoiceWell",
                part=Part.VOICES,
                since="2025-11-20",
                concerns=(Concerned(person="Mo", consented="2025-11-20"),),
            ),
            Verdict.SAID,
        ),
        (
            "no-unconsented-use-of-performers",
            Use(
                tool="VoiceWell",
                part=Part.VOICES,
                since="2025-11-20",
                concerns=(Concerned(person="Mo", consented="2025-11-20"), Concerned(person="Lu")),
            ),
            Verdict.AGAINST,
        ),
        ("no-training", Use(tool="VoiceWell", part=Part.MUSIC), Verdict.OPEN),
        ("no-training", Use(tool="Undescribed", part=Part.MUSIC), Verdict.OPEN),
        ("no-complaint", Use(tool="VoiceWell", part=Part.PICTURE, in_film=YesNo.YES), Verdict.SAID),
    ],
)
def test_a_claim_that_is_attested_is_held_against_each_use(claim: str, use: Use, verdict: Verdict) -> None:
    answer = answered(claim, MAKES, Attested(claim), use)
    assert answer.verdict is verdict
    assert bool(answer.says) == (verdict is Verdict.SAID)


@pytest.mark.parametrize("learns", list(YesNo))
@pytest.mark.parametrize("runs", list(Runs))
def test_what_its_maker_may_train_on_is_unknown_unless_it_is_said_or_stays_here(runs: Runs, learns: YesNo) -> None:
    tool = Tool(name="VoiceWell", nature=Nature.ANALYTICAL, runs=runs, learns=learns)
    answer = answered("no-training", tool, Attested("no-training"), Use(tool="VoiceWell", part=Part.EDIT))
    stays = runs is Runs.HERE and learns is YesNo.UNKNOWN
    expected = {YesNo.YES: Verdict.AGAINST, YesNo.NO: Verdict.SAID, YesNo.UNKNOWN: Verdict.OPEN}[learns]
    assert answer.verdict is (Verdict.SAID if stays else expected)


def test_an_analytical_tool_speaks_against_nothing_that_was_generated() -> None:
    finds = Tool(name="VoiceWell", nature=Nature.ANALYTICAL)
    use = Use(tool="VoiceWell", part=Part.VOICES, in_film=YesNo.YES)
    for claim in CLAIMS:
        if claim.against in {Against.GENERATIVE, Against.GENERATIVE_IN_FILM, Against.UNCONSENTED}:
            assert answered(claim.id, finds, use, Attested(claim.id)).verdict is Verdict.SAID


LET_IN = LetIn(standing="offered", by="Bea", on="2025-11-20", entry=3)


def check(**more: object) -> CheckFacts:
    known: dict[str, object] = {"id": "unshot-line", "stage": Stage.DAILIES, "standing": "offered"}
    return CheckFacts(**(known | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("claim", [claim.id for claim in CLAIMS if claim.by is By.RECORD])
def test_what_the_record_answers_is_open_without_one_and_logged_with_one(claim: str) -> None:
    none = RecordRow(origin="", entries=0, begins="", ends="", erased=0)
    nothing = answered(claim, record=none)
    assert (nothing.verdict, nothing.why, nothing.who) == (Verdict.OPEN, ("Nothing is on record yet.",), ())
    logged = answered(claim)
    assert (logged.verdict, logged.basis) == (Verdict.SAID, Basis.LOGGED)
    assert logged.rests_on.startswith("Logged: 9 entries from 2025-11-01 to 2025-11-24; ")
    assert logged.limits[0] == "It says nothing of the time before 2025-11-01."
    assert logged.limits[-1] == "The record shows that nothing in it was altered, never that nothing was left out."


def test_a_check_that_came_in_with_a_template_or_by_nobody_speaks_against() -> None:
    assert answered("no-check-by-default", checks=(check(let_in=(LET_IN,)),)).entries == (3,)
    for planted in (
        LetIn(standing="offered", by="", on=""),
        LetIn(standing="offered", by="Bea", on="", template="last film"),
    ):
        answer = answered("no-check-by-default", checks=(check(let_in=(LET_IN, planted)),))
        assert (answer.verdict, answer.basis, answer.says) == (Verdict.AGAINST, Basis.LOGGED, "")


def test_a_decision_without_consent_and_an_agreement_in_force_speak_against() -> None:
    before = Decided(by="Bea", how="left", on="2025-11-20", consented=False)
    answer = answered("no-check-before-consent", checks=(check(decided=(before, before)),))
    assert answer.why[0].startswith("2 decisions about what the check unshot-line found came before all those")
    answer = answered("no-partner", agreements=("2025-11-20",))
    assert (answer.verdict, answer.why) == (
        Verdict.AGAINST,
        ("An agreement was signed on 2025-11-20 and is in force.",),
    )


def test_what_edgecode_makes_so_is_said_on_a_film_of_which_nobody_said_anything() -> None:
    answer = answered("nothing-generated-by-edgecode")
    assert (answer.verdict, answer.basis) == (Verdict.SAID, Basis.ENFORCED)
    assert answer.limits == ("It speaks of edgecode alone, and of no other tool.",)


def test_those_who_may_attest_are_named_and_else_those_who_would_be() -> None:
    signer = Person(name="Bea", may=frozenset({May.SIGN_PAPERS}))
    writer = Person(name="Wim", role="writer")
    base = Facts(film="", on="", made_with="", record=RECORD, people=(signer, writer, Person(name="Kit")))
    claim = CLAIM["no-generated-screenplay"]
    assert who_may_attest(claim, facts=base) == ("Bea", "Wim")
    assert who_may_attest(CLAIM["no-training"], facts=base) == ("Bea",)
    nobody = Facts(film="", on="", made_with="", record=RECORD)
    assert who_may_attest(claim, facts=nobody) == ("nobody on the film yet: writer, or whoever may sign papers",)


def test_a_use_is_said_in_a_sentence_with_what_is_unknown_of_it() -> None:
    uses = folded(
        StatedBy(stated=each, by="Bea", role="", on="")
        for each in (
            MAKES,
            Use(tool="VoiceWell", part=Part.VOICES, what="two lines", since="2025-11-20"),
            Use(tool="Sketchbook", part=Part.STORYBOARDS),
        )
    ).uses
    assert [use_says(each) for each in uses] == [
        (
            "VoiceWell, a generative tool, was used on the voices (two lines), from 2025-11-20 on; whether anything of it is in"
            " the film is unknown."
        ),
        (
            "Sketchbook, of which nobody said what it does, was used on the storyboards, since when is unknown; whether"
            " anything of it is in the film is unknown."
        ),
    ]
