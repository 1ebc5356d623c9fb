"""Running a guest tool, once, because a named person says so; and deciding about what its last run found.

That it runs is on record before it begins. Nothing about it can be raised: it has no standing, and never runs by itself. What
it gave is kept by the film's own ids and rendered anew each time; how long it took and what else it wrote is kept nowhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest, Part
from edgecode.boundary.guest.selections import understood
from edgecode.consent.letting_in import Permitted
from edgecode.entries.vocabulary import Reason
from edgecode.film.film import Film
from edgecode.film.pointer import Pointer
from edgecode.findings.decision import Said
from edgecode.findings.guest_said import GuestSaid
from edgecode.findings.word import Deed
from edgecode.record.keys import read_verifier
from edgecode.usecases.acting import Acting
from edgecode.usecases.deciding import finding_with
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.guests import guest_entries as entries
from edgecode.usecases.guests.disclosing import described, uses_of
from edgecode.usecases.guests.guest_desk import GuestDesk, approved_of, note_refused
from edgecode.usecases.guests.guest_rules import named
from edgecode.usecases.guests.rendering import STAGE_OF, Rendered, rendered
from edgecode.usecases.guests.show_guests import GuestFindings
from edgecode.usecases.guests.signed_bundles import check_bundle
from edgecode.usecases.guests.staging import Staged, has_part, staged
from edgecode.usecases.moments import day_of, minute_of
from edgecode.usecases.ports.guests import Bundle, Ending, GuestRoom, Installed, LastRun, Ran, Shown
from edgecode.usecases.run_checks import Intended
from edgecode.usecases.today import Card, Today
from edgecode.usecases.took import Took, how_of, without_timing

_ALL_OFF: Final = "Every check is off, and guest tools with them."


class _Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A run that is on record and about to begin."""

    manifest: Manifest
    bundle: Bundle
    staged: Staged
    approved: frozenset[str]
    at: int
    by: str
    entry: str


class RunDesk:
    """Runs of the guest tools of one film, and what they found. A stranger raises :class:`UnknownPersonError`."""

    def __init__(self, desk: Desk, *, guests: GuestDesk, room: GuestRoom) -> None:
        """Take the desk of the film, its guest tools, and the room in which they run."""
        self._desk, self._guests, self._room = desk, guests, room

    def why_not(self) -> str:
        """Say why nothing can be run on this machine, and what to do about it; empty where it can."""
        return self._room.why_not()

    def run(self, tool: str, *, by: str) -> GuestFindings:
        """Run a tool once, and give what it found. Any person of the film may; consents say what it is shown.

        Raises :class:`GuestError` where it is refused: then nothing ran. A run that does not end well is on record as stopped
        and shows nothing, and so is one that is broken off, whose ``KeyboardInterrupt`` goes on.
        """
        started: list[_Begun] = []
        with self._noting_a_stop(started):
            begun = self._begun(tool, by=by, started=started)
            ran = self._room.run(begun.bundle, program=begun.manifest.program, inputs=begun.staged.inputs)
        if ran.ending is not Ending.DONE:
            self._stopped(begun, ran.ending)
        self._kept(begun, ran)
        return self.findings(str(begun.manifest.tool), viewer=by)

    def findings(self, tool: str, *, viewer: str = "") -> GuestFindings:
        """Give what the last run of a tool found, as somebody may see it now. Raises :class:`GuestError`."""
        return self._findings(self._guests.tool(tool), today=self._desk.today(viewer=viewer))

    def every_finding(self, *, viewer: str = "") -> tuple[GuestFindings, ...]:
        """Give what the last run of each tool that is in found."""
        return self.findings_in(self._desk.today(viewer=viewer))

    def findings_in(self, today: Today) -> tuple[GuestFindings, ...]:
        """Give the same by a look that was taken already, for whoever looked."""
        return tuple(self._findings(each, today=today) for each in self._guests.installed() if each.removed is None)

    def decide(
        self,
        deed: Deed,
        finding: str,
        *,
        by: str,
        option: int = 0,
        because: str = "",
        took: Took | None = None,
        why: Reason | None = None,
    ) -> Done:
        """Take a finding of a last run up, leave it, or put it off, by its id or the first digits of it.

        Raises :class:`FindingGoneError` and :class:`NoSuchOptionError`.
        """
        with self._desk.acting(by) as acting:
            found = self._found(finding, acting=acting)
            how = how_of(took, why, acting=acting, finding=found.finding, stage=found.stage)
            done = acting.deciding.decide(
                deed, found.finding, person=acting.person, option=option, because=because, how=how, stage=found.stage
            )
            return without_timing(done, took, how)

    def intend(
        self, finding: str, *, by: str, because: str = "", took: Took | None = None, why: Reason | None = None
    ) -> Done:
        """Say that a finding of a last run is as intended; it stays said, through later runs and drafts."""
        with self._desk.acting(by) as acting:
            found = self._found(finding, acting=acting)
            how = how_of(took, why, acting=acting, finding=found.finding, stage=found.stage)
            done = acting.deciding.intend(
                found.finding.check,
                Pointer(),
                person=acting.person,
                finding=found.finding.id,
                because=because,
                says=found.finding.says,
                how=how,
                stage=found.stage,
            )
            return without_timing(done, took, how)

    def _begun(self, tool: str, *, by: str, started: list[_Begun]) -> _Begun:
        """Look at everything that may refuse a run, and put it on record. What is refused by rule of a tool is too.

        It is in ``started`` from just before it is on record on.
        """
        with self._desk.acting(by) as acting:
            installed, film = self._guests.tool(tool, also_removed=True), acting.today.look.film
            manifest, name = installed.manifest, named(installed.manifest)
            try:
                self._guests.check_in(installed)
                self._guests.check_words(name)
                _check_on(name, acting=acting)
                self._guests.check_film(name)
                approved = approved_of(manifest, said=acting.today.said)
                _check_approved(name, approved)
                parts = _parts(manifest, film=film, let=acting.today.let)
                self._check_room()
                bundle = self._bundle(installed, today=day_of(acting.today.let.at))
            except GuestError as error:
                note_refused(error, str(manifest.tool), deciding=acting.deciding)
                raise
            on = day_of(acting.today.let.at)
            word = acting.deciding.word(
                Deed.RUN,
                acting.person,
                says=f"{name}, on {', '.join(parts)}",
                subject=str(manifest.tool),
                lines=parts,
                guest=GuestSaid(described=described(manifest), uses=uses_of(manifest, parts, on=on)),
            )
            begun = _Begun(
                manifest=manifest,
                bundle=bundle,
                staged=staged(film, parts=parts),
                approved=approved,
                at=word.at,
                by=acting.person.name,
                entry=word.entry,
            )
            started.append(begun)
            acting.deciding.commit(word, acting.person, entries.run(manifest))
            return begun

    def _kept(self, begun: _Begun, ran: Ran) -> None:
        """Keep what a run gave, where it might still begin. Raises :class:`GuestError` where that changed meanwhile.

        Another process may have removed the tool, turned every check off, or taken a consent back while it ran: then nothing
        is kept, and that is on record.
        """
        manifest = begun.manifest
        try:
            with self._desk.acting(begun.by, also_left=True) as acting:
                self._guests.tool(str(manifest.tool))
                _check_on(named(manifest), acting=acting)
                _check_still_shown(begun, let=acting.today.let)
                self._guests.tools().keep_run(str(manifest.tool), _last_run(begun, ran))
        except GuestError as error:
            if ran.ending is Ending.DONE:
                self._stopped(begun, f"nothing of it was kept. {error}")
            raise

    def _check_room(self) -> None:
        if why := self._room.why_not():
            what = "guest tools"
            raise GuestError(what, expected="a room to run them in", found=f"none: {why}")

    def _bundle(self, installed: Installed, *, today: str) -> Bundle:
        """Give a tool's files, compared with what its partner signed, and its last day with today."""
        manifest = installed.manifest
        bundle = self._guests.tools().bundle(str(manifest.tool))
        check_bundle(bundle, key=read_verifier(manifest.partner.key), today=today, path=named(manifest))
        return bundle

    @contextmanager
    def _noting_a_stop(self, started: Sequence[_Begun]) -> Iterator[None]:
        """Put on record that a run which is on record was broken off, by a person or by a fault, and let that go on."""
        try:
            yield
        except KeyboardInterrupt:
            for begun in filter(self._is_on_record, started):
                self._stopped(begun, "broken off", by=begun.by)
            raise
        except Exception:
            for begun in filter(self._is_on_record, started):
                self._stopped(begun, "a fault of the room")
            raise

    def _is_on_record(self, begun: _Begun) -> bool:
        with self._desk.whole_record(make=False) as stores:
            return stores is not None and any(each.id.hex() == begun.entry for each in stores.record.entries())

    def _stopped(self, begun: _Begun, how: str, *, by: str = "") -> None:
        with self._desk.acting(begun.by, also_left=True) as acting:
            person = acting.person if by else None
            says, tool = f"{named(begun.manifest)}: {how}", str(begun.manifest.tool)
            word = acting.deciding.word(Deed.STOP, person, says=says, subject=tool)
            acting.deciding.commit(word, person, entries.stopped(begun.manifest))

    def _found(self, wanted: str, *, acting: Acting) -> Rendered:
        every = self.findings_in(acting.today)
        cards = {card.finding.id: card for each in every for card in (*each.cards, *each.decided)}
        found = finding_with(wanted, [card.finding for card in cards.values()])
        return Rendered(found, cards[found.id].stage)

    def _findings(self, installed: Installed, *, today: Today) -> GuestFindings:
        manifest, said = installed.manifest, today.said
        run = self._guests.tools().last_run(str(manifest.tool))
        row = self._guests.row(installed, said=said, let=today.let)
        if run is None:
            return GuestFindings(tool=row, hidden="It has not run yet.")
        told = GuestFindings(
            tool=row,
            ran=minute_of(run.at),
            by=run.by,
            version=run.version,
            ending=run.ending,
            read=run.read,
            left_out=run.left_out,
            refused=run.refused,
        )
        why = _hidden(run, let=today.let, viewer=today.viewer, lost=self._guests.on_record().lost)
        if why:
            return msgspec.structs.replace(told, hidden=why, left_out=0, refused=())
        approved = frozenset(each.name for each in row.approved)
        made, gone = rendered(run.shown, manifest=manifest, approved=approved, film=today.look.film)
        return _sorted(told, made, said=said, gone=gone)


def _check_on(name: str, *, acting: Acting) -> None:
    if acting.today.let.is_off_for(acting.person.name):
        expected = "a film, and a person, for whom checks may be on"
        raise GuestError(name, expected=expected, found="that every check is off, and guest tools with them")


def _check_still_shown(begun: _Begun, *, let: Permitted) -> None:
    if any(not let.shows_guests(STAGE_OF[each]) for each in begun.staged.dealt):
        expected, found = "that it may be shown to the end what it was shown", "that it may not any more"
        raise GuestError(
            named(begun.manifest), expected=expected, found=found, advice="Run again, it sees what may be."
        )


def _check_approved(name: str, approved: frozenset[str]) -> None:
    if not approved:
        advice = "edgecode guest show TOOL shows them, edgecode guest approve TOOL SENTENCE approves one."
        raise GuestError(name, expected="a sentence of it that somebody approved", found="none", advice=advice)


def _parts(manifest: Manifest, *, film: Film, let: Permitted) -> tuple[Part, ...]:
    """The parts that may be shown and are there, of those the tool reads. Who said no, or nothing, is told to nobody."""
    parts = tuple(each for each in manifest.reads if let.shows_guests(STAGE_OF[each]) and has_part(film, each))
    if not parts:
        expected = f"something it may be shown of what it reads ({', '.join(manifest.reads)})"
        advice = (
            "A part is shown once it is in the film and all whose it is by their role have said yes; where nobody has the role,"
            " all who may agree with partners: edgecode consent guest-tools yes --stage STAGE."
        )
        raise GuestError(named(manifest), expected=expected, found="nothing", advice=advice)
    return parts


def _last_run(begun: _Begun, ran: Ran) -> LastRun:
    kept = LastRun(
        version=begun.manifest.version,
        at=begun.at,
        by=begun.by,
        ending=ran.ending,
        entry=begun.entry,
        read=tuple(begun.staged.dealt),
    )
    if ran.ending is not Ending.DONE:
        return kept
    dealt = begun.staged.dealt
    templates = [each for each in begun.manifest.templates if each.name in begun.approved]
    gave = understood(ran.output, templates=templates, staged={part: len(ids) for part, ids in dealt.items()})
    shown = tuple(
        Shown(
            template=each.template,
            confidence=each.confidence,
            subjects=tuple(dealt[place.part][place.at] for place in each.at),
        )
        for each in gave.selected
    )
    return msgspec.structs.replace(kept, shown=shown, left_out=gave.left_out, refused=gave.refused)


def _hidden(run: LastRun, *, let: Permitted, viewer: str, lost: int) -> str:
    """Say why nothing of a run is shown; empty where it is. What it found rests on everything that it was shown."""
    if let.is_off_for(viewer):
        return _ALL_OFF
    if lost:
        return "words.db is older than the record: what was refused or taken back since may be among what is gone."
    if any(not let.shows_guests(STAGE_OF[each]) for each in run.read):
        return "It was shown a part that may not be shown to guest tools any more. Run again, it sees what may be."
    return ""


def _sorted(told: GuestFindings, made: tuple[Rendered, ...], *, said: Said, gone: int) -> GuestFindings:
    """Sort findings by whether somebody decided, or said that one is as intended."""
    aims = {intent.finding: intent for intent in said.intents if intent.finding}
    cards = [
        Card(finding=each.finding, stage=each.stage, decision=said.decisions.get(each.finding.id))
        for each in made
        if each.finding.id not in aims
    ]
    return msgspec.structs.replace(
        told,
        cards=tuple(card for card in cards if card.wants),
        decided=tuple(card for card in cards if not card.wants),
        intended=tuple(Intended(each.finding, aims[each.finding.id]) for each in made if each.finding.id in aims),
        gone=gone,
    )
