"""Guest tools at the desk: a person looks at a bundle, lets it in, approves its sentences one by one, and takes it out again.

A version comes on record first and is kept after that; killed in between it is not in, and letting the same bundle in again
finishes it under the entry that there is. Taking a tool out goes the other way round: its files are gone first.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest
from edgecode.boundary.guest.templates import breaches
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May
from edgecode.entries.entry import Entry
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.film.memo import Step
from edgecode.findings.approvals import Approvals, approvals, template_lines
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed, Word
from edgecode.record.keys import VerifierKey
from edgecode.usecases.acting import Acting
from edgecode.usecases.deciding import Deciding, must
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.enrolment import Enrolled, enrolment
from edgecode.usecases.guests import guest_entries as entries
from edgecode.usecases.guests.guest_rules import check_film, check_version, named
from edgecode.usecases.guests.named_bundles import digest_of, read_key, tool_of
from edgecode.usecases.guests.on_record import ToolsOnRecord, by_the_record, check_in, check_words, on_record
from edgecode.usecases.guests.rendering import STAGE_OF
from edgecode.usecases.guests.show_guests import (
    GuestRow,
    Judged,
    Offer,
    PartRow,
    TemplateRow,
    guest_row,
    template_rows,
)
from edgecode.usecases.guests.signed_bundles import check_bundle
from edgecode.usecases.moments import day_of
from edgecode.usecases.ports.guests import Bundle, GuestTools, Installed
from edgecode.usecases.today import Today

_TOOL: Final = "guest tool"
_LISTS: Final = "edgecode guest list lists them."

OpenTools = Callable[[bool], GuestTools | None]
"""Opens what a film keeps of its guest tools; asked with ``True`` it makes its folder where it is not there yet."""


class GuestDesk:
    """The guest tools of one film. A stranger raises :class:`UnknownPersonError`."""

    def __init__(self, desk: Desk, *, tools: OpenTools, has_agreements: Callable[[], bool]) -> None:
        """Take the desk of the film, what it keeps of its tools, and whether anything is kept of an agreement on reports."""
        self._desk, self._open, self._has_agreements = desk, tools, has_agreements
        self._folded: Step[ToolsOnRecord] = Step()

    def look(self, bundle: Bundle, *, path: str, key: str = "") -> Offer:
        """Tell what a bundle is, and change nothing. ``key`` is the partner's public key (C2SP verifier key).

        ``path`` is the bundle as it was named.

        Without a key, that of the version before it counts. Raises :class:`GuestError` where it would be refused.
        """
        today = self._desk.today()
        manifest = self._checked(bundle, key=self._key(bundle, key, path=path), path=path, at=today.let.at)
        return self._offer(manifest, bundle, said=today.said, let=today.let)

    def look_again(self, offer: Offer) -> Offer:
        """Give an offer with how its sentences stand by now."""
        said = self._desk.today().said
        return msgspec.structs.replace(offer, templates=_templates(offer.manifest, said=said))

    def install(
        self, bundle: Bundle, *, path: str, by: str, key: str = "", approve: Collection[str] = ()
    ) -> tuple[Offer, Done]:
        """Let a tool in, or a later version of it, and approve sentences of it by their names; it is in once this returns.

        Raises :class:`NotAllowedError` for who may not, and :class:`GuestError` where it is refused by rule, which is on
        record then wherever the bundle says which tool it is.
        """
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            verifier = self._key(bundle, key, path=path)
            try:
                manifest = self._checked(bundle, key=verifier, path=path, at=acting.today.let.at)
                for each in approve:
                    _template(manifest, each)
            except GuestError as error:
                if of := tool_of(bundle):
                    note_refused(error, of, deciding=acting.deciding)
                raise
            offer = self._offer(manifest, bundle, said=acting.today.said, let=acting.today.let)
            done = self._installed(manifest, bundle, acting=acting)
            for each in dict.fromkeys(approve):
                _judge(manifest, each, Deed.APPROVE, acting=acting)
        return self.look_again(offer), done

    def approve(self, tool: str, template: str, *, by: str) -> Done:
        """Approve a sentence of a tool by its name. Raises :class:`NotAllowedError` and :class:`GuestError`."""
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            return _judge(self.tool(tool).manifest, template, Deed.APPROVE, acting=acting)

    def refuse(self, tool: str, template: str, *, by: str) -> Done:
        """Refuse a sentence, or approve it no more; anybody on the film may. Raises :class:`GuestError`."""
        with self._desk.acting(by) as acting:
            return _judge(self.tool(tool).manifest, template, Deed.DISAPPROVE, acting=acting)

    def remove(self, tool: str, *, by: str) -> Done:
        """Take a tool out: its files and what it found are destroyed. Raises :class:`NotAllowedError`, :class:`GuestError`."""
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            manifest = self.tool(tool, also_removed=True).manifest
            deciding = acting.deciding
            word = deciding.word(Deed.REMOVE, acting.person, says=named(manifest), subject=str(manifest.tool))
            last = self.on_record().of(str(manifest.tool))
            if any(each.manifest.tool == manifest.tool and each.removed is None for each in self._kept()):
                self.tools().remove(str(manifest.tool), at=word.at)
            elif last is not None and last.deed is Deed.REMOVE:
                raise GuestError(named(manifest), expected="a tool that is in", found="one that was removed already")
            return deciding.commit(word, acting.person, entries.removed(manifest))

    def rows(self, today: Today | None = None) -> tuple[GuestRow, ...]:
        """Give every tool that was ever let in, as a person reads it, in the order they came; by a fresh look without one."""
        today = today or self._desk.today()
        return tuple(self.row(each, said=today.said, let=today.let) for each in self.installed())

    def row(self, installed: Installed, *, said: Said, let: Permitted) -> GuestRow:
        """Give one tool as a person reads it, by what was said until now."""
        manifest = installed.manifest
        return guest_row(
            installed,
            templates=_templates(manifest, said=said),
            parts=_parts(manifest, let=let),
            run=self.tools().last_run(str(manifest.tool)),
            today=day_of(let.at),
        )

    def installed(self) -> tuple[Installed, ...]:
        """Give what the film keeps of its tools, each as the record says that it stands; nothing is made for it."""
        kept = self._kept()
        record = self.on_record() if kept else ToolsOnRecord()
        return tuple(by_the_record(each, record) for each in kept)

    def on_record(self) -> ToolsOnRecord:
        """Give what is on record of which tools are in."""
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                return ToolsOnRecord()
            recorded = stores.record.entries()
            return self._folded.get((recorded[-1:],), lambda: on_record(recorded, stores.deciding.every_word()))

    def tool(self, wanted: str, *, also_removed: bool = False) -> Installed:
        """Find a tool by its id, the first digits of it or its title. Raises :class:`GuestError`, also for one that is out."""
        every = self.installed()
        found = [each for each in every if _is_meant(wanted, each.manifest)]
        if len(found) != 1:
            known = ", ".join(f"{each.manifest.tool} “{each.manifest.title}”" for each in every) or "none yet"
            expected = f"the id or the title of one of this film's ({known})"
            raise GuestError(_TOOL, expected=expected, found=ascii(wanted), advice=_LISTS)
        if not also_removed:
            self.check_in(found[0])
        return found[0]

    def check_in(self, installed: Installed) -> None:
        """Refuse a tool that is out by the record. Raises :class:`GuestError`."""
        check_in(named(installed.manifest), installed, record=self.on_record())

    def check_words(self, name: str) -> None:
        """Refuse where words are gone by which something was taken back. Raises :class:`GuestError`."""
        check_words(name, self.on_record())

    def tools(self) -> GuestTools:
        """Give what the film keeps of its tools; its folder is made where it is not there yet."""
        kept = self._open(True)  # noqa: FBT003  it is asked so
        if kept is None:
            raise AssertionError
        return kept

    def check_film(self, name: str) -> None:
        """Refuse a film that is enrolled for reports. Raises :class:`GuestError`."""
        check_film(name, self._enrolled, has_agreements=self._has_agreements())

    def _kept(self) -> tuple[Installed, ...]:
        """Give what lies in the film's folder, whatever the record says of it."""
        kept = self._open(False)  # noqa: FBT003  it is asked so
        return kept.installed() if kept is not None else ()

    def _key(self, bundle: Bundle, key: str, *, path: str) -> VerifierKey:
        before = self._before(bundle)
        return read_key(key or (before.manifest.partner.key if before is not None else ""), path=path)

    def _before(self, bundle: Bundle) -> Installed | None:
        of = tool_of(bundle)
        return next((each for each in self.installed() if str(each.manifest.tool) == of), None)

    def _checked(self, bundle: Bundle, *, key: VerifierKey, path: str, at: int) -> Manifest:
        before = self._before(bundle)
        manifest = check_bundle(bundle, key=key, today=day_of(at), path=path)
        name = named(manifest)
        self.check_film(name)
        self.check_words(name)
        check_version(name, manifest, note=bundle.note, before=before)
        return manifest

    def _offer(self, manifest: Manifest, bundle: Bundle, *, said: Said, let: Permitted) -> Offer:
        before = [each.manifest.version for each in self.installed() if each.manifest.tool == manifest.tool]
        return Offer(
            manifest=manifest,
            templates=_templates(manifest, said=said),
            parts=_parts(manifest, let=let),
            size=sum(map(len, bundle.files.values())),
            before=max(before, default=0),
            enrols=self._enrolled is not Enrolled.GUESTS,
        )

    def _installed(self, manifest: Manifest, bundle: Bundle, *, acting: Acting) -> Done:
        """Put a version on record, unless a run before this one did and was killed then, and keep it."""
        acting.stores()  # what is kept stands beside the record, which is made with the first word
        word, done = self._unfinished(manifest, bundle) or self._put_on_record(manifest, bundle, acting=acting)
        kept = Installed(manifest=manifest, note=bundle.note, at=word.at, by=word.by, entry=word.entry)
        self.tools().install(kept, bundle=bundle)
        return done

    def _put_on_record(self, manifest: Manifest, bundle: Bundle, *, acting: Acting) -> tuple[Word, Done]:
        deciding = acting.deciding
        word = deciding.word(
            Deed.INSTALL,
            acting.person,
            says=named(manifest),
            subject=str(manifest.tool),
            lines=(digest_of(bundle),),
        )
        partner = (IdRole.PARTNER, deciding.handle(IdRole.PARTNER, manifest.partner.name))
        knows = any(entry.kind is Kind.PARTNER_NAMED and partner in entry.ids for entry in self._entries())
        is_enrolled = self._enrolled is Enrolled.GUESTS
        shapes = entries.installed(manifest, knows_partner=knows, is_enrolled=is_enrolled)
        done = deciding.commit(word, acting.person, shapes[0], also=shapes[1:])
        self._check_first(manifest, deciding=deciding)
        return word, done

    def _check_first(self, manifest: Manifest, *, deciding: Deciding) -> None:
        """Refuse what is on record since a moment where another process enrolled the film for reports just before it."""
        try:
            self.check_film(named(manifest))
        except GuestError as error:
            note_refused(error, str(manifest.tool), deciding=deciding)
            raise

    def _unfinished(self, manifest: Manifest, bundle: Bundle) -> tuple[Word, Done] | None:
        """Find the word of a run that was killed after the version came on record and before it was kept."""
        meant = (Deed.INSTALL, str(manifest.tool), (digest_of(bundle),))
        kept = {each.entry for each in self._kept()}
        with self._desk.whole_record(make=False) as stores:
            index = {each.id.hex(): each.index for each in stores.record.entries()} if stores is not None else {}
        last = self.on_record().of(str(manifest.tool))
        if last is None or (last.deed, last.subject, last.lines) != meant or last.entry in kept:
            return None
        says = f"{last.by} installed a guest tool: {last.says}"
        return last, Done(entry=last.entry, index=index[last.entry], says=says)

    @property
    def _enrolled(self) -> Enrolled | None:
        with self._desk.whole_record(make=False) as stores:
            return enrolment(stores)

    def _entries(self) -> Iterator[Entry]:
        with self._desk.whole_record(make=False) as stores:
            recorded = stores.record.entries() if stores is not None else ()
        return (each.entry for each in recorded if each.entry is not None)


def approved_of(manifest: Manifest, *, said: Said) -> frozenset[str]:
    """Give the names of the sentences of a tool that people approved and no rule refuses."""
    return frozenset(row.name for row in _templates(manifest, said=said) if row.state is Judged.APPROVED)


def note_refused(error: GuestError, tool: str, *, deciding: Deciding) -> None:
    """Put on record that a tool was refused by rule, and why."""
    word = deciding.word(Deed.REFUSE_TOOL, None, says=str(error), subject=tool)
    deciding.commit(word, None, entries.refused(tool))


def _judge(manifest: Manifest, template: str, deed: Deed, *, acting: Acting) -> Done:
    row = _template(manifest, template, approves=deed is Deed.APPROVE)
    deciding, tool = acting.deciding, str(manifest.tool)
    word = deciding.word(
        deed,
        acting.person,
        says=f"“{row.says}”, of {named(manifest)}",
        subject=tool,
        lines=template_lines(row.name, row.says),
    )
    return deciding.commit(word, acting.person, entries.judged(tool, row.name, approved=deed is Deed.APPROVE))


def _template(manifest: Manifest, wanted: str, *, approves: bool = True) -> TemplateRow:
    rows = _templates(manifest, said=None)
    found = next((each for each in rows if each.name == wanted), None)
    if found is None:
        expected = f"the name of one of its sentences ({', '.join(each.name for each in rows)})"
        raise GuestError(named(manifest), expected=expected, found=ascii(wanted))
    if approves and found.state is Judged.BY_RULE:
        what, why = f"sentence {wanted}", f"one of which {found.why}"
        raise GuestError(what, expected="a sentence that no rule refuses", found=why)
    return found


def _templates(manifest: Manifest, *, said: Said | None) -> tuple[TemplateRow, ...]:
    told = approvals(said.words, undone=said.undone) if said is not None else Approvals({})
    partner, title = manifest.partner.name, manifest.title
    why = {each.name: breaches(each.says, partner=partner, title=title) for each in manifest.templates}
    refused = {name: "; ".join(map(str, every)) for name, every in why.items() if every}
    return template_rows(manifest, said=told, refused=refused)


def _parts(manifest: Manifest, *, let: Permitted) -> tuple[PartRow, ...]:
    return tuple(PartRow(part, is_shown=let.shows_guests(STAGE_OF[part])) for part in manifest.reads)


def _is_meant(wanted: str, manifest: Manifest) -> bool:
    return bool(wanted) and (str(manifest.tool).startswith(wanted) or manifest.title.casefold() == wanted.casefold())
