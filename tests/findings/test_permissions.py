"""What words about permissions come to, one after the other."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.announced import Announced, Why
from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import OwnSay, Standing
from edgecode.findings.decision import said
from edgecode.findings.permissions import Permissions, permissions_of
from edgecode.findings.word import Deed, Word

OFFERED, STANDARD, OFF, ON_REQUEST = Standing.OFFERED, Standing.STANDARD, Standing.OFF, Standing.ON_REQUEST


def word(deed: Deed, by: str = "Nadia", **facts: object) -> Word:
    return msgspec.structs.replace(Word(entry="1" * 32, deed=deed, by=by, at=0), **facts)


def standing(to: Standing, by: str = "Nadia", *, lowers: bool = False, entry: str = "1", written: str = "") -> Word:
    return word(Deed.STANDING, by, check="c", standing=to, lowers=lowers, entry=entry, written=written)


def step_down(to: Standing) -> Word:
    return word(Deed.STEP_DOWN, "", check="c", standing=to, entry="9")


def heard(*words: Word) -> Permissions:
    return permissions_of(words)


def test_who_was_named_last_is_so_and_who_has_left_is_nobody() -> None:
    editor, runner = Person(name="Jun", role="editor"), Person(name="Jun", role="runner")
    told = heard(word(Deed.NAME, named=editor), word(Deed.NAME, named=runner))
    assert told.people == {"Jun": runner}
    told.hear(word(Deed.HAS_LEFT, named=runner))
    assert (told.people, told.left, told.once) == ({"Jun": None}, {"Jun": runner}, {"Jun": {"editor", "runner"}})
    told.hear(word(Deed.NAME, named=editor))
    assert (told.people, told.left) == ({"Jun": editor}, {})


def test_a_consent_is_heard_with_its_entry() -> None:
    answer = ConsentSaid(person="Jun", purpose=Purpose.TIMING, answer=Answer.GIVEN, since=1, by="Jun")
    assert [each.entry for each in heard(word(Deed.CONSENT, consent=answer)).consents] == ["1" * 32]


def test_a_word_that_lacks_what_it_is_about_says_nothing() -> None:
    nothing = heard(word(Deed.NAME), word(Deed.CONSENT), word(Deed.TAKE))
    assert (nothing.people, nothing.consents, nothing.standings) == ({}, [], {})


def test_the_later_standing_wins_and_tells_its_entry() -> None:
    told = heard(standing(OFFERED), standing(ON_REQUEST, lowers=True, entry="abcdef0123")).standings["c"]
    assert (told.standing, told.by, told.place) == (ON_REQUEST, "Nadia", "the record, entry abcdef01")


def test_what_lowers_lets_nothing_in_where_the_raising_before_it_is_gone() -> None:
    """Otto, who may not raise, took it down to offered; then the raising to standard was undone, or left film.toml."""
    lowered = standing(OFFERED, "Otto", lowers=True)
    assert heard(standing(STANDARD), lowered).standings["c"].standing is OFFERED
    assert heard(lowered).standings["c"].standing is OFF
    assert heard(standing(ON_REQUEST), lowered).standings["c"].standing is ON_REQUEST
    assert heard(step_down(OFFERED)).standings["c"].standing is OFF


def test_who_raised_it_this_far_and_did_not_take_it_down_since_is_known() -> None:
    def raisers(*words: Word) -> frozenset[str]:
        return heard(*words).standings["c"].raised_by

    assert raisers(standing(OFFERED)) == {"Nadia"}
    assert raisers(standing(ON_REQUEST), standing(STANDARD, "Bea")) == {"Bea"}, "Nadia let it in on request only"
    assert raisers(standing(STANDARD), standing(OFFERED, "Otto", lowers=True)) == {"Nadia"}
    both = (standing(STANDARD), standing(OFF, lowers=True))
    assert raisers(*both, standing(OFFERED, "Bea")) == {"Bea"}, "Nadia turned it off"
    assert raisers(standing(STANDARD), step_down(OFFERED)) == {"Nadia"}


def test_stepped_down_it_stays_until_somebody_raises_it() -> None:
    down = heard(standing(STANDARD), step_down(OFFERED))
    assert (down.standings["c"].standing, down.standings["c"].by) == (OFFERED, "")
    assert down.standings["c"].stepped_down
    down.hear(standing(OFFERED, "Otto", lowers=True))
    assert down.standings["c"].stepped_down, "said again as it is, it is raised by nobody"
    down.hear(standing(STANDARD, "Bea"))
    assert not down.standings["c"].stepped_down


def test_what_one_says_for_oneself_is_kept_apart() -> None:
    told = heard(word(Deed.STANDING_MINE, check="c", standing=ON_REQUEST), word(Deed.ALL_OFF_MINE))
    assert told.own == {"Nadia": OwnSay(every_check_off=True, of={"c": ON_REQUEST})}
    told.hear(word(Deed.ALL_OFF_MINE_ENDED))
    told.hear(word(Deed.STANDING_MINE, check="c"))
    assert (told.own, told.standings) == ({"Nadia": OwnSay()}, {})


def test_every_check_is_off_until_that_is_ended() -> None:
    off = word(Deed.ALL_OFF)
    assert heard(off).all_off == off
    assert heard(off, word(Deed.ALL_OFF_ENDED)).all_off is None


def test_what_edgecode_says_by_itself_is_announced_and_may_be_read() -> None:
    told = Announced(why=Why.USE, check="c", declared=OFFERED)
    announced = word(Deed.ANNOUNCE, "", announced=told)
    both = heard(announced, step_down(OFF), word(Deed.READ, subject="1" * 32))
    assert both.announced == [announced, step_down(OFF)]
    assert both.read == {("1" * 32, "Nadia")}


def test_a_no_and_no_ai_outlast_the_file_they_stood_in() -> None:
    """Deleting a line of film.toml turns things off or leaves them off, and never on."""
    answer = ConsentSaid(person="Jun", purpose=Purpose.TIMING, answer=Answer.GIVEN, since=1, by="Jun")
    refused = msgspec.structs.replace(answer, answer=Answer.REFUSED)
    yes, no = (word(Deed.CONSENT, consent=each, written=each.answer) for each in (answer, refused))
    off = word(Deed.ALL_OFF, written="no ai")
    assert [each.answer for each in said([yes, no, off]).consents] == [Answer.REFUSED]
    assert said([off]).all_off == off
    assert said([off, word(Deed.ALL_OFF_ENDED, entry="2")]).all_off is None
    assert said([standing(OFFERED, written="line")]).standings == {}


SPOKEN = st.lists(
    st.builds(
        standing,
        st.sampled_from(Standing),
        st.sampled_from(["Nadia", "Otto"]),
        lowers=st.booleans(),
    )
    | st.builds(step_down, st.sampled_from(Standing)),
    max_size=6,
)


@given(SPOKEN, st.lists(st.booleans(), min_size=6, max_size=6))
def test_whatever_was_undone_a_check_is_in_no_further_than_somebody_raised_it(
    words: list[Word], kept: list[bool]
) -> None:
    left = [each for each, stays in zip(words, kept, strict=False) if stays]
    told = heard(*left).standings.get("c")
    raisings = [each.standing or OFF for each in left if each.deed is Deed.STANDING and not each.lowers]
    highest = max(raisings, key=list(Standing).index, default=OFF)
    assert told is None or not told.standing.is_above(highest)
