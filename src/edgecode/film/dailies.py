"""Takes and setups: the rows of all papers joined, so that one take holds the recordings of several cameras."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from operator import attrgetter, itemgetter

import msgspec

from edgecode.film import scene_number
from edgecode.film.identity import digest
from edgecode.film.memo import Memo, Step
from edgecode.film.paper_row import PaperRow, paper_row
from edgecode.film.place import Place
from edgecode.film.recording import OF_SOUND, Mark, Recording
from edgecode.film.settle import Settled, SettledBy, settle
from edgecode.film.slate import Flag, Slate, Style
from edgecode.film.told_twice import KeptPairs, told_differently

_Order = tuple[tuple[int, int, str, str, str], tuple[int, int, str, str, tuple[int, str]], int, str]
_NOTHING_SAID: Mapping[str, str] = {}
_BEST = {mark: rank for rank, mark in enumerate(Mark)}


class Take(msgspec.Struct, frozen=True, kw_only=True):
    """One take: its slate, and what each camera and recorder made of it.

    ``mark`` is the best that the most believed kind of paper gives, asked in the order of :class:`WrittenBy`: what is no
    good for one camera may be circled for another. ``ambiguous`` says that the slate could belong to another scene as
    well, and that no person has said which.
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
        """Whether the paper that is most believed about it leaves anything of it to use."""
        return self.mark is not Mark.NG

    @property
    def circled(self) -> bool:
        """Somebody circled it."""
        return self.mark is Mark.CIRCLED

    @property
    def has_picture(self) -> bool:
        """A camera ran, as far as the papers know; for a wild track none did, whoever lists it."""
        if Flag.WT in self.slate.flags:
            return False
        return any(recording.written_by not in OF_SOUND for recording in self.recordings)

    @property
    def silent(self) -> bool:
        """A paper slates it MOS, and no sound report lists it."""
        mos = any(row.slate is not None and Flag.MOS in row.slate.flags for row in self.recordings)
        return mos and all(row.written_by not in OF_SOUND for row in self.recordings)

    @property
    def cameras(self) -> tuple[str, ...]:
        """The letters of the cameras that ran, sorted: as the papers have them, else as the slates do."""
        letters = {row.camera or (row.slate.camera if row.slate is not None else "") for row in self.recordings}
        return tuple(sorted(letters - {""}))

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
    differing: tuple[tuple[Recording, Recording], ...] = ()
    """Rows of two papers about one moment that name two takes."""
    style: Style = Style.US
    """How slates are read on this film."""


class KeptDailies:
    """What was assembled the last time: by row, by take, by setup, by pair of papers."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.rows: dict[int, PaperRow] = {}
        self.style = Style.US
        self.stems: Step[dict[str, tuple[str, Settled]]] = Step()
        self.takes: Memo[tuple[Take, _Order]] = Memo()
        self.setups: Memo[Setup] = Memo()
        self.pairs = KeptPairs()

    def styled(self, style: Style, recordings: Iterable[Recording]) -> list[PaperRow]:
        """Work out the rows that were not there the last time, in one style of slates."""
        known = self.rows if style is self.style else {}
        rows = [_row(recording, style=style, known=known) for recording in recordings]
        self.rows = {id(row.read): row for row in rows}
        self.style = style
        return rows


def assembled(
    recordings: Iterable[Recording],
    *,
    scenes: Collection[str],
    said: Mapping[str, str] | None = None,
    style: Style = Style.US,
    kept: KeptDailies | None = None,
) -> Dailies:
    """Join the rows of all papers into takes and setups.

    ``scenes`` are the numbers of the script's scenes, which decide whether ``12A`` is a setup or an inserted scene; ``said``
    maps a slate's stem (``12A``) to the scene a person said it belongs to. Where a paper names a setup's scene apart from
    the slate, it names it for all takes of the setup. ``style`` is how slates are read on this film, ``kept`` what an
    earlier assembly may be taken over from.
    """
    kept = kept if kept is not None else KeptDailies()
    kept.takes.turn()
    kept.setups.turn()
    rows = kept.styled(style, recordings)
    rows.sort(key=attrgetter("believed"))
    takes = _takes(rows, scenes=scenes, said=said if said is not None else _NOTHING_SAID, kept=kept)
    return Dailies(
        recordings=tuple(row.recording for row in rows),
        takes=tuple(take for _key, take in takes),
        setups=_setups(takes, kept=kept),
        by_id={take.id: take for _key, take in takes},
        by_key=dict(takes),
        differing=told_differently(rows, kept=kept.pairs),
        style=style,
    )


def _row(recording: Recording, *, style: Style, known: Mapping[int, PaperRow]) -> PaperRow:
    row = known.get(id(recording))
    return row if row is not None and row.read is recording else paper_row(recording, style=style)


def _takes(
    rows: Iterable[PaperRow], *, scenes: Collection[str], said: Mapping[str, str], kept: KeptDailies
) -> list[tuple[str, Take]]:
    """Group the rows by take key and make the takes, in scene and slate order, each with its key."""
    groups: dict[str, list[PaperRow]] = {}
    named: dict[str, str] = {}
    for row in rows:
        if row.take:
            groups.setdefault(row.take, []).append(row)
            if row.recording.scene:
                named.setdefault(row.setup, row.recording.scene)
    printed = {scene_number.folded(scene): scene for scene in reversed(tuple(scenes))}
    stems = kept.stems.get((scenes, said, kept.style), dict)
    made = []
    for key, group in groups.items():
        stem = group[0].setup
        if stem not in stems:
            stems[stem] = _settled(group[0], scenes=scenes, said=said)
        setup, settled = stems[stem]
        scene = next((row.recording.scene for row in group if row.recording.scene), named.get(stem, ""))
        other = _said_scene(scene, setup=setup, settled=settled, printed=printed) if scene else None
        job = partial(_take, key, group, setup=setup, settled=settled, scene=other)
        take, order = kept.takes.get((key, other), (*group, settled), job)
        made.append((order, key, take))
    made.sort(key=itemgetter(0))
    return [(key, take) for _order, key, take in made]


def _settled(row: PaperRow, *, scenes: Collection[str], said: Mapping[str, str]) -> tuple[str, Settled]:
    """The setup's name as its first slate prints it, and the scene it belongs to."""
    slate = row.recording.slate
    if slate is None:
        raise AssertionError(row)
    return slate.setup_label, settle(slate, scenes, said=said)


def _take(key: str, group: list[PaperRow], *, setup: str, settled: Settled, scene: str | None) -> tuple[Take, _Order]:
    """Make one take of its rows; ``setup`` is the setup's name as its first slate prints it, zeros included."""
    slate = group[0].recording.slate
    if slate is None:
        raise AssertionError(key)
    take = Take(
        id=digest("take", key),
        label=f"{setup}{slate.take_label.removeprefix(slate.setup_label)}",
        scene=settled.scene if scene is None else scene,
        setup=setup,
        slate=slate,
        mark=_mark(row.recording for row in group),
        recordings=tuple(row.recording for row in group),
        ambiguous=settled.ambiguous and scene is None,
    )
    return take, _slate_order(take, key=key)


def _said_scene(said: str, *, setup: str, settled: Settled, printed: Mapping[str, str]) -> str | None:
    """The scene that a paper names apart from the slate, as the scene list prints it; ``None`` where it tells nothing new.

    It wins over what the slate alone suggests, unless it only says the slate over again: ``12A`` in a column for the
    scene is what the clapper shows. A person's word on the slate wins over both.
    """
    own, slated = scene_number.folded(said), scene_number.folded(settled.scene)
    if not own or settled.by is SettledBy.PERSON or (slated and own == scene_number.folded(setup)):
        return None
    if own not in printed and slated and own.startswith(slated) and not own[len(slated) :][:1].isdigit():
        return None
    return printed.get(own, own)


def _mark(group: Iterable[Recording]) -> Mark:
    marked = [row for row in group if row.mark is not Mark.NONE]
    believed = (row.mark for row in marked if row.written_by is marked[0].written_by)
    return min(believed, key=_BEST.__getitem__, default=Mark.NONE)


def _slate_order(take: Take, *, key: str) -> _Order:
    slate = take.slate
    shot = (len(slate.shot), slate.shot)
    setup = (int(slate.number), len(slate.letters), slate.letters, slate.prefix, shot)
    return (scene_number.order(take.scene), setup, slate.take or 0, key)


def _setups(takes: Iterable[tuple[str, Take]], *, kept: KeptDailies) -> tuple[Setup, ...]:
    groups: dict[tuple[str, str], list[Take]] = {}
    for _key, take in takes:
        groups.setdefault((take.scene, take.setup), []).append(take)
    return tuple(
        kept.setups.get(names, tuple(group), partial(_setup, *names, group)) for names, group in groups.items()
    )


def _setup(scene: str, label: str, takes: Iterable[Take]) -> Setup:
    return Setup(
        id=digest("setup", scene_number.folded(scene), scene_number.folded(label)),
        label=label,
        scene=scene,
        takes=tuple(takes),
    )
