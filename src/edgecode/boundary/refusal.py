"""The closed words by which a partner's window refuses, and how a refusal is kept for the studio.

A partner is told one of these words and a sentence that is the same for everybody: nothing of what else was looked at. A
refusal is kept as one line, ``time word``, the time as RFC 3339 has it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from edgecode.boundary.errors import RequestError

MOST_A_DAY: Final = 500
"""Refusals that are kept of one day, UTC: whoever knocks all day long fills no disk."""


class Refusal(StrEnum):
    """Why a request gets nothing."""

    TOO_LARGE = "too-large"
    UNKNOWN_KEY = "unknown-key"
    BAD_SIGNATURE = "bad-signature"
    CLOCK = "clock"
    REPLAYED = "replayed"
    ENDED = "ended"
    TOO_MANY_VISITS = "too-many-visits"
    TOO_MANY_REQUESTS = "too-many-requests"
    NOT_FOUND = "not-found"
    NO_RECEIPT = "no-receipt"
    OTHER_DIGEST = "other-digest"


SAYS: Final[Mapping[Refusal, str]] = {
    Refusal.TOO_LARGE: "A request has at most 8192 bytes.",
    Refusal.UNKNOWN_KEY: "A request is signed with the key that the agreement names.",
    Refusal.BAD_SIGNATURE: "The signature is not over this request.",
    Refusal.CLOCK: "A request is signed within five minutes of this clock, which the header Date tells.",
    Refusal.REPLAYED: "A request is good once. Sign another.",
    Refusal.ENDED: "The agreement has ended.",
    Refusal.TOO_MANY_VISITS: "The visits of this week are used. The next week begins on Monday, UTC.",
    Refusal.TOO_MANY_REQUESTS: "There were too many requests within ten minutes. Wait ten minutes.",
    Refusal.NOT_FOUND: "There is nothing of that name here. /v1/openapi.json tells what there is.",
    Refusal.NO_RECEIPT: "A receipt is a note of this log and a batch in it, signed with the key that the agreement names.",
    Refusal.OTHER_DIGEST: "The digest is not that of the batch that was sent.",
}


def refused(word: Refusal, *, expected: str, found: str) -> RequestError:
    """Build the error for a refusal; what was expected and found is for the studio alone."""
    return RequestError(word.value, expected=expected, found=found)


def kept_line(word: Refusal, *, at: str) -> str:
    """Write the line by which a refusal is kept."""
    return f"{at} {word.value}\n"


def kept_words(lines: str) -> tuple[str, ...]:
    """Read the words of refusals that were kept, oldest first; a last line that was not written out is no refusal."""
    return tuple(line.rpartition(" ")[2] for line in lines.split("\n")[:-1])
