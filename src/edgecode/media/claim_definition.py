"""What is written into a file for a claim, as C2PA's manifest definition, and how its library is set.

C2PA 2.1, section 18.12: the first action of a manifest is ``c2pa.created``, which must tell a source type, or ``c2pa.opened``,
which must name what was opened. A delivered file was not created here, and where it comes from may be unknown: so it is
opened, and published. A source type that is known goes on the publishing; one that is not is nowhere.
"""

from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Final

import msgspec

from edgecode.usecases.ports.delivery import ClaimToMake

DELIVERED: Final = "delivered"
"""What the given file is called while a manifest is made; it is not written."""
TRAINING: Final = "cawg.training-mining"
OWN: Final = "edgecode.claim"
"""Our own assertion. C2PA asks for a domain in reverse before a label of one's own; edgecode has none, and takes nobody's."""
NO_PROOF: Final = "A claim, and no proof: it says what its claimant says, and binds that to the bytes of this file."
USES: Final = ("cawg.ai_generative_training", "cawg.ai_inference", "cawg.ai_training", "cawg.data_mining")
"""Every use that CAWG's Training and Data Mining assertion 1.1 knows."""
PARENT: Final = msgspec.json.encode({"relationship": "parentOf", "label": DELIVERED}).decode()


def definition_of(claim: ClaimToMake) -> bytes:
    """Write a claim as a manifest definition in JSON; it has no title, so that no file's name is told by it."""
    assertions = [
        _assertion("c2pa.actions.v2", {"actions": _actions(claim), "allActionsIncluded": False}),
        _assertion(TRAINING, {"entries": {use: {"use": "notAllowed"} for use in USES}}),
        _assertion(
            OWN,
            {
                "claimant": claim.claimant,
                "film": claim.film,
                "says": claim.says,
                "at": claim.at,
                "standing": NO_PROOF,
            },
        ),
    ]
    generator = {"name": "edgecode", "version": version("edgecode")}
    return msgspec.json.encode({"claim_version": 2, "claim_generator_info": [generator], "assertions": assertions})


def settings_of(anchors: str) -> dict[str, Any]:
    """Give the settings under which claims are made and read: these roots are trusted, and nothing is fetched."""
    off = {"enabled": False}
    return {
        "version": 1,
        # Claim signing as C2PA 2.1 has it, and the two usages that the versions before knew.
        "trust": {
            "user_anchors": anchors or None,
            "trust_config": "1.3.6.1.4.1.62558.2.1\n1.3.6.1.5.5.7.3.36\n1.3.6.1.5.5.7.3.4\n",
        },
        "core": {"allowed_network_hosts": []},
        "verify": {
            "verify_after_reading": True,
            "verify_after_sign": True,
            "verify_trust": True,
            "verify_timestamp_trust": True,
            "ocsp_fetch": False,
            "remote_manifest_fetch": False,
        },
        "builder": {
            "thumbnail": off,
            "actions": {"auto_created_action": off, "auto_opened_action": off, "auto_placed_action": off},
            # Said by whoever signs, rather than gathered from somebody.
            "created_assertion_labels": ["c2pa.actions", "c2pa.ingredient", TRAINING, OWN],
        },
    }


def _actions(claim: ClaimToMake) -> list[dict[str, Any]]:
    when = datetime.fromtimestamp(claim.at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    opened = {"action": "c2pa.opened", "when": when, "parameters": {"ingredientIds": [DELIVERED]}}
    film = f" about {claim.film}" if claim.film else ""
    said = f"A claim by {claim.claimant}{film}, not a proof: {claim.says}"
    published = {"action": "c2pa.published", "when": when, "description": said}
    if claim.source_type is not None:
        published["digitalSourceType"] = claim.source_type.value
    return [opened, published]


def _assertion(label: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"label": label, "data": data, "created": True}
