import msgspec
import pytest

from edgecode.consent.announced import Announced, Why
from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.film.pointer import Pointer
from edgecode.findings.guest_said import GuestSaid
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.papers.statements import Authorship, Concerned, Fact, Stated, Tool, Use, Wording
from edgecode.papers.words import Making, Part, Told
from edgecode.usecases.erasing.clearing import cleared, every_name

IDA, BEA, GONE = "Ida Lund", "Bea Nwosu", "somebody who was erased (01234567)"
NAMES = Names({IDA: GONE})


def word(deed: Deed = Deed.LEAVE, *, by: str = IDA, **facts: object) -> Word:
    return msgspec.structs.replace(Word(entry="00", deed=deed, by=by, at=1), **facts)


def after(said: Word, *, own: bool = True) -> Word:
    return cleared(said, names=NAMES, own=own, words={})


def test_a_decision_of_theirs_keeps_what_it_decides_and_loses_name_and_reason() -> None:
    said = word(because="Ida's mother died", says="Pick it up", finding="f", check="unshot-line", option=1)
    assert after(said) == msgspec.structs.replace(said, by=GONE, because="")


def test_what_a_word_points_at_in_the_film_stays_also_where_it_says_the_name() -> None:
    pointer = Pointer(scene="12", line="Ida Lund? Never heard")
    assert after(word(Deed.INTEND, pointer=pointer, check="unshot-line")).pointer == pointer


def test_of_others_only_the_name_goes() -> None:
    said = word(by=BEA, because="as Ida Lund said", says="the page of scene 12")
    assert after(said, own=False) == msgspec.structs.replace(said, because=f"as {GONE} said")


def test_who_is_named_keeps_what_they_may_and_a_closed_role() -> None:
    named = Person(name=IDA, role="script supervisor, Tom's aunt", may=frozenset({May.SIGN}))
    found = after(word(Deed.NAME, by=BEA, named=named, says="Ida Lund; script supervisor"), own=False)
    assert found.named == Person(name=GONE, role="script-supervisor", may=frozenset({May.SIGN}))
    speaks = Person(name=BEA, role="for Ida Lund", speaks_for=frozenset({IDA}))
    found = after(word(Deed.NAME, by=BEA, named=speaks), own=False)
    assert found.named == Person(name=BEA, role=f"for {GONE}", speaks_for=frozenset({GONE}))


def test_answers_and_announcements_hold_for_whom_they_held() -> None:
    said = ConsentSaid(person=IDA, purpose=Purpose.CHECKS, answer=Answer.REFUSED, since=1, by=BEA)
    found = after(word(Deed.CONSENT, by=BEA, consent=said), own=False)
    assert found.consent == msgspec.structs.replace(said, person=GONE)
    told = Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED, to=(IDA, BEA))
    found = after(word(Deed.TELL_ALONE, by="", announced=told), own=False)
    assert found.announced is not None
    assert found.announced.to == (GONE, BEA)


@pytest.mark.parametrize(
    ("stated", "own", "stays"),
    [
        (
            Use(tool="Denoiser", part=Part.SOUND, what="my words", concerns=(Concerned(person=IDA),)),
            True,
            Use(tool="Denoiser", part=Part.SOUND, what="", concerns=(Concerned(person=GONE),)),
        ),
        (
            Use(tool="Denoiser", part=Part.SOUND, what="on Ida Lund's voice"),
            False,
            Use(tool="Denoiser", part=Part.SOUND, what=f"on {GONE}'s voice"),
        ),
        (
            Authorship(part=Part.SOUND, people=(IDA, BEA), making=Making.PERSON, share="my words"),
            True,
            Authorship(part=Part.SOUND, people=(GONE, BEA), making=Making.PERSON),
        ),
        (
            Tool(name="Denoiser", vendor="Ida Lund", training=Fact(Told.VALUE, "by Ida Lund")),
            False,
            Tool(name="Denoiser", vendor=GONE, training=Fact(Told.VALUE, f"by {GONE}")),
        ),
        (Wording("Made by Ida Lund."), True, Wording(f"Made by {GONE}.")),
    ],
)
def test_what_was_stated_keeps_the_facts(stated: Stated, own: bool, stays: Stated) -> None:  # noqa: FBT001  a case
    found = after(word(Deed.STATE, stated=stated, says="my words", by=IDA if own else BEA), own=own)
    assert found.stated == stays
    assert "my words" not in found.says or not own


def test_an_undoing_does_not_repeat_what_the_undone_said() -> None:
    use = word(Deed.STATE, stated=Use(tool="Denoiser", part=Part.SOUND, what="my words"), says="Denoiser: my words")
    undoing = word(Deed.UNDO, entry="01", undoes="00", says="undone: Denoiser: my words")
    found = cleared(undoing, names=NAMES, own=True, words={"00": use})
    assert found.says == "undone: Denoiser, on the sound"


def test_every_place_where_a_name_belongs_is_known() -> None:
    told = Announced(why=Why.USE, check="c", declared=Standing.OFF, to=("d",))
    consent = ConsentSaid(person="b", purpose=Purpose.CHECKS, answer=Answer.GIVEN, since=1, by="c")
    named = Person(name="e", speaks_for=frozenset({"f"}))
    one = word(by="a", consent=consent, announced=told, named=named)
    assert every_name(one) == frozenset("abcdef")
    use = word(by="", stated=Use(tool="t", part=Part.SOUND, concerns=(Concerned(person="g"),)))
    author = word(by="", stated=Authorship(part=Part.SOUND, people=("h",), making=Making.PERSON))
    assert (every_name(use), every_name(author)) == (frozenset("g"), frozenset("h"))


def test_what_a_run_says_of_its_tool_stays_without_the_name() -> None:
    said = GuestSaid(
        described=Tool(name="Second Hearing of Ida Lund", vendor="Ida Lund"),
        uses=(Use(tool="Second Hearing of Ida Lund", part=Part.SCREENPLAY, what="a guest tool: it reads"),),
    )
    found = after(word(Deed.RUN, guest=said)).guest
    assert found is not None
    assert (found.described.vendor, found.uses[0].tool, found.uses[0].what) == (
        GONE,
        f"Second Hearing of {GONE}",
        "a guest tool: it reads",
    )
