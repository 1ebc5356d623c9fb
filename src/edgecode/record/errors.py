"""What stops the asking of a witness, on the tree of :mod:`edgecode.errors`."""

from edgecode.errors import RecordError


class WitnessError(RecordError):
    """A witness gave no cosignature: it is down, does not know the log, or answered what is no answer. Nothing was kept."""

    _advice = "Nothing was kept and nothing is lost: ask again later, or ask another witness."

    def __init__(self, what: str, *, expected: str, found: str, advice: str = "") -> None:
        """Build the sentence from the witness's address or name, what it should answer, and what it did."""
        super().__init__(what, expected=expected, found=found)
        self._advice = advice or self._advice
