"""Several threads that append share a transaction: whoever writes takes along all that wait.

The first to come writes at once. While it does, others queue; when it is done it wakes the first of them, which writes for
all that wait by then. So the disk is waited for once a group, and nobody is told before it has answered.
"""

from collections.abc import Callable, Sequence
from threading import Lock, RLock

from edgecode.errors import EdgecodeError
from edgecode.store.record_db.writing import Batch
from edgecode.usecases.ports.record import Recorded

Commit = Callable[[Sequence[Batch]], list[tuple[Recorded, ...]]]
"""Writes batches in one transaction, all or none; one answer a batch."""


class _Waiting:
    """One batch on its way: what came of it once somebody wrote it."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.done: tuple[Recorded, ...] | None = None
        self.failed: BaseException | None = None
        self.leads = False
        self._asleep = Lock()
        self._asleep.acquire()

    @property
    def is_settled(self) -> bool:
        return self.done is not None or self.failed is not None

    def wait(self) -> None:
        """Sleep until woken: written by somebody, or the next to write."""
        self._asleep.acquire()

    def wake(self) -> None:
        self._asleep.release()

    def outcome(self) -> tuple[Recorded, ...]:
        if self.failed is not None:
            raise self.failed
        return self.done or ()


class Group:
    """Gathers what several threads append. Who holds ``turn`` is the one that writes."""

    def __init__(self, commit: Commit) -> None:
        """Take what writes."""
        self.turn = RLock()
        self._commit = commit
        self._door = Lock()
        self._queue: list[_Waiting] = []
        self._is_led = False

    def append(self, batch: Batch) -> tuple[Recorded, ...]:
        """Write a batch, alone or with others'; what fails with others is tried alone, so no batch spoils another."""
        mine = _Waiting(batch)
        with self._door:
            self._queue.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            self._wait(mine)
        if not mine.is_settled:
            self._lead(mine)
        return mine.outcome()

    def _wait(self, mine: _Waiting) -> None:
        try:
            mine.wait()
        except BaseException:
            # Whoever is interrupted asleep may have been woken to lead: then somebody else has to.
            with self._door:
                self._queue = [each for each in self._queue if each is not mine]
            if mine.leads:
                self._hand_over()
            raise

    def _lead(self, mine: _Waiting) -> None:
        with self.turn:
            with self._door:
                group, self._queue = self._queue, []
            try:
                self._write(group)
            finally:
                self._hand_over()
                for each in group:
                    if each is not mine:
                        each.wake()

    def _hand_over(self) -> None:
        with self._door:
            self._is_led = bool(self._queue)
            if self._queue:
                self._queue[0].leads = True
                self._queue[0].wake()

    def _write(self, group: Sequence[_Waiting]) -> None:
        try:
            self._settle(group)
        except EdgecodeError as error:
            self._settle_each(group, error)
        except BaseException as stop:
            for each in group:
                each.failed = stop
            raise

    def _settle(self, group: Sequence[_Waiting]) -> None:
        for each, done in zip(group, self._commit([each.batch for each in group]), strict=True):
            each.done = done

    def _settle_each(self, group: Sequence[_Waiting], error: EdgecodeError) -> None:
        if len(group) == 1:
            group[0].failed = error
            return
        for each in group:
            try:
                self._settle([each])
            except EdgecodeError as own:
                each.failed = own
