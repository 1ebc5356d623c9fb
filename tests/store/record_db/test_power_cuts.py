import random
import shutil
from pathlib import Path

import apsw
import pytest

from store.record_db.disk import Acknowledged, Done, RememberingDisk, Story, after_power_cut, in_use
from store.record_db.made_record import IDA, NADIA, append, entry, erasing_entry, open_record

CUTS, PARTS = 500, 10


@pytest.fixture(scope="module")
def story(kept_root: Path) -> Story:
    """A record is begun, written, handed out, read by a second process, erased in, closed and opened again."""
    root = kept_root
    disk = RememberingDisk("remembers", beside=root / "state")
    with in_use(disk):
        for _ in range(2):
            record = open_record(root)
            for who in (IDA, NADIA, IDA):
                _told(disk, append(record, count=3, who=who))
            record.checkpoint()
            many = [(record.new_id(), entry()) for _ in range(24)]
            _told(disk, [each.id for each in record.append(many)])
            done = record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
            _told(disk, [done.id, *append(record, count=6)])
            record.close()
    disk.unregister()
    return disk.story


def _told(disk: RememberingDisk, ids: list[bytes]) -> None:
    disk.story += [Acknowledged(id_) for id_ in ids]


def _put(root: Path, files: dict[str, bytes]) -> None:
    for folder in ("film", "state"):
        shutil.rmtree(root / folder, ignore_errors=True)
    for path, content in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


@pytest.mark.parametrize("part", range(PARTS))
def test_power_may_go_at_any_moment(kept_root: Path, story: Story, part: int) -> None:
    """Fifty cuts each: what was acknowledged is there, the record verifies, and goes on."""
    chance = random.Random(part)  # noqa: S311  accidents, not secrets
    for _ in range(CUTS // PARTS):
        cut = story[: chance.randrange(len(story))]
        _put(kept_root, after_power_cut(cut, chance=chance))
        record = open_record(kept_root)
        acknowledged = {each.id for each in cut if isinstance(each, Acknowledged)}
        assert acknowledged <= {each.id for each in record.entries()}
        assert record.verify(opening=True).problems == ()
        append(record)
        record.close()


def test_what_is_not_synced_is_lost_in_such_a_cut(root: Path) -> None:
    """A table written with synchronous = normal loses rows that were acknowledged: the cut is not blind."""
    disk = RememberingDisk("remembers too", beside=root / "nothing")
    file = root / "some.db"
    with in_use(disk):
        db = apsw.Connection(str(file))
        db.execute("pragma journal_mode = wal; pragma synchronous = normal; create table row_ (id blob)").fetchall()
        for number in range(20):
            db.execute("insert into row_ values (?)", (bytes([number]),))
            disk.story.append(Acknowledged(bytes([number])))
        db.close()
    disk.unregister()
    chance = random.Random(1)  # noqa: S311  accidents, not secrets
    assert sum(_loses(disk.story[: chance.randrange(len(disk.story))], root, chance) for _ in range(50)) > 10


def _loses(cut: Story, folder: Path, chance: random.Random) -> bool:
    for file in folder.iterdir():
        file.unlink()
    for path, content in after_power_cut(cut, chance=chance).items():
        Path(path).write_bytes(content)
    db = apsw.Connection(str(folder / "some.db"))
    try:
        found = {id_ for (id_,) in db.execute("select id from row_")}
    except apsw.SQLError:
        found = set()
    finally:
        db.close()
    return not {each.id for each in cut if isinstance(each, Acknowledged)} <= found


def test_the_story_has_enough_to_lose(story: Story) -> None:
    assert sum(isinstance(each, Done) for each in story) > 150
    assert sum(isinstance(each, Acknowledged) for each in story) > 60
