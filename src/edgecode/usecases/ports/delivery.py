"""Claims on delivered files, as C2PA has them: what is to be claimed, what a file carries, and who signs.

A claim says what its claimant says, and binds that to the bytes of one file. It proves neither: so it is worded as a claim
wherever it is written or shown.
"""

from enum import StrEnum
from typing import Final, Protocol

import msgspec

_IPTC: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(StrEnum):
    """Where media come from: IPTC's Digital Source Type NewsCodes as of 2024-10-23, without the three that are retired.

    The value is the full URI, as C2PA's ``digitalSourceType`` wants it.
    """

    DIGITAL_CAPTURE = f"{_IPTC}digitalCapture"
    COMPUTATIONAL_CAPTURE = f"{_IPTC}computationalCapture"
    NEGATIVE_FILM = f"{_IPTC}negativeFilm"
    POSITIVE_FILM = f"{_IPTC}positiveFilm"
    PRINT = f"{_IPTC}print"
    HUMAN_EDITS = f"{_IPTC}humanEdits"
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA = f"{_IPTC}compositeWithTrainedAlgorithmicMedia"
    ALGORITHMICALLY_ENHANCED = f"{_IPTC}algorithmicallyEnhanced"
    DIGITAL_CREATION = f"{_IPTC}digitalCreation"
    DATA_DRIVEN_MEDIA = f"{_IPTC}dataDrivenMedia"
    TRAINED_ALGORITHMIC_MEDIA = f"{_IPTC}trainedAlgorithmicMedia"
    ALGORITHMIC_MEDIA = f"{_IPTC}algorithmicMedia"
    SCREEN_CAPTURE = f"{_IPTC}screenCapture"
    VIRTUAL_RECORDING = f"{_IPTC}virtualRecording"
    COMPOSITE = f"{_IPTC}composite"
    COMPOSITE_CAPTURE = f"{_IPTC}compositeCapture"
    COMPOSITE_SYNTHETIC = f"{_IPTC}compositeSynthetic"


class ClaimToMake(msgspec.Struct, frozen=True, kw_only=True):
    """What a person claims of a file: ``says`` is the sentence, ``at`` when they said it, in ms since 1970 UTC.

    ``film`` may be empty. A ``source_type`` of ``None`` means that nobody knows, and then no source type is asserted.
    """

    claimant: str
    says: str
    at: int
    film: str = ""
    source_type: SourceType | None = None


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One thing about a claim that does not hold: C2PA's status code, and the reader's own words."""

    code: str
    explanation: str = ""


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done to a file by what its claim says; what the claim leaves open is empty."""

    name: str
    source_type: str = ""
    when: str = ""
    says: str = ""


class TrainingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One use of a file by machines, as CAWG's training-mining assertion names it, and whether it is allowed."""

    entry: str
    use: str


class Ingredient(msgspec.Struct, frozen=True, kw_only=True):
    """A file that this one was made from. ``manifest`` is the label of the claim it carried, empty where it carried none.

    ``failures`` are what did not hold of that claim when the file was taken in.
    """

    relationship: str
    title: str = ""
    manifest: str = ""
    failures: tuple[Failure, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One claim that a file carries. ``claimant``, ``film``, ``says`` and ``at`` are there where edgecode wrote it.

    ``signer`` and ``issuer`` are the names in the certificate that signed, which holds from ``valid_from`` to
    ``valid_until``, in ms since 1970 UTC.
    """

    label: str
    generator: str = ""
    signer: str = ""
    issuer: str = ""
    claimant: str = ""
    film: str = ""
    says: str = ""
    at: int | None = None
    actions: tuple[Action, ...] = ()
    training: tuple[TrainingEntry, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    valid_from: int | None = None
    valid_until: int | None = None

    @property
    def by(self) -> str:
        """Whose claim it is: the person it names, else who signed it; nobody checked either name."""
        return self.claimant or self.signer or self.issuer or "somebody unnamed"


class Standing(StrEnum):
    """How a file and its claim stand."""

    WHOLE = "whole"
    """Signed by a chain that was named, and nothing changed since."""
    ALTERED = "altered"
    """The file or its claim was changed after it was signed."""
    EXPIRED = "expired"
    """As whole, but the certificate has run out since: nothing tells any more that it was signed before."""
    STRANGER = "stranger"
    """Nothing changed since it was signed, by somebody whose chain was not named."""
    NONE = "none"
    """The file carries no claim. It may have lost one: a claim can be cut out without a trace."""
    ELSEWHERE = "elsewhere"
    """The file says that its claim lies on a server. It was not fetched."""
    BROKEN = "broken"
    """The file cannot be read through, so that nothing can be told of a claim."""
    NO_FORMAT = "no format"
    """The file is of no kind that carries claims."""
    SKIPPED = "skipped"
    """Nobody looked, for the reason given."""


class ClaimRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a file carries: how it stands, why in one sentence, and the claims, the one that counts first.

    Behind that come those of the files it was made from. ``failures`` are of the first claim and of the file itself.
    """

    standing: Standing
    why: str
    manifests: tuple[Manifest, ...] = ()
    failures: tuple[Failure, ...] = ()


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim was made in a new file at ``file``. ``earlier`` is what the given file carried before."""

    file: str
    earlier: ClaimRead

    @property
    def says(self) -> str:
        """What a reader must know of the file besides its new claim; empty where it carried none before."""
        claims = self.earlier.manifests
        if not claims:
            return ""
        people = " and ".join(dict.fromkeys(claim.by for claim in claims))
        number = f"{len(claims)} earlier claim{'s' * (len(claims) > 1)}"
        but = {
            Standing.ALTERED: "; the last of them no longer fits its file",
            Standing.STRANGER: "; who signed the last of them is not known here",
        }
        return f"carries {number}, by {people}{but.get(self.earlier.standing, '')}"


class NotClaimed(msgspec.Struct, frozen=True, kw_only=True):
    """No claim was made and no file written, for the reason given; ``absent`` where what makes claims is not installed."""

    why: str
    absent: bool = False


class Signatory(Protocol):
    """Signs claims with a key that stays where it is kept."""

    @property
    def certificates(self) -> str:
        """Its certificate as PEM, and those between it and the root, in that order, without the root."""

    @property
    def root(self) -> str:
        """The root certificate as PEM, by which others check."""

    @property
    def until(self) -> int:
        """When its certificate runs out, in ms since 1970 UTC."""

    def sign(self, data: bytes) -> bytes:
        """Sign by ES256 (RFC 9053): 64 bytes, r before s."""


class ClaimChain(Protocol):
    """The user's own certificates for claims, made when they are first asked for."""

    def root(self) -> str:
        """Give the root certificate as PEM: public, and what others need to check a claim. Raises ``ClaimKeyError``."""

    def signatory(self) -> Signatory:
        """Give what signs. Raises ``ClaimKeyError`` when its certificate has run out or cannot be kept."""

    def renewed(self) -> Signatory:
        """Make a new key and certificate under the same root, in place of those there are. Raises the same."""


class ClaimWriter(Protocol):
    """Makes claims on files."""

    def claim(self, file: str, *, to: str, claim: ClaimToMake, by: Signatory) -> Claimed | NotClaimed:
        """Write a copy of a file that carries the claim, whole or not at all.

        Claims that the file carries already are kept in it, as those of what it was made from. Raises ``NoSuchFileError``
        for ``file``, and ``FileThereError`` where something is at ``to`` already or nothing can be written.
        """


class ClaimReader(Protocol):
    """Reads claims. Whatever a file holds, the answer is a value."""

    def read(self, file: str, *, anchors: str) -> ClaimRead:
        """Read what a file carries; ``anchors`` are the roots one goes by, as PEM, or nothing.

        Raises ``NoSuchFileError``, and ``ClaimKeyError`` where the roots are no certificates.
        """
