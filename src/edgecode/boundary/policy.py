"""An agreement as a policy: what it lets whom do, as Cedar decides it. Only *Allow*, without any error on the way, is yes.

A permission is written for exactly what an agreement says, and beside all of them stand two prohibitions that no agreement can
lift: nothing that is not the work's, and nobody who is not known. What is not listed belongs to neither. An agreement that does
not hold has no permissions. No name, purpose or other text of an agreement goes into a policy: ids and closed words do.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

import cedarpy

from edgecode.boundary.agreement import DAY_MS, LAST_VISITS_DAYS, Agreement, day_number
from edgecode.boundary.errors import AgreementError
from edgecode.boundary.universe import (
    MATERIALS,
    STUDIO,
    Action,
    Party,
    Principal,
    Request,
    Sort,
    Thing,
    of_class,
    one_of,
    people_of,
    work_of,
)

FORBIDS: Final = """\
forbid (principal, action, resource) unless { resource in Workflow::"all" };
forbid (principal, action, resource) unless { principal in Known::"all" };
"""
"""What stands in every policy: only the work, and only who is known."""

_PARTIES: Final = ", ".join(Party)
_SORTS: Final = ", ".join(Sort)
SCHEMA: Final = f"""\
entity Workflow;
entity Film;
entity Known;
entity Deal in [Workflow];
entity {_PARTIES} in [Known];
entity {", ".join(sort for sort in Sort if sort is not Sort.MATERIAL)} in [Deal];
entity {Sort.MATERIAL} in [Film];
action {", ".join(json.dumps(action) for action in Action)}
  appliesTo {{ principal: [{_PARTIES}], resource: [{_SORTS}], context: {{ day: Long }} }};
"""
"""Every action applies to everybody and everything, so that a policy decides and no shape of a request does."""


class Standing(StrEnum):
    """How an agreement stands: it holds from its signing on, until it was revoked or its term is over."""

    HOLDS = "holds"
    ENDED = "ended"


class Policy:
    """A policy, parsed once. Raises :class:`AgreementError` where its text is none by :data:`SCHEMA`."""

    def __init__(self, text: str, *, agreements: Iterable[Agreement]) -> None:
        """Take a text in Cedar, and the agreements whose people and things are listed."""
        schema = cedarpy.Schema.from_str(SCHEMA)
        checked = cedarpy.validate_policies(text, schema)
        if not checked:
            raise AgreementError("policy", expected="Cedar by its schema", found="; ".join(map(str, checked.errors)))
        self.text = text
        self._schema = schema
        self._policies = cedarpy.PolicySet.from_str(text)
        self._entities = cedarpy.Entities.from_json_str(json.dumps(list(_entities(agreements))), schema)

    def allows(self, principal: Principal, action: Action, resource: Thing, *, context: Mapping[str, object]) -> bool:
        """Tell whether somebody may do something. ``context`` has ``day``: that of the request, since 1970-01-01, UTC."""
        return self.all_allowed([(principal, action, resource)], context=context)[0]

    def all_allowed(self, asked: Iterable[Request], *, context: Mapping[str, object]) -> tuple[bool, ...]:
        """Tell the same of many requests at once."""
        every = tuple(asked)
        try:
            told = json.dumps(dict(context))
            requests = [_request(principal, action, thing, context=told) for principal, action, thing in every]
            results = cedarpy.is_authorized_batch(requests, self._policies, self._entities, self._schema)
        except (TypeError, ValueError):  # what is no request at all: half a letter, a context that is no JSON
            return (False,) * len(every)
        return tuple(_is_allow(result) for result in results)


def policy_of(*deals: tuple[Agreement, Standing]) -> Policy:
    """Compile agreements, each as it stands. What one of them permits does not depend on another."""
    permits = (rule for agreement, standing in deals if standing is Standing.HOLDS for rule in _permits(agreement))
    return Policy("".join(permits) + FORBIDS, agreements=[agreement for agreement, _standing in deals])


def granted(agreement: Agreement) -> Iterator[Request]:
    """Give exactly what an agreement grants while it holds."""
    own = agreement.id
    sender, engineer = people_of(own)
    builder = Principal(Party.BUILDER)
    for each in agreement.classes:
        yield builder, Action.TELL, of_class(Sort.TABLE, own, each)
        yield engineer, Action.READ_SCHEMA, of_class(Sort.SCHEMA, own, each)
    yield sender, Action.SEND, one_of(Sort.BATCH, own)
    yield engineer, Action.READ_WINDOW, one_of(Sort.WINDOW, own)
    yield engineer, Action.READ_BATCH, one_of(Sort.BATCH, own)
    yield engineer, Action.READ_AGREEMENT, one_of(Sort.TERMS, own)
    yield engineer, Action.LEAVE_RECEIPT, one_of(Sort.RECEIPT, own)


def days_of(agreement: Agreement) -> tuple[int, int]:
    """Give the first and the last day, since 1970-01-01, UTC, on which anything is permitted under an agreement."""
    last = day_number(agreement.until)
    for week in agreement.weeks():
        last = max(last, agreement.slot(week) // DAY_MS)
    return day_number(agreement.begins), last + LAST_VISITS_DAYS


def _permits(agreement: Agreement) -> Iterator[str]:
    first, last = days_of(agreement)
    for principal, action, thing in granted(agreement):
        yield (
            f"permit (principal == {_named(principal.party, principal.id)},"
            f" action == {_named('Action', action)}, resource == {_named(thing.sort, thing.id)})"
            f" when {{ context.day >= {first} && context.day <= {last} }};\n"
        )


def _entities(agreements: Iterable[Agreement]) -> Iterator[dict[str, object]]:
    for root in ("Workflow", "Film", "Known"):
        yield _entity(root, "all")
    yield from (_entity(who.party, who.id, parent=("Known", "all")) for who in STUDIO if who.party != Party.SOMEBODY)
    yield from (_entity(each.sort, each.id, parent=("Film", "all")) for each in MATERIALS)
    for agreement in agreements:
        yield _entity("Deal", str(agreement.id), parent=("Workflow", "all"))
        yield from (_entity(who.party, who.id, parent=("Known", "all")) for who in people_of(agreement.id))
        yield from (_entity(each.sort, each.id, parent=("Deal", str(agreement.id))) for each in work_of(agreement.id))


def _entity(sort: str, name: str, *, parent: tuple[str, str] | None = None) -> dict[str, object]:
    parents = [{"type": parent[0], "id": parent[1]}] if parent is not None else []
    return {"uid": {"type": sort, "id": name}, "attrs": {}, "parents": parents}


def _named(sort: str, name: str) -> str:
    return f"{sort}::{json.dumps(name)}"


def _request(principal: Principal, action: Action, thing: Thing, *, context: str) -> dict[str, object]:
    return {
        "principal": {"type": principal.party, "id": principal.id},
        "action": {"type": "Action", "id": action},
        "resource": {"type": thing.sort, "id": thing.id},
        "context": context,
    }


def _is_allow(result: cedarpy.AuthzResult) -> bool:
    return result.decision is cedarpy.Decision.Allow and not result.diagnostics.errors
