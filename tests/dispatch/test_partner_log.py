import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.boundary.errors import LogError
from edgecode.dispatch import partner_log, plain_files
from edgecode.dispatch.partner_log import Log
from edgecode.errors import ProofError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import merkle
from edgecode.record import note as notes
from edgecode.record.keys import KeyKind, SigningKey
from simulators.damage import damaged

KEY = SigningKey(name="edgecode.partner/0123456789abcdef/fedcba9876543210", kind=KeyKind.LOG, seed=bytes(range(32)))
STRANGER = SigningKey(name=KEY.name, kind=KeyKind.LOG, seed=bytes(32))


def leaf(text: str, *, key: SigningKey = KEY) -> bytes:
    return notes.encoded(notes.signed(f"{text}\n", key=key))


class Made:
    """A log in a folder, with its file of what was seen in another."""

    def __init__(self, folder: Path) -> None:
        """Make the folders, and no log yet."""
        self.folder, self.seen = folder / "log", folder / "state" / "checkpoint"
        (self.folder / "leaves").mkdir(parents=True)
        self.seen.parent.mkdir()

    def append(self, *texts: str) -> Log:
        """Append one leaf a text."""
        with partner_log.writing(self.folder, key=KEY, seen=self.seen) as writer:
            for text in texts:
                writer.append([leaf(text)])
            return writer.log

    def append_at_once(self, *texts: str) -> Log:
        """Append them all under one checkpoint."""
        with partner_log.writing(self.folder, key=KEY, seen=self.seen) as writer:
            return writer.append(leaf(text) for text in texts)

    def read(self) -> Log:
        """Read it."""
        return partner_log.read(self.folder, key=KEY.verifier, seen=self.seen)

    def kept(self) -> dict[str, bytes]:
        """Every file with its bytes."""
        return {str(file): file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file()}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


def test_what_was_appended_is_read_with_the_public_key_alone(made: Made) -> None:
    made.append("one", "two")
    made.append("three")
    log = made.read()
    assert [log.text(index) for index in range(log.size)] == ["one\n", "two\n", "three\n"]
    checkpoint = checkpoints.verified(notes.decoded(log.checkpoint), log=KEY.verifier)
    assert (checkpoint.size, checkpoint.root) == (3, merkle.root(log.leaves))
    assert sorted(file.name for file in made.folder.rglob("*") if file.is_file()) == [
        *("000000.note", "000001.note", "000002.note", "checkpoint")
    ]


def test_every_proof_holds_and_no_other_is_given(made: Made) -> None:
    log = made.append(*"abcdefg")
    for size in range(1, log.size + 1):
        for index in range(size):
            digest, proof = merkle.leaf_hash(log.leaves[index]), log.inclusion(index, size=size)
            merkle.check_inclusion(digest, index=index, size=size, proof=proof, root=log.root(size))
        for before in range(size + 1):
            proof = log.consistency(before, size2=size)
            merkle.check_consistency(before, size, root1=log.root(before), root2=log.root(size), proof=proof)
    with pytest.raises(ProofError):
        log.inclusion(0, size=8)
    with pytest.raises(ProofError):
        log.inclusion(7, size=7)
    with pytest.raises(ProofError):
        log.consistency(3, size2=8)


def test_what_the_logs_key_did_not_sign_is_not_appended(made: Made) -> None:
    made.append("one")
    with (
        pytest.raises(LogError, match="signature"),
        partner_log.writing(made.folder, key=KEY, seen=made.seen) as writer,
    ):
        writer.append([leaf("two", key=STRANGER)])
    assert made.read().size == 1


def test_a_log_that_was_never_begun_has_nothing_to_read(made: Made) -> None:
    with pytest.raises(LogError, match="found none"):
        made.read()


def test_a_log_without_a_folder_is_told_in_one_sentence(made: Made) -> None:
    shutil.rmtree(made.folder)
    with pytest.raises(LogError, match="no such file or directory"):
        made.append("one")
    with pytest.raises(LogError, match=r"found none|no such file"):
        made.read()


class Killed(BaseException):
    """The process ended here, which no handler of errors sees."""


STEPS = ("fsync", "link", "rename", "unlink")


def killed_after(steps: int, monkeypatch: pytest.MonkeyPatch, made: Made) -> bool:
    """Append two leaves, killed before step number ``steps`` of those that change the disk; say whether it came so far."""
    left = [steps]
    with monkeypatch.context() as patched:
        for name in STEPS:
            real: Callable[..., object] = getattr(os, name)

            def step(*words: object, real: Callable[..., object] = real, **more: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return real(*words, **more)

            patched.setattr(os, name, step)
        try:
            made.append_at_once("two", "three")
        except Killed:
            return True
    return False


@pytest.mark.parametrize("before", [(), ("one",)], ids=["the first leaves", "later ones"])
def test_killed_at_any_step_leaves_are_published_together_or_not_at_all_and_the_next_writer_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...]
) -> None:
    published = []
    for steps in range(100):
        made = Made(tmp_path / str(steps))
        first = made.append(*before).size
        if not killed_after(steps, monkeypatch, made):
            break
        between = made.read() if (made.folder / "checkpoint").exists() else None
        after = made.append("four")
        if between is not None:
            proof = after.consistency(between.size, size2=after.size)
            roots = {"root1": between.root(between.size), "root2": after.root(after.size)}
            merkle.check_consistency(between.size, after.size, **roots, proof=proof)
        texts = [after.text(index).strip() for index in range(first, after.size)]
        assert texts in (["four"], ["two", "three", "four"])
        assert not list((tmp_path / str(steps)).rglob(".new-*"))
        published.append(((between.size if between else 0) - first, after.size - first))
    # Not at all; then, once they were seen, finished by the next; then there.
    assert list(dict.fromkeys(published)) == [(0, 1), (0, 3), (2, 3)]


@pytest.mark.parametrize("without", ["leaf", "leaf and checkpoint", "everything but the first"])
def test_a_log_that_was_put_back_to_an_earlier_day_is_refused(made: Made, tmp_path: Path, without: str) -> None:
    made.append("one")
    shutil.copytree(made.folder, tmp_path / "first")
    made.append("two")
    earlier = (made.folder / "checkpoint").read_bytes()
    made.append("three")
    if without == "everything but the first":
        shutil.rmtree(made.folder)
        shutil.copytree(tmp_path / "first", made.folder)
    else:
        (made.folder / "leaves" / "000002.note").unlink()
        if without == "leaf and checkpoint":
            (made.folder / "checkpoint").write_bytes(earlier)
    kept = made.kept()
    for use in (made.read, lambda: made.append("four")):
        with pytest.raises(LogError, match="seen before") as told:
            use()
        assert "Put the partner's log back" in told.value.advice()
    assert made.kept() == kept


def test_a_log_that_went_on_another_way_is_refused(made: Made, tmp_path: Path) -> None:
    made.append("one")
    shutil.copytree(made.folder, tmp_path / "other" / "log")
    other = Made.__new__(Made)
    other.folder, other.seen = tmp_path / "other" / "log", tmp_path / "other" / "seen"
    other.append("two", "three")
    made.append("four")
    shutil.rmtree(made.folder)
    shutil.copytree(other.folder, made.folder)
    for use in (made.read, lambda: made.append("five")):
        with pytest.raises(LogError, match="other leaves than were seen before"):
            use()


def test_an_earlier_checkpoint_alone_with_every_leaf_is_no_way_back(made: Made) -> None:
    made.append("one")
    earlier = (made.folder / "checkpoint").read_bytes()
    whole = made.append("two", "three")
    (made.folder / "checkpoint").write_bytes(earlier)
    assert made.append().leaves == whole.leaves
    assert made.read() == whole


def test_leaves_that_were_seen_and_are_not_all_there_are_refused(made: Made) -> None:
    made.append("one")
    earlier = (made.folder / "checkpoint").read_bytes()
    made.append("two", "three")
    (made.folder / "checkpoint").write_bytes(earlier)
    (made.folder / "leaves" / "000003.note").write_bytes(leaf("four"))
    with pytest.raises(LogError, match="expected the 3 leaves seen before"):
        made.append("five")


def said(use: Callable[[], Log]) -> Log | str:
    """Give what came back, or that one sentence was said."""
    try:
        return use()
    except LogError as error:
        return "one sentence" if str(error) and "\n" not in str(error) else str(error)


def test_damage_to_any_file_is_told_in_one_sentence_or_changes_nothing(made: Made) -> None:
    made.append("one", "two", "three")
    whole = made.read()
    files = [*(made.folder / "leaves").iterdir(), made.folder / "checkpoint", made.seen]
    for file in files:
        good = file.read_bytes()
        for bad in (*(good[:end] for end in range(0, len(good), 7)), *damaged(good, count=60)):
            file.write_bytes(bad)
            for use in (made.read, made.append):
                assert said(use) in ((whole,) if bad == good else ("one sentence",))
            file.write_bytes(good)
        file.unlink()
        with pytest.raises(LogError) if file != made.seen else pytest.raises(AssertionError):
            assert made.read() != whole
        file.write_bytes(good)
    assert made.read() == whole


@pytest.mark.parametrize("name", ["000009.note", "notes.txt", "000003.NOTE", "٠٠٠٠٠٣.note"])
def test_a_file_that_is_no_leaf_is_told(made: Made, name: str) -> None:
    made.append("one", "two", "three")
    (made.folder / "leaves" / name).write_bytes(leaf("four"))
    with pytest.raises(LogError, match=r"expected the leaf 00000[03]\.note"):
        made.read()


@pytest.mark.parametrize("place", ["leaves/000000.note", "checkpoint", "leaves"])
def test_a_link_is_followed_nowhere(made: Made, tmp_path: Path, place: str) -> None:
    made.append("one")
    (made.folder / place).rename(tmp_path / "elsewhere")
    (made.folder / place).symlink_to(tmp_path / "elsewhere")
    for use in (made.read, lambda: made.append("two")):
        with pytest.raises(LogError):
            use()


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(made: Made) -> None:
    made.append("one")
    (made.folder / "checkpoint").unlink()
    os.mkfifo(made.folder / "checkpoint")
    with pytest.raises(LogError, match="no plain file"):
        made.read()


def test_a_file_too_large_for_a_leaf_is_not_read(made: Made) -> None:
    made.append("one")
    with (made.folder / "leaves" / "000000.note").open("r+b") as stream:
        stream.truncate(plain_files.BIGGEST + 1)
    with pytest.raises(LogError, match="larger than 1048576 bytes"):
        made.read()


def test_a_disk_without_links_keeps_a_log_as_well(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_words: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    made.append("one", "two")
    assert made.read().size == 2
    with pytest.raises(FileExistsError):
        plain_files.put_new(made.folder / "leaves", "000001.note", leaf("other"))
    assert made.read().text(1) == "two\n"
