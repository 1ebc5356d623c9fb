"""The drill: every job of every stage by hand, with all checks off, on scratch copies of the film."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.errors import EdgecodeError
from edgecode.usecases.drill.jobs import Job, walk_job
from edgecode.usecases.drill.ratios import MOST, PAIRS, Pair, Ratio, Walked, value_of, walk_ratios
from edgecode.usecases.drill.scratch import Copies, Face, Scratch

Progress = Callable[[int, int, str], None]
"""Told before each job: how many are walked, how many there are, and which is next."""


class StageWalked(msgspec.Struct, frozen=True, kw_only=True):
    """One stage: whether each of its jobs finishes by hand, and the steps of them all, by hand and with checks."""

    stage: Stage
    passed: bool
    steps_by_hand: int
    steps_with: int


class Drill(msgspec.Struct, frozen=True, kw_only=True):
    """The drill as it was walked: every job, and every pair of deeds of which the first may take no more than the second."""

    jobs: tuple[Job, ...]
    pairs: tuple[Walked, ...]

    @property
    def stages(self) -> tuple[StageWalked, ...]:
        """The stages that have jobs, in the order in which a film is made."""
        of = {stage: self.of(stage) for stage in Stage}
        return tuple(
            StageWalked(
                stage=stage,
                passed=all(job.passed for job in jobs),
                steps_by_hand=sum(job.by_hand.steps for job in jobs),
                steps_with=sum(job.with_checks.steps for job in jobs),
            )
            for stage, jobs in of.items()
            if jobs
        )

    def of(self, stage: Stage) -> tuple[Job, ...]:
        """The jobs of one stage."""
        return tuple(job for job in self.jobs if job.stage is stage)

    @property
    def nothing(self) -> Mapping[Stage, str]:
        """The stages of which this film has nothing to walk, each with the reasons."""
        idle = {each.stage: self.of(each.stage) for each in self.stages}
        return {
            stage: "; ".join(dict.fromkeys(job.nothing for job in jobs))
            for stage, jobs in idle.items()
            if all(job.nothing for job in jobs)
        }

    @property
    def ratios(self) -> Mapping[Ratio, float | None]:
        """The three ratios; ``None`` for one that could not be walked."""
        return {ratio: value_of(ratio, self.pairs) for ratio in Ratio}

    @property
    def held(self) -> bool:
        """Whether every job finishes by hand and no ratio is above 1."""
        return all(job.passed for job in self.jobs) and all(
            value is not None and value <= MOST for value in self.ratios.values()
        )


def walk_drill(
    copies: Copies,
    *,
    checks: Iterable[Check],
    face: Face,
    pairs: Sequence[Pair] = PAIRS,
    progress: Progress | None = None,
) -> Drill:
    """Turn every check off on the one copy and on on the other, and walk. What stops a walk is told in it, never raised."""
    order = list(Stage)
    every = sorted(checks, key=lambda check: (order.index(check.stage), check.id))
    for scratch, standing in ((copies.by_hand, Standing.OFF), (copies.with_checks, Standing.OFFERED)):
        why = _turned(every, scratch, standing)
        if why:
            stopped = tuple(Job(check=each.id, stage=each.stage, twin=each.twin.command, failed=why) for each in every)
            return Drill(jobs=stopped, pairs=())
    jobs = []
    for done, check in enumerate(every):
        if progress is not None:
            progress(done, len(every), f"{check.stage}, {check.id}")
        jobs.append(walk_job(check, copies=copies, face=face))
    if progress is not None:
        progress(len(every), len(every), "what declining takes, and what agreeing")
    names = [check.id for check in every]
    return Drill(jobs=tuple(jobs), pairs=_pairs(copies.practice, names, face=face, pairs=pairs))


def _turned(checks: Iterable[Check], scratch: Scratch, standing: Standing) -> str:
    """Turn every check to one standing by a person's word; why that cannot be done, else nothing."""
    try:
        for check in checks:
            scratch.desk.standing(check.id, standing, by=scratch.who)
    except EdgecodeError as error:
        return str(error)
    return ""


def _pairs(practice: Scratch, checks: Sequence[str], *, face: Face, pairs: Sequence[Pair]) -> tuple[Walked, ...]:
    try:
        return walk_ratios(practice, checks=checks, face=face, pairs=pairs)
    except EdgecodeError as error:
        return tuple(Walked(ratio=each.ratio, says=each.says, failed=str(error)) for each in pairs)
