"""Which entries a pack cites, and what each has to be for the pack to say what it says.

Whoever makes a pack shows these entries, and whoever checks one holds it against them: the same list for both.
"""

from collections.abc import Iterable, Iterator

import msgspec

from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.papers.claims import claim_handle
from edgecode.papers.integrity import Signature
from edgecode.papers.pack import Answer, Pack, Verdict
from edgecode.papers.words import Basis


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as the pack needs it: of one of these ``kinds``, of this day, by whoever has this name.

    Empty kinds, day or name are not asked. ``ids`` and ``details`` are parts of those fields that have to be in them, as
    the record writes them.
    """

    where: str
    index: int
    kinds: tuple[Kind, ...] = ()
    on: str = ""
    who: str = ""
    ids: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the entry that have to be shown for it, and no other: what is not asked stays closed."""
        asked = {"kind": self.kinds, "at": self.on, "who": self.who, "ids": self.ids, "details": self.details}
        return frozenset(name for name, wanted in asked.items() if wanted)


def cited(pack: Pack, *, signatures: Iterable[Signature], digest: str) -> tuple[Cited, ...]:
    """Give every entry that a pack cites, in the order of the pack. ``digest`` is that of the pack's bytes."""
    found = [*_ends(pack), *_tools_and_uses(pack), *_permissions(pack), *_statements(pack)]
    return (*found, *(_signature(each, pack, digest=digest) for each in signatures))


def _ends(pack: Pack) -> Iterator[Cited]:
    if pack.record.entries and pack.record.begins:
        yield Cited(where="the first entry", index=0, on=pack.record.begins)
    if pack.record.entries and pack.record.ends:
        yield Cited(where="the last entry", index=pack.record.entries - 1, on=pack.record.ends)


def _tools_and_uses(pack: Pack) -> Iterator[Cited]:
    for tool in pack.tools:
        if tool.entry is not None:
            yield Cited(
                where=f"the tool {tool.name}", index=tool.entry, kinds=(Kind.TOOL_DESCRIBED,), who=tool.described_by
            )
    for use in pack.uses:
        if use.entry is not None:
            kinds = (Kind.TOOL_DECLARED if use.declared else Kind.USE_DECLARED,)
            where = f"the use of {use.tool} on the {use.part}"
            yield Cited(where=where, index=use.entry, kinds=kinds, on=use.stated_on, who=use.stated_by)


def _permissions(pack: Pack) -> Iterator[Cited]:
    for row in pack.consents:
        if row.entry is not None:
            yield Cited(
                where=f"the consent of {row.person}",
                index=row.entry,
                kinds=(Kind.CONSENT_GIVEN,),
                on=row.recorded,
                details=(_detail(Detail.PURPOSE, row.purpose),),
            )
    for each in pack.approvals:
        if each.entry is not None:
            yield Cited(
                where=f"the standing of {each.what}",
                index=each.entry,
                kinds=(Kind.STANDING_RAISED,),
                on=each.on,
                who=each.by,
                details=(_detail(Detail.STANDING, each.standing),),
            )


def _statements(pack: Pack) -> Iterator[Cited]:
    for each in pack.authorship:
        if each.entry is not None:
            where, kinds = f"who made the {each.part}", (Kind.AUTHORSHIP_STATED,)
            yield Cited(where=where, index=each.entry, kinds=kinds, on=each.stated_on, who=each.stated_by)
    if pack.wording is not None and pack.wording.entry is not None:
        yield Cited(
            where="the words for the audience",
            index=pack.wording.entry,
            kinds=(Kind.AUDIENCE_WORDING_SET,),
            on=pack.wording.set_on,
            who=pack.wording.set_by,
        )
    for row in pack.delivered:
        if row.entry is not None:
            yield Cited(
                where=f"the claim on the file {row.digest[:16]}",
                index=row.entry,
                kinds=(Kind.DELIVERY_CLAIMED,),
                on=row.claimed_on,
                who=row.claimed_by,
            )
    for answer in pack.claims:
        yield from _claim(answer)


def _claim(answer: Answer) -> Iterator[Cited]:
    where = f"the claim {answer.claim}"
    attested = answer.verdict is Verdict.SAID and answer.basis is Basis.ATTESTED
    if not attested:
        uses = answer.verdict is Verdict.AGAINST and answer.basis is Basis.ATTESTED
        kinds = (Kind.USE_DECLARED, Kind.TOOL_DECLARED) if uses else ()
        yield from (Cited(where=where, index=index, kinds=kinds) for index in answer.entries)
        return
    ids = (f"{IdRole.CLAIM} {claim_handle(answer.claim).digits}",)
    by, on = answer.attested_by, answer.attested_on
    for index in answer.entries:
        yield Cited(where=where, index=index, kinds=(Kind.CLAIM_ATTESTED,), on=on, who=by, ids=ids)


def _signature(signature: Signature, pack: Pack, *, digest: str) -> Cited:
    return Cited(
        where=f"the signature of {signature.by}",
        index=signature.entry,
        kinds=(Kind.PACK_SIGNED,),
        on=signature.on,
        who=signature.by,
        ids=(f"{IdRole.PACK} {digest}",),
        details=(_detail(Detail.PROFILE, pack.profile),),
    )


def _detail(detail: Detail, word: str) -> str:
    words = SCALES[detail].words
    return f"{detail} {words.index(word) if word in words else -1}"
