"""What *Guest tools* shows: each tool with what it may say and what it found, each place of that leading to where it is."""

from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.film.cut import Clip
from edgecode.film.film import Film
from edgecode.film.lining import Lining, LiningKind
from edgecode.findings.finding import Finding
from edgecode.usecases.guests.show_guests import GuestFindings, GuestRow, Judged, State, TemplateRow, confidence_word
from edgecode.usecases.guests.staging import pictures
from edgecode.usecases.ports.guests import Ending
from edgecode.usecases.run_checks import Intended
from edgecode.usecases.today import Card, Today
from edgecode.web.guest_runs import Run
from edgecode.web.guests_here import GuestsHere
from edgecode.web.line_links import SCRIPT, LineLinks
from edgecode.web.link import link
from edgecode.web.quotes import quotes

_ENDINGS: Final = {
    Ending.FAILED: "It failed, and nothing that it gave is shown.",
    Ending.OUT_OF_TIME: "It took longer than it may, and was ended. Nothing that it gave is shown.",
    Ending.OUT_OF_CPU: "It used more processor time than it may, and was ended. Nothing that it gave is shown.",
    Ending.OUT_OF_MEMORY: "It used more memory than it may, and was ended. Nothing that it gave is shown.",
    Ending.TOO_MUCH: "It wrote more than it may, and was ended. Nothing that it gave is shown.",
}


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place in evidence: what it is called, where it is shown, its file and line, and the film's own words there.

    ``speaker`` says them, where they are spoken.
    """

    says: str
    href: str
    where: str
    shows: str
    speaker: str = ""


class GuestCard(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of a tool with its places, how sure the tool is in a word, and what was decided about it."""

    card: Card
    spots: tuple[Spot, ...]
    sure: str


class IntendedCard(msgspec.Struct, frozen=True, kw_only=True):
    """One finding that somebody said is as intended."""

    intended: Intended
    spots: tuple[Spot, ...]


class ToolView(msgspec.Struct, frozen=True, kw_only=True):
    """One tool that is in.

    ``run`` is its last run since the room was opened. ``why_not`` says why it cannot be run now, and what to do; empty where it
    can. ``ended`` says in a sentence that the last run did not end well. ``dropped`` says what of it is not shown.
    """

    row: GuestRow
    found: GuestFindings
    run: Run | None
    why_not: str
    ended: str
    dropped: tuple[str, ...]
    cards: tuple[GuestCard, ...]
    decided: tuple[GuestCard, ...]
    intended: tuple[IntendedCard, ...]

    @property
    def is_running(self) -> bool:
        """Whether it runs now."""
        return self.run is not None and not self.run.is_over

    @property
    def judged(self) -> tuple[TemplateRow, ...]:
        """The sentences that somebody decided about, and those that no one can."""
        return tuple(each for each in self.row.templates if each.state is not Judged.OPEN)


class GuestsView(msgspec.Struct, frozen=True, kw_only=True):
    """The page's tools: those that are in, those that were removed, and why none can be let in, where none can."""

    tools: tuple[ToolView, ...]
    removed: tuple[GuestRow, ...]
    shut: str


def guests_view(here: GuestsHere, today: Today) -> GuestsView:
    """Give the page's tools as whoever looks may see them."""
    spots = SpotFinder(today.look.film)
    return GuestsView(
        tools=tuple(
            _tool(each, run=here.runs.last(each.tool.tool), spots=spots) for each in here.running.findings_in(today)
        ),
        removed=tuple(row for row in here.guests.rows(today) if row.state is State.REMOVED),
        shut=_shut(here),
    )


class SpotFinder:
    """Finds what a finding points at, and where the room shows it. The film is looked through once."""

    def __init__(self, film: Film) -> None:
        """Take the film as it is."""
        self._film, self._lines = film, LineLinks(film)
        self._paragraphs = {each.id: nth for nth, each in enumerate(film.script.paragraphs)} if film.script else {}
        self._panels = {each.id: each for each in film.panels}
        self._clips: dict[str, Clip] | None = None

    def spots(self, finding: Finding) -> tuple[Spot, ...]:
        """Give the places of a finding, in the order in which its sentence has them."""
        quoted = quotes(self._film, (finding,))
        return tuple(
            self._spot(subject, where=str(shown.place), shows=quoted.get(shown.place, ""), short=shown.shows)
            for subject, shown in zip(finding.subjects, finding.evidence, strict=True)
        )

    def _spot(self, subject: str, *, where: str, shows: str, short: str) -> Spot:
        says, href = self._place(subject)
        nth, script = self._paragraphs.get(subject), self._film.script
        speaker = script.paragraphs[nth].character if script is not None and nth is not None else ""
        return Spot(says=says, href=href, where=where, shows=f"“{shows}”" if shows else short, speaker=speaker)

    def _place(self, subject: str) -> tuple[str, str]:
        """Give a name for it and where it is shown; a place that is not found any more leads nowhere."""
        if subject in self._paragraphs:
            return self._paragraph(self._paragraphs[subject])
        if panel := self._panels.get(subject):
            scene = f", scene {panel.scene}" if panel.scene else ""
            return f"Panel {panel.name}{scene}", link("/boards", scene=panel.scene, panel=panel.name)
        if take := self._film.dailies.by_id.get(subject):
            return f"Take {take.label}", link("/takes", take=take.label)
        if clip := self._clip(subject):
            return "Clip in the cut", link("/cut", cut=clip.place.path, clip=clip.id)
        return "The film", ""

    def _paragraph(self, nth: int) -> tuple[str, str]:
        run = next(iter(self._lines.runs((Lining(by="", kind=LiningKind.SHOT, first=nth, last=nth + 1),))), None)
        if run is not None:
            return f"Scene {run.scene or '–'}, line {run.says}", run.href
        script = self._film.script
        scene = script.scenes[script.paragraphs[nth].scene] if script and script.paragraphs[nth].scene >= 0 else None
        return ("Script", SCRIPT) if scene is None else (f"Scene {scene.number}", link(SCRIPT, scene=scene.number))

    def _clip(self, subject: str) -> Clip | None:
        if self._clips is None:
            self._clips = {each.id: each for each in pictures(self._film)}
        return self._clips.get(subject)


def _tool(found: GuestFindings, *, run: Run | None, spots: SpotFinder) -> ToolView:
    ended = _ENDINGS.get(Ending(found.ending), "") if found.ending and not found.hidden else ""
    return ToolView(
        row=found.tool,
        found=found,
        run=run,
        why_not=_why_not(found.tool),
        ended=ended,
        dropped=tuple(_dropped(found)),
        cards=tuple(_card(each, spots) for each in found.cards),
        decided=tuple(_card(each, spots) for each in found.decided),
        intended=tuple(IntendedCard(intended=each, spots=spots.spots(each.finding)) for each in found.intended),
    )


def _card(card: Card, spots: SpotFinder) -> GuestCard:
    return GuestCard(card=card, spots=spots.spots(card.finding), sure=confidence_word(card.finding))


def _why_not(row: GuestRow) -> str:
    if row.state is State.EXPIRED:
        return f"It cannot run: its last day was {row.until}. {row.partner} can sign a later version."
    if not row.approved:
        return "It cannot run yet: it may say nothing before somebody approves one of its sentences."
    if not any(each.is_shown for each in row.parts):
        return "It cannot run yet: nothing of what it reads may be shown to it."
    return ""


def _dropped(found: GuestFindings) -> Iterator[str]:
    if found.left_out:
        yield f"{found.left_out} more were beyond the most that are shown of one run."
    if found.gone:
        yield f"{found.gone} pointed at what is not in the film any more."
    yield from found.refused


def _shut(here: GuestsHere) -> str:
    """Say why no tool can be let in on this film; empty where one can."""
    try:
        here.guests.check_film("guest tools")
    except GuestError as error:
        return error.advice()
    return ""
