"""Handles of a stream, bound to one film: its findings, scenes, takes, panels and people. What is not there is an error."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from edgecode.checks.registry import every_check
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import ConsentError, StreamError
from edgecode.findings.finding import Finding
from edgecode.usecases.asking_partners import partner_meant
from edgecode.usecases.open_film import Look
from edgecode.usecases.replay.line import Bound, Line, OfLine
from edgecode.usecases.run_checks import CheckRunner

_IN_THE_FILM: Final = frozenset(
    {
        IdRole.SCENE,
        IdRole.TAKE,
        IdRole.PARAGRAPH,
        IdRole.PANEL,
        IdRole.CLIP,
        IdRole.SETUP,
        IdRole.CHARACTER,
        IdRole.DRAFT,
    }
)
"""What has to be in the film; anything else is a name that the stream gives, such as a decision's or a sitting's."""


class Binder:
    """Binds the handles of one stream to one look at a film."""

    def __init__(
        self, look: Look, *, people: Mapping[str, Person], path: str, partners: Sequence[AskingPartner] = ()
    ) -> None:
        """Take the film, its people and its partners; ``path`` is the stream's, for errors."""
        self._partners = partners
        self._look, self._people, self._path = look, people, path
        self._known = cache(self._names)
        self._found = cache(self._findings)

    def bind(self, line: Line, *, entries: Mapping[int, str]) -> tuple[tuple[IdRole, str], ...]:
        """Give what the ids of a line name in this film; ``entries`` are the ids of entries by the lines they were.

        Raises :class:`StreamError` with the line for what is not there.
        """
        return tuple((role, self._one(role, value, line, entries)) for role, value in line.ids)

    def finding(self, line: Line) -> Finding | None:
        """Give the finding a line is about, if any. Raises :class:`StreamError`."""
        bound = line.id(IdRole.FINDING)
        if not isinstance(bound, Bound):
            return None
        found = self._found(bound.check)
        if bound.nth > len(found):
            there = f"from 1 to {len(found)}" if found else "of a check that finds something here; it finds nothing"
            raise self._refused(line, expected=f"a finding of {bound.check}, {there}", found=str(bound.nth))
        return found[bound.nth - 1]

    def _one(self, role: IdRole, value: str | Bound | OfLine, line: Line, entries: Mapping[int, str]) -> str:
        if role is IdRole.FINDING:
            finding = self.finding(line)
            return finding.id if finding is not None else ""
        if isinstance(value, OfLine):
            if value.line not in entries:
                raise self._refused(line, expected="an entry of an earlier line", found=f"line {value.line}")
            return entries[value.line]
        if role is IdRole.CHECK:
            known: Sequence[str] = [check.id for check in every_check()]
        elif role is IdRole.PERSON:
            known = list(self._people)
        elif role is IdRole.AGREEMENT:
            return self._agreement(value, line)
        elif role in _IN_THE_FILM:
            known = self._known(role)
        elif isinstance(value, Bound):
            raise self._refused(line, expected=f"a name for the {role}", found=f"the {value.nth}. of the film")
        else:
            return value
        return self._in(known, value, role=role, line=line)

    def _agreement(self, value: str | Bound, line: Line) -> str:
        """Give the id of an agreement of this film, from itself or from the partner's name."""
        if isinstance(value, Bound):
            return self._in([each.id for each in self._partners], value, role=IdRole.AGREEMENT, line=line)
        try:
            return partner_meant(value, self._partners, at=line.at).id
        except ConsentError as error:
            raise self._refused(line, expected=error.expected, found=error.found) from error

    def _in(self, known: Sequence[str], value: str | Bound, *, role: IdRole, line: Line) -> str:
        if isinstance(value, str) and value in known:
            return value
        if isinstance(value, Bound) and value.nth <= len(known):
            return known[value.nth - 1]
        found = repr(value) if isinstance(value, str) else f"the {value.nth}. of {len(known)}"
        raise self._refused(line, expected=f"a {role} of this film", found=found)

    def _names(self, role: IdRole) -> tuple[str, ...]:
        film = self._look.film
        paragraphs = film.script.paragraphs if film.script is not None else ()
        takes = film.dailies.takes
        names = {
            IdRole.SCENE: (scene.number for scene in film.scenes),
            IdRole.TAKE: (take.label for take in takes),
            IdRole.SETUP: (take.setup for take in takes),
            IdRole.PANEL: (panel.name for panel in film.panels),
            IdRole.PARAGRAPH: (each.id for each in paragraphs),
            IdRole.CHARACTER: (each.character for each in paragraphs if each.character),
            IdRole.CLIP: (clip.name for track in (film.cut.tracks if film.cut else ()) for clip in track.clips),
            IdRole.DRAFT: (draft.path for draft in film.drafts),
        }
        return tuple(dict.fromkeys(names[role]))

    def _findings(self, check: str) -> tuple[Finding, ...]:
        """Everything a check finds in this film, meant or not, in its order."""
        asked = Standings({check: StandingSet(check=check, standing=Standing.ON_REQUEST, by="")})
        return CheckRunner(every_check()).run(self._look.joined, standings=asked, asked=[check]).findings

    def _refused(self, line: Line, *, expected: str, found: str) -> StreamError:
        return StreamError(self._path, line=line.number, expected=expected, found=found)
