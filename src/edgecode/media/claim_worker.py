"""The process that makes and reads claims with c2pa: one question, one answer, and its end.

Started by :mod:`edgecode.media.delivery_claims`. A file may bring c2pa down and takes no more than this process with it. It
fetches nothing, holds no key, and writes to the one file that was made for it.
"""

import importlib
import io
import os
import sys
from pathlib import Path
from typing import BinaryIO, Final

import c2pa
import msgspec

from edgecode.media.claim_definition import PARENT, settings_of
from edgecode.media.claim_manifests import earlier_failures_in, failures_in, manifests_in
from edgecode.media.claim_messages import (
    Answer,
    AskClaim,
    AskRead,
    AskSignature,
    GiveSignature,
    GotClaims,
    GotNothing,
    GotWritten,
    question,
)
from edgecode.media.piped import send_message
from edgecode.usecases.ports.delivery import Failure

PADDED: Final = Failure(code="edgecode.paddingNotEmpty", explanation="the room around the signature is not zeros")
"""Our own code: C2PA has none for it."""
MEMORY: Final = 3 << 30
"""Bytes of address space; c2pa holds a claim in it, and never a file whole. Bounded only where the system can."""


def main() -> None:
    """Answer the one question."""
    questions = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    _bound_memory()
    asked = question(questions)
    if isinstance(asked, AskRead | AskClaim):
        send_message(answers, answered(asked, questions=questions, answers=answers))


def answered(asked: AskRead | AskClaim, *, questions: BinaryIO, answers: BinaryIO) -> Answer:
    """Answer one question; on the way to a claim, ask for its signature through the same pipes."""
    try:
        if isinstance(asked, AskRead):
            return _read(asked)
        return _written(asked, questions=questions, answers=answers)
    except c2pa.C2paError as error:
        said = str(error)
        kind, _, why = said.partition(": ")
        return GotNothing(kind=kind, why=why or said)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError) as error:
        return GotNothing(kind=type(error).__name__, why=str(error))


def _read(asked: AskRead) -> Answer:
    context = c2pa.Context.from_dict(settings_of(asked.anchors))
    with Path(asked.file).open("rb") as stream, c2pa.Reader(asked.kind or None, stream, context=context) as reader:
        told = reader.json().encode()
        manifests = manifests_in(told, certificates=reader.crjson().encode())
        if not manifests:
            return GotClaims(manifests=(), failures=failures_in(told), earlier=(), chained=False)
        # Loaded only where there is a claim: most files that are asked about carry none, and its reading of certificates
        # takes as long to load as a third of all the rest.
        signed = importlib.import_module("edgecode.media.claim_certificates")
        label, store = manifests[0].label, io.BytesIO()
        reader.resource_to_stream(label, store)
        padded = () if signed.is_padding_empty(store.getvalue(), label=label) else (PADDED,)
        return GotClaims(
            manifests=manifests,
            failures=failures_in(told) + padded,
            earlier=earlier_failures_in(told),
            chained=signed.is_chained(store.getvalue(), label=label, anchors=asked.anchors),
        )


def _written(asked: AskClaim, *, questions: BinaryIO, answers: BinaryIO) -> Answer:
    def sign(data: bytes) -> bytes:
        send_message(answers, AskSignature(data=data))
        given = question(questions)
        return given.signature if isinstance(given, GiveSignature) else b""

    # Without the address of a timestamp authority: none is asked.
    signer = c2pa.Signer.from_callback(sign, c2pa.C2paSigningAlg.ES256, asked.certificates)
    context = c2pa.Context.from_dict(settings_of(asked.root), signer=signer)
    with c2pa.Builder(asked.definition.decode(), context=context) as builder, Path(asked.file).open("rb") as source:
        builder.add_ingredient(PARENT, asked.kind, source)
        source.seek(0)
        with Path(asked.to).open("r+b") as target:
            builder.sign(asked.kind, source, target)
            target.flush()
            os.fsync(target.fileno())
    return GotWritten()


def _bound_memory() -> None:
    """Elsewhere than on POSIX systems only the time is bounded."""
    if sys.platform != "win32":
        resource = importlib.import_module("resource")  # there is none elsewhere
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
