import hashlib

from edgecode.entries.detail import SCALES
from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import SUBJECTS, VOCABULARY_VERSION, WORK, Group, IdRole, Role, Stage

FINGERPRINTS = {1: "5d48dcc325d14a34", 2: "970d44a3af8b3704", 3: "bfd1862825342a82"}
"""The words of each version that was ever released; only the newest can still be computed."""


def test_the_words_change_only_with_their_version() -> None:
    enumerations = [[word.value for word in words] for words in (Stage, Role, Group, IdRole, Kind)]
    scales = [(detail.value, scale.words, scale.least, scale.most) for detail, scale in SCALES.items()]
    fingerprint = hashlib.sha256(repr((enumerations, scales)).encode()).hexdigest()[:16]
    assert FINGERPRINTS.get(VOCABULARY_VERSION) == fingerprint, (
        f"the words of the vocabulary changed: raise VOCABULARY_VERSION in entries/vocabulary.py and add "
        f"{fingerprint!r} for it here (a version that no film was ever opened with may be amended)"
    )
    assert max(FINGERPRINTS) == VOCABULARY_VERSION


def test_work_and_subjects_are_in_no_doubt() -> None:
    assert set(WORK) < set(Stage)
    assert set(SUBJECTS) < set(IdRole)
    assert len(set(SUBJECTS)) == len(SUBJECTS)


def test_nobody_is_all_noughts() -> None:
    assert THE_HOUSE.digits == "0000000000000000"
