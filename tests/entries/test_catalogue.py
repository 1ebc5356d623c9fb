import re

from edgecode.entries.catalogue import CHAPTERS, MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import WORK, By, Group, IdRole, Stage

NOT_OUR_WORDS = re.compile(r"\b(ledger|rung|act|mark|assist|bench|drift|sync|default|user|AI)\b", re.IGNORECASE)
AS_READ = re.compile(r"[a-z][A-Za-z,:' -]+[a-z]")


def test_every_kind_has_one_meaning() -> None:
    assert set(MEANINGS) == set(Kind)
    assert sum(len(chapter) for chapter in CHAPTERS.values()) == len(Kind)


def test_kinds_are_named_by_subject_and_deed() -> None:
    for kind in Kind:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*", kind.value), kind
        assert kind.name == re.sub(r"[.-]", "_", kind.value).upper()


def test_no_two_kinds_read_the_same() -> None:
    assert len({meaning.says for meaning in MEANINGS.values()}) == len(MEANINGS)


def test_there_are_at_most_twelve_groups_and_each_is_used() -> None:
    assert {meaning.group for meaning in MEANINGS.values()} - {None} == set(Group)
    assert len(Group) <= 12


def test_every_stage_id_and_detail_is_used() -> None:
    meanings = MEANINGS.values()
    assert {stage for meaning in meanings for stage in meaning.stages} == set(Stage)
    assert {role for meaning in meanings for role in (*meaning.ids, *meaning.ids_if_known)} == set(IdRole)
    used = {detail for meaning in meanings for detail in (*meaning.details, *meaning.details_if_known)}
    assert used | {Detail.ORIGIN} == set(Detail)


def test_every_detail_has_a_scale() -> None:
    assert set(SCALES) == set(Detail)
    for scale in SCALES.values():
        assert bool(scale.words) != bool(scale.most)


def test_a_scale_holds_its_words_or_its_span() -> None:
    assert [number for number in range(-1, 6) if SCALES[Detail.STANDING].holds(number)] == [0, 1, 2, 3]
    assert [number for number in (-1, 0, 1, 20, 21) if SCALES[Detail.OPTION].holds(number)] == [1, 20]


def test_a_meaning_is_a_plain_sentence() -> None:
    for meaning in MEANINGS.values():
        assert AS_READ.fullmatch(meaning.says), meaning
        assert len(meaning.says) <= 72, meaning
        assert not NOT_OUR_WORDS.search(meaning.says), meaning


def test_a_meaning_says_nothing_twice() -> None:
    for meaning in MEANINGS.values():
        details = (*meaning.details, *meaning.details_if_known)
        for words in (meaning.ids, meaning.ids_if_known, details, meaning.stages, meaning.by):
            assert len(set(words)) == len(words), meaning


def test_everything_is_done_somewhere_by_somebody() -> None:
    assert not [meaning for meaning in MEANINGS.values() if not meaning.stages or not meaning.by]


def test_only_the_work_on_a_film_is_counted_for_partners() -> None:
    """Consents, standings, papers, partners, record and house have no group: who withdrew is nobody's business."""
    for meaning in MEANINGS.values():
        assert (meaning.group is not None) == set(meaning.stages).issubset(WORK), meaning


def test_partners_do_nothing_in_the_work() -> None:
    assert {meaning.stages for meaning in MEANINGS.values() if By.PARTNER in meaning.by} == {(Stage.PARTNERS,)}
