"""A window as a web application: one page and its API, behind the door."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

import msgspec
from litestar import Litestar, Request, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.response import Response

from edgecode.boundary.errors import BoundaryError, RequestError
from edgecode.boundary.published import report_schema
from edgecode.boundary.refusal import Refusal, refused
from edgecode.record import log_proof
from edgecode.sender.window.answers import HTML, JSON, NOTE, Answer, refusal
from edgecode.sender.window.door import Door, Falls, Look
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.page import page_of
from edgecode.sender.window.receipts import taken
from edgecode.sender.window.shown import SentBatch, Shown

SCHEMA: Final = msgspec.json.format(msgspec.json.encode(report_schema()), indent=2)
OPENAPI: Final = (Path(__file__).parent / "openapi.json").read_bytes()


class _Inside(msgspec.Struct, frozen=True, kw_only=True):
    look: Look
    memory: Memory
    now: Callable[[], int]
    falls: Falls


Asking = Request[None, None, State]


@get("/")
async def show_page(request: Asking) -> Response[bytes]:
    """Show the page."""
    return _answer(HTML, page_of(_shown(request)))


@get("/v1/agreement")
async def give_agreement(request: Asking) -> Response[bytes]:
    """Give the agreement's last version, as it was signed."""
    return _answer(NOTE, _shown(request).agreement.note)


@get("/v1/schema")
async def give_schema() -> Response[bytes]:
    """Give the JSON Schema of a batch, which is the same for every agreement."""
    return _answer("application/schema+json", SCHEMA)


@get("/v1/batches")
async def list_batches(request: Asking) -> Response[bytes]:
    """List the batches that were sent, oldest first: each week, the place of its leaf, the digest of its note."""
    listed = [
        {"week": each.batch.week.name, "leaf": each.leaf, "sha256": each.sha256} for each in _shown(request).batches
    ]
    return _answer(JSON, msgspec.json.encode(listed))


@get("/v1/batches/{week:str}")
async def give_batch(request: Asking, week: FromPath[str]) -> Response[bytes]:
    """Give the signed note of one week's batch."""
    return _answer(NOTE, _batch(request, week).note)


@get("/v1/checkpoint")
async def give_checkpoint(request: Asking) -> Response[bytes]:
    """Give the log's last checkpoint."""
    return _answer(NOTE, _shown(request).log.checkpoint)


@get("/v1/proofs/{week:str}")
async def give_proof(request: Asking, week: FromPath[str]) -> Response[bytes]:
    """Prove that one week's batch is in the log (C2SP tlog-proof)."""
    return _answer(NOTE, log_proof.encoded(_shown(request).proof(_batch(request, week))))


@get("/v1/consistency/{size:str}")
async def give_consistency(request: Asking, size: FromPath[str]) -> Response[bytes]:
    """Prove that the log has grown from so many leaves."""
    found = _shown(request).grown_from(size)
    if found is None:
        raise refused(Refusal.NOT_FOUND, expected="a size the log once had", found=ascii(size))
    return _answer(JSON, msgspec.json.encode(found))


@get("/v1/openapi.json")
async def give_openapi() -> Response[bytes]:
    """Give the description of this API."""
    return _answer(JSON, OPENAPI)


@post("/v1/receipts", status_code=200)
async def take_receipt(request: Asking) -> Response[bytes]:
    """Take a receipt; the same again is answered alike, and counts once."""
    inside = _inside(request)
    receipt = taken(await request.body(), shown=inside.look(), memory=inside.memory)
    return _answer(JSON, msgspec.json.encode({"week": receipt.week.name, "sha256": receipt.sha256}))


def create_window(look: Look, *, memory: Memory, now: Callable[[], int], falls: Falls) -> Door:
    """Build the window of one partner.

    ``look`` gives what there is to be seen, ``now`` milliseconds since 1970, UTC; ``falls`` ends the process with a sentence.
    """
    inside = Litestar(
        route_handlers=[
            *(show_page, give_agreement, give_schema, list_batches, give_batch, give_checkpoint, give_proof),
            *(give_consistency, give_openapi, take_receipt),
        ],
        state=State({"inside": _Inside(look=look, memory=memory, now=now, falls=falls)}),
        exception_handlers={RequestError: _refuse, HTTPException: _refuse, Exception: _fall},
        openapi_config=None,
        logging_config=None,
        pdb_on_exception=False,
    )
    return Door(inside, look=look, memory=memory, now=now, falls=falls)


def _refuse(request: Asking, error: RequestError | HTTPException) -> Response[bytes]:
    """Tell the closed word; whatever the framework has against a path is that there is nothing there."""
    inside = _inside(request)
    word = Refusal(error.code) if isinstance(error, RequestError) else Refusal.NOT_FOUND
    inside.memory.refuse(word, now=inside.now())
    return _sent(refusal(word, page=False))


def _fall(request: Asking, fault: Exception) -> NoReturn:
    """A fault of ours, a damaged log, a full disk: nothing is answered any more."""
    says = str(fault) if isinstance(fault, BoundaryError | OSError) else f"{type(fault).__name__}: {fault}"
    _inside(request).falls(says)


def _inside(request: Asking) -> _Inside:
    inside: _Inside = request.app.state["inside"]
    return inside


def _shown(request: Asking) -> Shown:
    return _inside(request).look()


def _batch(request: Asking, week: str) -> SentBatch:
    found = _shown(request).batch_of(week)
    if found is None:
        raise refused(Refusal.NOT_FOUND, expected="a week that was sent", found=ascii(week))
    return found


def _answer(kind: str, body: bytes) -> Response[bytes]:
    return _sent(Answer(kind=kind, body=body))


def _sent(answer: Answer) -> Response[bytes]:
    return Response(answer.body, media_type=answer.kind.partition(";")[0], status_code=answer.status)
