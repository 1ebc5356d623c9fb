"""From what c2pa says of a file, in JSON, to records: every value checked for its kind, since a file says what it likes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec

from edgecode.media.claim_definition import OWN, TRAINING
from edgecode.usecases.ports.delivery import Action, Failure, Ingredient, Manifest, TrainingEntry

_LATEST: Final = 1 << 53
"""Milliseconds since 1970 that every reader of JSON can hold; a later day is none."""
_MOST: Final = 1000
"""Claims of one file that are told; nobody reads more."""


def manifests_in(told: bytes, *, certificates: bytes) -> tuple[Manifest, ...]:
    """Give the claims of a file, the active one first, then those of what it was made from, and of what those were made from.

    ``told`` is c2pa's own JSON, ``certificates`` its crJSON, where alone it tells how long a certificate holds.
    """
    report = msgspec.json.decode(told)
    each = _map(report.get("manifests"))
    holds = {_text(one.get("label")): one for one in _maps(_map(msgspec.json.decode(certificates)).get("manifests"))}
    order: dict[str, None] = {}
    waiting = [_text(report.get("active_manifest"))]
    while waiting and len(order) < _MOST:
        label = waiting.pop(0)
        if label in each and label not in order:
            order[label] = None
            waiting += [_text(one.get("active_manifest")) for one in _maps(_map(each[label]).get("ingredients"))]
    return tuple(_manifest(_map(each[label]), label=label, signature=holds.get(label, {})) for label in order)


def failures_in(told: bytes) -> tuple[Failure, ...]:
    """Give what does not hold of the active claim and of the file."""
    return tuple(_failures(_map(_results(told).get("activeManifest"))))


def earlier_failures_in(told: bytes) -> tuple[Failure, ...]:
    """Give what does not hold of earlier claims, and did when the files that carried them were taken in."""
    deltas = _maps(_results(told).get("ingredientDeltas"))
    return tuple(failure for delta in deltas for failure in _failures(_map(delta.get("validationDeltas"))))


def _results(told: bytes) -> dict[str, Any]:
    return _map(_map(msgspec.json.decode(told)).get("validation_results"))


def _manifest(one: dict[str, Any], *, label: str, signature: dict[str, Any]) -> Manifest:
    own = _first(one, OWN)
    signed = _map(one.get("signature_info"))
    validity = _map(_map(_map(signature.get("signature")).get("certificateInfo")).get("validity"))
    at = own.get("at")
    return Manifest(
        label=label,
        generator=_generator(one),
        signer=_text(signed.get("common_name")),
        issuer=_text(signed.get("issuer")),
        claimant=_text(own.get("claimant")),
        film=_text(own.get("film")),
        says=_text(own.get("says")),
        at=at if isinstance(at, int) and 0 <= at < _LATEST else None,
        actions=tuple(_actions(one)),
        training=tuple(
            TrainingEntry(entry=str(entry), use=_text(_map(use).get("use")))
            for entry, use in sorted(_map(_first(one, TRAINING).get("entries")).items())
        ),
        ingredients=tuple(_ingredient(each) for each in _maps(one.get("ingredients"))),
        valid_from=_moment(validity.get("notBefore")),
        valid_until=_moment(validity.get("notAfter")),
    )


def _actions(one: dict[str, Any]) -> Iterator[Action]:
    for data in _assertions(one, "c2pa.actions"):
        for action in _maps(data.get("actions")):
            yield Action(
                name=_text(action.get("action")),
                source_type=_text(action.get("digitalSourceType")),
                when=_text(action.get("when")),
                says=_text(action.get("description")),
            )


def _ingredient(one: dict[str, Any]) -> Ingredient:
    checked = _map(_map(one.get("validation_results")).get("activeManifest"))
    return Ingredient(
        relationship=_text(one.get("relationship")),
        title=_text(one.get("title")),
        manifest=_text(one.get("active_manifest")),
        failures=tuple(_failures(checked)),
    )


def _failures(part: dict[str, Any]) -> Iterator[Failure]:
    for one in _maps(part.get("failure")):
        yield Failure(code=_text(one.get("code")), explanation=_text(one.get("explanation")))


def _generator(one: dict[str, Any]) -> str:
    first = next(iter(_maps(one.get("claim_generator_info"))), {})
    told = f"{_text(first.get('name'))} {_text(first.get('version'))}".strip()
    return told or _text(one.get("claim_generator"))


def _first(one: dict[str, Any], label: str) -> dict[str, Any]:
    return next(_assertions(one, label), {})


def _assertions(one: dict[str, Any], label: str) -> Iterator[dict[str, Any]]:
    """Give the data of assertions of a label, in whatever version (``.v2``) and number (``__1``)."""
    for assertion in _maps(one.get("assertions")):
        if _text(assertion.get("label")).partition("__")[0].partition(".v")[0] == label:
            yield _map(assertion.get("data"))


def _moment(when: object) -> int | None:
    """Read RFC 3339 as ms since 1970 UTC."""
    try:
        return int(datetime.fromisoformat(_text(when)).timestamp()) * 1000
    except (ValueError, OverflowError, OSError):
        return None


def _map(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _maps(found: object) -> list[dict[str, Any]]:
    return [_map(each) for each in found] if isinstance(found, list) else []


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
