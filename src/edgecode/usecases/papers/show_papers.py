"""Papers as somebody may read them: how far each has come, what is missing in one of them, and who can say it.

A claim that nobody has answered is here as its question; the sentence is with it for whoever may attest it, since that is what
they would stand for, and for nobody else.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.consent.people import May, Person
from edgecode.findings.word import Deed, Word
from edgecode.papers.authority import may_attest, may_state
from edgecode.papers.claims import CLAIM, By
from edgecode.papers.integrity import Signature
from edgecode.papers.pack import Answer, Missing, Pack
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.sheet import Sheet
from edgecode.papers.sheet_of import statements
from edgecode.papers.statements import Attested, Authorship, PackSaid, Tool, Wording
from edgecode.papers.words import Basis, Making, Part
from edgecode.usecases.moments import day_of
from edgecode.usecases.papers.make_pack import PackMade
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.show_register import Register, register_of
from edgecode.usecases.today import Today


class Form(StrEnum):
    """The form by which a thing that is missing is said."""

    TOOL = "tool"
    AUTHORSHIP = "authorship"
    WORDING = "wording"
    AGAIN = "again"
    """Whoever stated a use takes it back and states it anew, with what was missing."""


class LastSigned(msgspec.Struct, frozen=True):
    """Who signed a paper last, on which day, and the day ``of`` which that paper speaks."""

    by: str
    when: str
    of: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a paper has come: claims stated, unknown and spoken against, and all that is missing, unknown claims among it."""

    paper: Paper
    stated: int
    unknown: int
    against: int
    missing: int
    signed: LastSigned | None
    is_signed: bool
    """Whether it is signed as it stands."""


class ToSay(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is missing: a claim nobody has answered, or something else with the ``form`` that says it.

    ``others`` can say it beside the viewer, who ``may`` or may not. ``why`` are the reasons beyond that nobody has said:
    while there are any, nobody's word settles it. ``says`` is the sentence of a claim that the viewer may attest, else empty.
    ``of`` is the part, or the name of the tool, that a form is about.
    """

    what: str
    may: bool
    others: tuple[str, ...]
    claim: str = ""
    says: str = ""
    why: tuple[str, ...] = ()
    form: Form | None = None
    of: str = ""

    @property
    def waits(self) -> bool:
        """Whether something else has to be told first: of a use of a tool, or anything at all on record."""
        return bool(self.why) or self.form is Form.AGAIN


class Mine(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the viewer attested; ``says`` is empty where that does not make it a statement, and ``asks`` stands."""

    entry: str
    on: str
    asks: str
    says: str


class PaperView(msgspec.Struct, frozen=True, kw_only=True):
    """One paper in full, of the end of the day ``on``; ``digest`` is what a signature signs."""

    paper: Paper
    pack: Pack
    sheet: Sheet
    digest: str
    on: str
    progress: Progress
    to_say: tuple[ToSay, ...]
    signatures: tuple[Signature, ...]
    signed_otherwise: tuple[Signature, ...]
    mine: tuple[Mine, ...]
    own_signature: str
    """The entry by which the viewer signed exactly this; empty where they did not."""

    @property
    def yours(self) -> tuple[ToSay, ...]:
        """What the viewer can say."""
        return tuple(each for each in self.to_say if each.may and not each.waits)

    @property
    def theirs(self) -> tuple[ToSay, ...]:
        """What somebody else has to say."""
        return tuple(each for each in self.to_say if not each.may and not each.waits)

    @property
    def waiting(self) -> tuple[ToSay, ...]:
        """What no single word settles."""
        return tuple(each for each in self.to_say if each.waits)


class PapersView(msgspec.Struct, frozen=True, kw_only=True):
    """All papers for a ``viewer``, who is ``None`` where nobody said who they are; ``chosen`` is one of them, if any.

    ``today`` is the day it is. ``read_only`` says why nothing can be said here, if so. ``is_begun`` says whether anything is
    on record.
    """

    viewer: Person | None
    today: str
    papers: tuple[Paper, ...]
    progress: tuple[Progress, ...]
    chosen: PaperView | None
    register: Register
    signers: tuple[str, ...]
    read_only: str
    is_begun: bool
    own: int
    """How many things the viewer stated: a form that was sent is empty again, and one that is being filled in is left alone."""

    @property
    def may_sign(self) -> bool:
        """Whether the viewer may sign papers."""
        return self.viewer is not None and May.SIGN_PAPERS in self.viewer.may and not self.read_only

    @property
    def why_not_signed(self) -> str:
        """Why the viewer signs nothing, in one sentence; empty where they may."""
        if self.may_sign:
            return ""
        if self.read_only:
            return f"Nothing can be signed here: {self.read_only}."
        who = ", ".join(self.signers)
        found = (
            f"Signing is for who may {May.SIGN_PAPERS}: {who}." if who else f"Nobody here may {May.SIGN_PAPERS} yet."
        )
        return f"{found} Who may name people says who does, on Permissions."


def papers_view(papers: PaperDesk, today: Today, *, profile: str = "", on: str = "") -> PapersView:
    """Show the papers, or with a ``profile`` one of them, of the end of a day. Raises what :meth:`PaperDesk.pack` raises."""
    viewer = next((each for each in today.people if each.name == today.viewer), None)
    says = viewer if not today.read_only else None  # whoever may, nothing is said in a copy that is only read
    stated = papers.stated()
    chosen = _chosen(papers, paper_for(profile), stated=stated, viewer=says, on=on) if profile else None
    made = () if chosen is not None else papers.packs()
    record = (chosen or made[0]).pack.record
    return PapersView(
        viewer=viewer,
        today=papers.day(),
        papers=every_paper(),
        progress=tuple(_progress(each, stated=stated) for each in made),
        chosen=chosen,
        register=register_of(stated, viewer=says.name if says is not None else ""),
        signers=tuple(each.name for each in today.people if May.SIGN_PAPERS in each.may),
        read_only=today.read_only,
        is_begun=bool(record.entries),
        own=sum(word.by == viewer.name and word.deed is not Deed.RUN for word in stated) if viewer is not None else 0,
    )


def _progress(made: PackMade, *, stated: Iterable[Word]) -> Progress:
    paper = paper_for(made.pack.profile)
    return Progress(
        paper=paper,
        stated=made.stated,
        unknown=made.unknown,
        against=made.against,
        missing=len(made.pack.missing),
        signed=_last_signed(paper, stated),
        is_signed=bool(made.signatures),
    )


def _last_signed(paper: Paper, stated: Iterable[Word]) -> LastSigned | None:
    found = None
    for word in stated:
        of = word.stated
        if word.deed is Deed.SIGN_PACK and isinstance(of, PackSaid) and of.profile is paper.profile:
            found = LastSigned(word.by, day_of(word.at), of.on)
    return found


def _chosen(papers: PaperDesk, paper: Paper, *, stated: tuple[Word, ...], viewer: Person | None, on: str) -> PaperView:
    made = papers.pack(paper.profile, on=on)
    pack = made.pack
    return PaperView(
        paper=paper,
        pack=pack,
        sheet=made.sheet(),
        digest=made.digest,
        on=pack.on,
        progress=_progress(made, stated=stated),
        to_say=tuple(_to_say(pack, viewer=viewer)),
        signatures=made.signatures,
        signed_otherwise=made.signed_otherwise,
        mine=tuple(_mine(stated, pack, viewer=viewer)) if viewer is not None else (),
        own_signature=_own_signature(stated, made.digest, viewer=viewer) if viewer is not None else "",
    )


def _to_say(pack: Pack, *, viewer: Person | None) -> Iterator[ToSay]:
    answers = {each.claim: each for each in pack.claims}
    for each in pack.missing:
        if each.claim:
            yield _open_claim(answers[each.claim], viewer=viewer)
        else:
            yield _something(each, pack=pack, viewer=viewer)


def _open_claim(answer: Answer, *, viewer: Person | None) -> ToSay:
    claim = CLAIM[answer.claim]
    may = viewer is not None and may_attest(viewer, claim.id)
    name = viewer.name if viewer is not None and may else ""
    asked = claim.by is By.PERSON
    return ToSay(
        what=answer.asks,
        may=may,
        others=tuple(each for each in answer.who if each != name),
        claim=claim.id,
        says=claim.says if may else "",
        # The last reason is that nobody has said, or who attested what does not settle it; those before stand in the way.
        why=answer.why[:-1] if asked else answer.why,
    )


def _something(missing: Missing, *, pack: Pack, viewer: Person | None) -> ToSay:
    form, of = form_for(missing, pack=pack)
    may = viewer is not None and _may_say(viewer, form, of=of)
    name = viewer.name if viewer is not None and may else ""
    others = tuple(each for each in missing.who if each != name)
    return ToSay(what=missing.what, may=may, others=others, form=form, of=of)


_MADE: Final = {f"who made the {part}": part for part in Part}


def form_for(missing: Missing, *, pack: Pack) -> tuple[Form, str]:
    """Find the form by which something that is no claim is said, and the part or the tool it is about."""
    if missing.what in _MADE:
        return Form.AUTHORSHIP, _MADE[missing.what]
    for tool in pack.tools:
        if tool.basis is Basis.UNKNOWN and missing.what.startswith(f"what {tool.name} is: "):
            return Form.TOOL, tool.name
    if missing.what == "the words for the audience":
        return Form.WORDING, ""
    return Form.AGAIN, ""


def _may_say(viewer: Person, form: Form, *, of: str) -> bool:
    """Whether a person may fill in a form, at least about themselves."""
    if form is Form.WORDING:
        return may_state(viewer, Wording(""))
    if form is Form.AUTHORSHIP:
        own = Authorship(part=Part(of), people=(viewer.name,), making=Making.PERSON)
        return may_state(viewer, own)
    return form is Form.TOOL and may_state(viewer, Tool(name=of))


def _mine(stated: Iterable[Word], pack: Pack, *, viewer: Person) -> Iterator[Mine]:
    said = {each.claim for each in statements(pack)}
    asked = {each.claim for each in pack.claims}
    for word in stated:
        of = word.stated
        if isinstance(of, Attested) and word.by == viewer.name and word.entry and of.claim in asked:
            claim = CLAIM[of.claim]
            says = claim.says if claim.id in said else ""
            yield Mine(entry=word.entry, on=day_of(word.at), asks=claim.asks, says=says)


def _own_signature(stated: Iterable[Word], digest: str, *, viewer: Person) -> str:
    mine = (word for word in stated if word.deed is Deed.SIGN_PACK and word.by == viewer.name)
    found = (word.entry for word in mine if isinstance(word.stated, PackSaid) and word.stated.digest == digest)
    return next(found, "")
