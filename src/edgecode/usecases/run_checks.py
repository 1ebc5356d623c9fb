"""Run the checks that somebody let in, each on exactly the parts of the film it declares."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, NoReturn, cast

import msgspec

from edgecode.checks.check import Check, Found, Reads
from edgecode.consent.standing import Standing, Standings
from edgecode.errors import WithheldError
from edgecode.film.film import Film
from edgecode.film.memo import Step
from edgecode.film.place import Place, Remark
from edgecode.findings.finding import Finding, Skipped
from edgecode.findings.guest_check import is_of_guest
from edgecode.findings.intent import Aimed, Intent, aimed, excuses, tried
from edgecode.usecases.join_film import Joined

NEEDS: Final[Mapping[str, frozenset[Reads]]] = {
    **dict.fromkeys(("script", "drafts", "required"), frozenset({Reads.SCRIPT})),
    "panels": frozenset({Reads.BOARDS}),
    **dict.fromkeys(("planned", "boards"), frozenset({Reads.SCRIPT, Reads.BOARDS})),
    **dict.fromkeys(("dailies", "transcripts", "picked"), frozenset({Reads.DAILIES})),
    **dict.fromkeys(("shot", "owed", "hearings"), frozenset({Reads.SCRIPT, Reads.DAILIES})),
    **dict.fromkeys(("cuts", "cut"), frozenset({Reads.CUTS})),
    **dict.fromkeys(("proofs", "cutting"), frozenset({Reads.DAILIES, Reads.CUTS})),
    "omc": frozenset(Reads),
    **dict.fromkeys(("scenes", "production", "used"), frozenset({Reads.SCRIPT, Reads.DAILIES, Reads.CUTS})),
}
"""Which parts a check has to declare to see a field of the film: all those that the field is made of."""

BROKE: Final = "of a fault in edgecode"
"""How the reason begins why a check could not look that broke."""


class Intended(msgspec.Struct, frozen=True):
    """A finding that a person said is meant."""

    finding: Finding
    intent: Intent


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks said. ``off`` and ``on_request`` are the ids of those that did not look, and why."""

    findings: tuple[Finding, ...] = ()
    intended: tuple[Intended, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ran: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    on_request: tuple[str, ...] = ()


class CheckRunner:
    """Runs checks again and again, keeping what a check said while the parts it reads stay the same."""

    def __init__(self, checks: Iterable[Check]) -> None:
        """Take the checks there are."""
        self._checks = tuple(checks)
        self._kept: dict[str, Step[list[Finding | Skipped]]] = {check.id: Step() for check in self._checks}

    def run(
        self,
        joined: Joined,
        *,
        standings: Standings,
        intents: Iterable[Intent] = (),
        asked: Collection[str] = (),
        also: Collection[str] = (),
    ) -> Checked:
        """Run the checks whose standing is offered or standard, and those on request that were asked for by id.

        With any ``asked``, only those look; ``also`` are asked for beside all others.
        """
        words = tuple(intents)
        aims, remarks = aimed(words, script=joined.film.script)
        ran, off, on_request = self._sorted(standings, asked, also=also)
        let_in = [check for check in self._checks if check.id not in {*off, *on_request}]
        said = self._said(ran, joined, aims=aims, let_in=let_in)
        findings = [each for each in said if isinstance(each, Finding)]
        excused = {finding.id: aim.intent for finding in findings if (aim := _excuse(aims, finding)) is not None}
        return Checked(
            findings=tuple(finding for finding in findings if finding.id not in excused),
            intended=tuple(Intended(finding, excused[finding.id]) for finding in findings if finding.id in excused),
            skipped=tuple(each for each in said if isinstance(each, Skipped)),
            remarks=(*self._about_no_check(standings, words), *remarks),
            ran=tuple(check.id for check in ran),
            off=off,
            on_request=on_request,
        )

    def _said(
        self, ran: Iterable[Check], joined: Joined, *, aims: tuple[Aimed, ...], let_in: Iterable[Check]
    ) -> list[Finding | Skipped]:
        """What those that ran say, in their order; a check of intents is asked last.

        For it every check that was let in looks, asked for or not: what those say that were not asked is told to nobody.
        """
        judging = [check for check in ran if check.judge is not None]
        said = {check.id: self._look(check, joined) for check in (let_in if judging else ran) if check.judge is None}
        every = [each for found in said.values() for each in found]
        skipped = {each.check for each in every if isinstance(each, Skipped)}
        findings = [each for each in every if isinstance(each, Finding)]
        became = tried(aims, looked=said.keys() - skipped, findings=findings)
        said |= {check.id: _heard(check, partial(check.judge, became)) for check in judging if check.judge is not None}
        return [each for check in ran for each in said[check.id]]

    def _sorted(
        self, standings: Standings, asked: Collection[str], *, also: Collection[str]
    ) -> tuple[list[Check], tuple[str, ...], tuple[str, ...]]:
        of = {check.id: standings.standing(check.id) for check in self._checks}
        wanted = {*asked, *also}
        waiting = tuple(name for name, standing in of.items() if standing is Standing.ON_REQUEST and name not in wanted)
        off = tuple(name for name, standing in of.items() if standing is Standing.OFF)
        ran = [check for check in self._checks if check.id not in {*waiting, *off}]
        return [check for check in ran if not asked or check.id in asked], off, waiting

    def _about_no_check(self, standings: Standings, intents: Iterable[Intent]) -> Iterator[Remark]:
        """A word about a check that does not exist would otherwise look as if it counted."""
        ids = [check.id for check in self._checks]
        said = [
            *((word.check, _place(word.place)) for word in standings.of.values()),
            *((each.check, each.place) for each in intents if not (is_of_guest(each.check) and each.finding)),
        ]
        for name, place in said:
            if name not in ids:
                yield Remark(place, f"expected the id of a check, one of {', '.join(ids)}, found {name!r}")

    def _look(self, check: Check, joined: Joined) -> list[Finding | Skipped]:
        film = joined.film
        seen = tuple(getattr(film, field) for field, parts in NEEDS.items() if parts <= check.reads)
        return self._kept[check.id].get((*seen, film.title), partial(_seen_by, check, film))


def _seen_by(check: Check, film: Film) -> list[Finding | Skipped]:
    return _heard(check, partial(check.look, limited(film, check)))


def _heard(check: Check, says: Callable[[], Found]) -> list[Finding | Skipped]:
    """All that a check says; one that breaks could not look, and the others still do."""
    try:
        return list(says())
    except Exception as error:  # noqa: BLE001  a fault in one check may not silence the others, nor hide
        return [Skipped(check.id, f"{BROKE}, {type(error).__name__}: {error}")]


class _Withheld:
    """Stands in a film for a part a check did not declare: touching it in any way raises."""

    def __init__(self, check: str, part: str) -> None:
        self._facts = (check, part)

    def _refuse(self, *_args: object) -> NoReturn:
        raise WithheldError(self._facts[0], part=self._facts[1])

    __iter__ = __len__ = __bool__ = __contains__ = __getitem__ = _refuse
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse

    def __getattr__(self, name: str) -> object:
        return self._refuse(name)


def limited(film: Film, check: Check) -> Film:
    """Give a copy of the film in which only what the check declares can be read; the rest raises ``WithheldError``."""
    held = {
        field: cast("object", _Withheld(check.id, field)) for field, parts in NEEDS.items() if not parts <= check.reads
    }
    return msgspec.structs.replace(film, **held)


def _excuse(aims: Iterable[Aimed], finding: Finding) -> Aimed | None:
    return next((aim for aim in aims if excuses(aim, finding)), None)


def _place(written: str) -> Place:
    """A place out of ``film.toml:12``."""
    path, _, line = written.rpartition(":")
    return Place(path, int(line)) if path and line.isdigit() else Place(written)
