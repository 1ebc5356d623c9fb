"""Watch one check: fold its history, decision by decision, into what is told of it.

The order of the history is the order things happened in; the times are only told on. Two decisions of the same
millisecond, and a clock that jumps back, change nothing.

Evidence restarts when a standing is raised. Lowering it, stepping it down or any other change keeps the counts, and the
CUSUM begins again at 0 on what is watched at the new standing; declaring the standing it already has changes nothing. After
an alarm the CUSUM begins again too. While something stands in the way of announcing (too few people, sittings too long or
too much alike, and at *standard* at least half asked for) the CUSUM runs on, and announces when that is out of the way if
it is still at its boundary.
"""

from collections.abc import Iterable
from typing import Final

from edgecode.consent.reliance.clusters import design_effect
from edgecode.consent.reliance.cusum import STEPS
from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.reliance.evidence import Evidence
from edgecode.consent.reliance.watched import Alarm, Verdict, Watched, measured
from edgecode.consent.reliance.wilson import wilson
from edgecode.consent.standing import Standing

PEOPLE_FLOOR: Final = 3
"""People whose decisions an announcement to everybody rests on at least; fewer where fewer are eligible."""
_RISING: Final = tuple(Standing)


def watched(history: Iterable[Decided | Declared], *, eligible_people: int) -> Watched:
    """Fold a check's whole history; ``eligible_people`` is how many people its decisions could come from.

    A check nobody has declared anything of is off.
    """
    watch = Watch(eligible_people=eligible_people)
    for each in history:
        watch.take(each)
    return watch.told()


class Watch:
    """The fold itself, for those who follow a check as it goes; taking one more costs the same however many there were."""

    def __init__(self, *, eligible_people: int) -> None:
        """Begin with an empty history."""
        self._floor = max(1, min(PEOPLE_FLOOR, eligible_people))
        self._standing = Standing.OFF
        self._step = STEPS.get(self._standing)
        self._evidence = Evidence()
        self._cusum = 0.0
        self._since = 0
        self._lately = (0, 0)
        self._nth = 0
        self._alarms: list[Alarm] = []
        self._beyond: Alarm | None = None
        self._while_off = 0

    def take(self, event: Decided | Declared) -> Alarm | None:
        """Take the next of the history, and give the alarm that it raises."""
        if isinstance(event, Declared):
            self._declare(event)
            return None
        self._nth += 1
        self._evidence.add(event)
        if self._step is None:
            self._while_off += event.consulted
            return None
        self._since += 1
        self._cusum = max(0.0, self._cusum + (self._step.up if event.consulted else self._step.down))
        decisions, consulted = self._lately
        self._lately = (decisions + 1, consulted + event.consulted) if self._cusum else (0, 0)
        return self._announce(event) if self._cusum >= self._step.lowest and self._due() else None

    def _declare(self, event: Declared) -> None:
        if event.raised or _RISING.index(event.standing) > _RISING.index(self._standing):
            self._evidence, self._beyond = Evidence(), None
        elif event.standing is self._standing:
            return
        self._standing = event.standing
        self._step = STEPS.get(self._standing)
        self._cusum, self._since, self._lately, self._while_off = 0.0, 0, (0, 0), 0

    def _due(self) -> bool:
        threshold = self._threshold()
        if threshold is None or self._cusum < threshold or self._asked_for():
            return False
        return not self._evidence.hindrance(floor=self._floor)

    def _asked_for(self) -> bool:
        return self._step is not None and self._step.unless_asked_for and self._evidence.asked_for

    def _threshold(self) -> float | None:
        return None if self._step is None else self._step.bound(self._evidence.recent.m, decisions=self._since)

    def _announce(self, event: Decided) -> Alarm:
        contributors = tuple(sorted(self._evidence.people))
        lately, consulted = self._lately
        alarm = Alarm(
            at=event.at,
            nth=self._nth,
            standing=self._standing,
            contributors=contributors,
            lately=lately,
            consulted=consulted,
        )
        self._alarms.append(alarm)
        self._beyond = alarm
        self._cusum, self._since, self._lately = 0.0, 0, (0, 0)
        return alarm

    def told(self) -> Watched:
        """Tell how things stand now."""
        evidence, clusters = self._evidence, self._evidence.clusters
        n, consulted, pulled = clusters.decisions, clusters.consulted, evidence.pulled
        correlation, m = clusters.correlation(), clusters.m
        effect = None if m is None else design_effect(m, correlation)
        detectable = self._detectable()
        verdict, reason = self._verdict(detectable)
        overridden = evidence.choices[Choice.CHANGED] + evidence.choices[Choice.REJECTED]
        adoption = None if effect is None else wilson(consulted / n, effective=n / effect)
        return Watched(
            declared=self._standing,
            n=n,
            consulted=consulted,
            pulled=pulled,
            followed=evidence.choices[Choice.FOLLOWED],
            changed=evidence.choices[Choice.CHANGED],
            rejected=evidence.choices[Choice.REJECTED],
            people=len(evidence.people),
            contributors=tuple(sorted(evidence.people)),
            adoption=adoption,
            solicited=None
            if effect is None or not consulted
            else wilson(pulled / consulted, effective=consulted / effect),
            override=overridden / consulted if consulted else None,
            unexamined=evidence.paces.unexamined(),
            m=m,
            recent_m=evidence.recent.m if n else None,
            rho=correlation,
            design_effect=effect,
            effective_n=None if effect is None else n / effect,
            cusum=self._cusum,
            threshold=self._threshold(),
            measured=measured(adoption, consulted=consulted, pulled=pulled),
            verdict=verdict,
            reason=reason,
            detectable=detectable,
            alarms=tuple(self._alarms),
        )

    def _detectable(self) -> float | None:
        """Give the smallest rate that would have been announced; None while anything stands in the way."""
        if self._step is None or self._asked_for() or self._evidence.hindrance(floor=self._floor):
            return None
        return self._step.smallest_rate(self._evidence.recent.m, decisions=self._since)

    def _verdict(self, detectable: float | None) -> tuple[Verdict, str]:
        if self._beyond is not None:
            return Verdict.BEYOND, f"At decision {self._beyond.nth} its use had outgrown {self._beyond.standing.value}."
        if self._step is None and self._while_off:
            return Verdict.CANNOT_TELL, f"It was consulted {self._while_off} times while off, where nothing is watched."
        if self._step is None:
            return Verdict.OFF, "It is off, and nothing is measured."
        return self._unannounced(detectable)

    def _unannounced(self, detectable: float | None) -> tuple[Verdict, str]:
        """Say what it is worth that nothing was announced."""
        n, consulted = self._evidence.clusters.decisions, self._evidence.clusters.consulted
        if hindrance := self._evidence.hindrance(floor=self._floor):
            return Verdict.CANNOT_TELL, hindrance
        if self._asked_for():
            return Verdict.AS_DECLARED, "At least half of what was consulted was asked for, so nothing grows unasked."
        if detectable is None:
            return (
                Verdict.CANNOT_TELL,
                f"Too few decisions: however {self._since} had gone, none would have been announced.",
            )
        would = f"{detectable:.0%} over the last {self._since} would have been announced"
        return Verdict.AS_DECLARED, f"Consulted in {consulted} of {n} decisions; {would}."
