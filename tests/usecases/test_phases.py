"""The phase of the film, followed through the record."""

from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase, Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.phases import Phases
from edgecode.usecases.ports.record import Recorded

FILM = Handle("f" * 16)


def said(index: int, phase: Phase | None = None, *, undoes: int | None = None) -> Recorded:
    """A phase that was said, or one that was taken back."""
    is_said = phase is not None
    entry = Entry(
        at=index,
        who=Handle("a" * 16),
        role=Role.DIRECTOR,
        stage=Stage.HOUSE if is_said else Stage.DAILIES,
        kind=Kind.FILM_PHASE_SET if is_said else Kind.DECISION_UNDONE,
        film=FILM,
        ids=((IdRole.ENTRY, Handle(own(undoes).hex())),) if undoes is not None else (),
        details=((Detail.PHASE, list(Phase).index(phase)),) if phase is not None else (),
    )
    return Recorded(index=index, id=own(index), entry=checked(entry))


def own(index: int) -> bytes:
    return (index + 1).to_bytes(16, "big")


def test_a_film_is_being_prepared_before_anybody_says_another() -> None:
    assert Phases().now is Phase.PREPARE


def test_the_last_that_was_said_counts_from_then_on() -> None:
    phases = Phases()
    for index, phase in enumerate((Phase.SHOOT, Phase.FINISH, Phase.SHOOT)):
        phases.take(said(index, phase))
        assert phases.now is phase


def test_what_is_taken_back_gives_way_to_what_was_said_before() -> None:
    phases = Phases()
    for row in (said(0, Phase.SHOOT), said(1, Phase.FINISH), said(2, undoes=1)):
        phases.take(row)
    found = [phases.now]
    for row in (said(3, undoes=0), said(4, undoes=99)):
        phases.take(row)
        found.append(phases.now)
    assert found == [Phase.SHOOT, Phase.PREPARE, Phase.PREPARE]


def test_what_somebody_who_was_erased_said_of_the_film_stays() -> None:
    phases = Phases()
    word = Word(entry=own(0).hex(), deed=Deed.PHASE, by="Ida", at=0, subject="shoot")
    undo = Word(entry=own(1).hex(), deed=Deed.UNDO, by="Ida", at=1, undoes=own(0).hex())
    found = []
    for index, told in enumerate((word, undo, None)):
        phases.take(Recorded(index=index, id=own(index), entry=None), told)
        found.append(phases.now)
    assert found == [Phase.SHOOT, Phase.PREPARE, Phase.PREPARE]
