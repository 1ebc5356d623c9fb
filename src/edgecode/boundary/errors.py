"""What the boundary refuses, on the tree of :mod:`edgecode.errors`: agreements, batches, requests and sends."""

from edgecode.errors import EdgecodeError


class BoundaryError(EdgecodeError):
    """Something between the film and a partner cannot be, and nothing went out."""

    def __init__(self, what: str, *, expected: str, found: str, advice: str = "") -> None:
        """Build ``what: expected …, found …``; ``what`` is a file with its line, an agreement, a week or a request."""
        super().__init__(f"{what}: expected {expected}, found {found}")
        self.expected, self.found = expected, found
        self._advice = advice


class AgreementError(BoundaryError):
    """An agreement that is none, is not signed, was tampered with, has ended, or cannot be kept."""


class CeilingError(AgreementError):
    """An agreement under which a partner could learn more than its own ceiling allows."""


class BatchError(BoundaryError):
    """A batch that is none, was changed, came twice, or belongs elsewhere."""


class RequestError(BoundaryError):
    """What a partner asked of its window and does not get: a stranger, a replay, a clock that is off, an agreement that ended.

    ``code`` is the closed word for it that the partner is told, and no more.
    """

    def __init__(self, code: str, *, expected: str, found: str) -> None:
        """Build the sentence, which is for the studio's side, from the closed word and what was expected and found."""
        super().__init__(f"request ({code})", expected=expected, found=found)
        self.code = code


class SendError(BoundaryError):
    """A send that cannot be made now; what was not sent goes out as the empty batch, at the next slot."""


class LogError(SendError):
    """A partner's log that is damaged, is not signed by its key, or was put back to an earlier day."""

    def __init__(self, what: str, *, expected: str, found: str) -> None:
        """Build the sentence from the log's folder, what belongs there and what is there."""
        advice = (
            "Nothing was sent. Put the partner's log back as it was last; a log is never made anew over an old one."
        )
        super().__init__(what, expected=expected, found=found, advice=advice)


class GuestError(BoundaryError):
    """A guest tool that is not let in or not run: unsigned, altered, expired, not understood, or nowhere to run it."""


class LetterError(BoundaryError):
    """A letter to a partner that is none, was stopped by the scanner, or cannot be signed or sent."""


class UncountableError(BoundaryError):
    """A schema of which it cannot be said how many values it allows, so that no number of bits may be promised."""
