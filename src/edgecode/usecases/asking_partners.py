"""Which partners ask people for a consent: what the agreements that were signed come to, and who is meant by a name."""

from collections.abc import Iterable

import msgspec

from edgecode.consent.consents import ConsentSaid, day_ends
from edgecode.consent.partner import AskingPartner
from edgecode.errors import ConsentError
from edgecode.film.composed import composed
from edgecode.film.place import Place, Remark
from edgecode.formats.film_toml import Settings
from edgecode.usecases.ports.partners import Agreed, Ended


def asking_partners(agreed: Iterable[Agreed], ended: Iterable[Ended]) -> tuple[AskingPartner, ...]:
    """Give each agreement once, by its last version, in the order they were first signed; ended ones too."""
    first: dict[str, int] = {}
    last: dict[str, Agreed] = {}
    for each in agreed:
        first.setdefault(str(each.agreement.id), each.at)
        last[str(each.agreement.id)] = each
    over = {each.agreement: each.at for each in ended}
    return tuple(_asking(each, since=first[name], over=over.get(name)) for name, each in last.items())


def _asking(agreed: Agreed, *, since: int, over: int | None) -> AskingPartner:
    agreement = agreed.agreement
    ends = day_ends(agreement.until)
    return AskingPartner(
        id=str(agreement.id),
        name=agreement.partner.name,
        classes={each: agreed.fresh_from.get(each, agreed.at) for each in agreement.classes},
        since=since,
        ends=ends if over is None else min(ends, over),
        until=agreement.until,
        bits=agreement.ceiling,
    )


def partner_meant(said: str, partners: Iterable[AskingPartner], *, at: int) -> AskingPartner:
    """Find who is meant by a partner's name or an agreement's id. Raises :class:`ConsentError` for nobody, and for several.

    Of several agreements with one partner, the one that is in force ``at`` that moment is meant.
    """
    known = tuple(partners)
    if by_id := [each for each in known if each.id == said.strip().lower()]:
        return by_id[0]
    named = [each for each in known if _alike(each.name) == _alike(said)]
    meant = [each for each in named if each.asks(at=at)] or named
    if len(meant) == 1:
        return meant[0]
    if meant:
        ids = " or ".join(each.id for each in meant)
        raise ConsentError("partner", expected=f"the id of one of their agreements, {ids}", found=repr(said))
    among = ", ".join(f"{each.name} ({each.id})" for each in known if each.asks(at=at))
    expected = f"one whose agreement is in force: {among}" if among else "none named, since no agreement is in force"
    raise ConsentError("partner", expected=expected, found=repr(said))


def with_partners(settings: Settings, partners: tuple[AskingPartner, ...], *, at: int) -> Settings:
    """Give film.toml's consents with the partners they name by the ids of their agreements.

    One that names nobody waits until there is such an agreement, and is remarked on: it lets nobody count anybody.
    """
    if not any(each.partner for each in settings.consents):
        return settings
    consents: list[ConsentSaid] = []
    remarks: list[Remark] = []
    for each in settings.consents:
        try:
            meant = partner_meant(each.partner, partners, at=at).id if each.partner else ""
        except ConsentError as error:
            remarks.append(Remark(_place(each.place), f"{error}; it does not apply"))
        else:
            consents.append(msgspec.structs.replace(each, partner=meant))
    return msgspec.structs.replace(settings, consents=tuple(consents), remarks=(*settings.remarks, *remarks))


def _place(said: str) -> Place:
    path, _, line = said.rpartition(":")
    return Place(path, int(line)) if path and line.isdecimal() else Place(said)


def _alike(name: str) -> str:
    return composed(" ".join(name.split())).casefold()
