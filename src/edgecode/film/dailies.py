"""Takes and setups: the rows of all papers joined, so that one take holds the recordings of several cameras."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from edgecode.film import scene_number
from edgecode.film.identity import digest
from edgecode.film.place import Place
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.settle import Settled, settle
from edgecode.film.slate import Slate

_BELIEVED = {paper: rank for rank, paper in enumerate(WrittenBy)}


class Take(msgspec.Struct, frozen=True, kw_only=True):
    """One take: its slate, and what each camera and recorder made of it.

    ``mark`` is the first that any paper gives, asked in the order of :class:`WrittenBy`. ``ambiguous`` says that the slate
    could belong to another scene as well, and that no person has said which.
    """

    id: str
    label: str
    scene: str
    setup: str
    slate: Slate
    mark: Mark
    recordings: tuple[Recording, ...]
    ambiguous: bool = False

    @property
    def usable(self) -> bool:
        """Nobody said it is no good."""
        return self.mark is not Mark.NG

    @property
    def circled(self) -> bool:
        """Somebody circled it."""
        return self.mark is Mark.CIRCLED

    @property
    def has_picture(self) -> bool:
        """A camera ran, as far as the papers know."""
        return any(recording.written_by is not WrittenBy.SOUND for recording in self.recordings)

    @property
    def cameras(self) -> tuple[str, ...]:
        """The letters of the cameras that ran, sorted."""
        return tuple(sorted({recording.camera for recording in self.recordings if recording.camera}))

    @property
    def place(self) -> Place:
        """Where the most believed paper lists it."""
        return self.recordings[0].place

    @property
    def note(self) -> str:
        """What the most believed paper that says anything notes about it."""
        return next((recording.note for recording in self.recordings if recording.note), "")


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """One setup: the takes slated with one scene and one letter, in take order."""

    id: str
    label: str
    scene: str
    takes: tuple[Take, ...]

    @property
    def note(self) -> str:
        """The first description that any of its takes has."""
        return next((take.note for take in self.takes if take.note), "")


class Dailies(msgspec.Struct, frozen=True):
    """Everything that was shot, as far as the papers know; setups are in scene order, then in slate order."""

    recordings: tuple[Recording, ...] = ()
    takes: tuple[Take, ...] = ()
    setups: tuple[Setup, ...] = ()
    by_id: dict[str, Take] = {}
    by_key: dict[str, Take] = {}
    """Takes by :attr:`Slate.take_key`."""


def assembled(
    recordings: Iterable[Recording], *, scenes: Collection[str], said: Mapping[str, str] | None = None
) -> Dailies:
    """Join the rows of all papers into takes and setups.

    ``scenes`` are the numbers of the script's scenes, which decide whether ``12A`` is a setup or an inserted scene; ``said``
    maps a slate's stem (``12A``) to the scene a person said it belongs to.
    """
    rows = sorted(recordings, key=lambda row: _BELIEVED[row.written_by])
    groups: dict[str, list[Recording]] = {}
    for row in rows:
        if row.slate is not None and row.slate.take is not None:
            groups.setdefault(row.slate.take_key, []).append(row)
    settle_once: dict[str, Settled] = {}
    takes = []
    for key, group in groups.items():
        slate = group[0].slate
        if slate is None:
            continue
        stem = f"{slate.prefix}{slate.number}{slate.letters}"
        if stem not in settle_once:
            settle_once[stem] = settle(slate, scenes, said=said or {})
        takes.append(_take(key, group, slate=slate, settled=settle_once[stem]))
    takes.sort(key=_slate_order)
    return Dailies(
        recordings=tuple(rows),
        takes=tuple(takes),
        setups=_setups(takes),
        by_id={take.id: take for take in takes},
        by_key={take.slate.take_key: take for take in takes},
    )


def _take(key: str, group: list[Recording], *, slate: Slate, settled: Settled) -> Take:
    said_scene = next((row.scene for row in group if row.scene), "")
    return Take(
        id=digest("take", key),
        label=slate.take_label,
        scene=_scene(said_scene, settled=settled),
        setup=f"{slate.prefix}{slate.number}{slate.letters}",
        slate=slate,
        mark=next((row.mark for row in group if row.mark is not Mark.NONE), Mark.NONE),
        recordings=tuple(group),
        ambiguous=settled.ambiguous and not said_scene,
    )


def _scene(said: str, *, settled: Settled) -> str:
    """The scene the paper names by itself wins, unless it is only the slate's own stem over again."""
    if not said:
        return settled.scene
    own = scene_number.folded(said)
    return settled.scene if own.startswith(scene_number.folded(settled.scene)) else own


def _slate_order(take: Take) -> tuple[object, ...]:
    slate = take.slate
    number = scene_number.order(take.scene)
    return (number, len(slate.letters), slate.letters, slate.prefix, slate.take or 0, slate.take_key)


def _setups(takes: Iterable[Take]) -> tuple[Setup, ...]:
    groups: dict[tuple[str, str], list[Take]] = {}
    for take in takes:
        groups.setdefault((take.scene, take.setup), []).append(take)
    return tuple(
        Setup(id=digest("setup", scene, label), label=label, scene=scene, takes=tuple(group))
        for (scene, label), group in groups.items()
    )
