"""The secrets of people, in the user's own folder: one file each, named by the secret's number.

A secret's number is the first 8 bytes of its SHA-256, and stands beside each body that was sealed with it. A person has
one secret at a time; where two processes made one each, both are theirs. What was destroyed leaves its number behind
(``erased/``), so that a record that comes back from a backup is erased again.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from edgecode.entries.handle import Handle
from edgecode.errors import EntryError, RecordStoreError
from edgecode.record.person_keys import SECRET_BYTES, PersonKeys, person_keys
from edgecode.store.record_db import private_files
from edgecode.usecases.ports.entropy import Entropy

NUMBER_BYTES: Final = 8
"""Length of a secret's number."""


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """One person's keys, and the number (8 bytes) of the secret they come from."""

    number: bytes
    person: Handle
    keys: PersonKeys


class People:
    """The secrets of the people of one record, as they were when the folder was last read.

    Whoever makes or destroys one holds the record's own lock for writing, and puts an entry in it.
    """

    def __init__(self, folder: Path, *, entropy: Entropy) -> None:
        """Take the folder that holds what the user has of the record."""
        self._secrets = folder / "people"
        self._erased = folder / "erased"
        self.entropy = entropy
        self._known: dict[bytes, Secret] = {}
        self._of: dict[Handle, Secret] = {}

    def secret_of(self, person: Handle) -> Secret:
        """Give a person's secret, and make it durable before the first use. Raises ``RecordStoreError``."""
        if person not in self._of:
            self.look_again()
        return self._of.get(person) or self._made(person)

    def keys_of(self, number: bytes) -> PersonKeys | None:
        """Give the keys by their number; ``None`` where they are not here."""
        found = self._known.get(number)
        return found.keys if found is not None else None

    def numbers(self, person: Handle | None = None) -> frozenset[bytes]:
        """Give the numbers of the secrets that are here, of all people or of one."""
        return frozenset(number for number, secret in self._known.items() if person is None or secret.person == person)

    def look_again(self) -> None:
        """Read the folder; a file that is not as it was written is passed over. Raises ``RecordStoreError``."""
        found = [_read(file) for file in _files(self._secrets)]
        self._known = {secret.number: secret for secret in found if secret is not None}
        self._of = {secret.person: secret for secret in self._known.values()}

    def take_over(self, other: "People") -> None:
        """Take every secret that another record of this machine has, and what was destroyed there."""
        for folder, own in ((other._secrets, self._secrets), (other._erased, self._erased)):  # noqa: SLF001  its own kind
            for file in _files(folder):
                private_files.keep(own / file.name, private_files.content_of(file) or b"")
        self.look_again()

    def destroy(self, numbers: frozenset[bytes]) -> None:
        """Destroy those of the secrets that are here; whose they were is kept. Raises ``RecordStoreError``."""
        for number in sorted(numbers):
            secret = _read(self._file(number))
            if secret is not None:
                private_files.keep(self._erased / number.hex(), secret.person.digits.encode("ascii"))
            private_files.destroy(self._file(number))
        self.look_again()

    def erase(self, person: Handle) -> frozenset[bytes]:
        """Give the numbers of every secret a person has; of somebody without any, that of one which is made for it.

        So everybody who is erased leaves a number behind, by which they are erased again from what comes back.
        """
        self.look_again()
        return self.numbers(person) or frozenset({self.secret_of(person).number})

    def erased(self) -> dict[bytes, Handle]:
        """Give whose secrets were destroyed, by number. Raises ``RecordStoreError``."""
        found = {}
        for file in _files(self._erased):
            try:
                found[bytes.fromhex(file.name)] = Handle((private_files.content_of(file) or b"").decode("ascii"))
            except (ValueError, EntryError):
                continue
        return found

    def _made(self, person: Handle) -> Secret:
        secret = self.entropy.token(SECRET_BYTES)
        made = _secret(secret, person=person)
        content = msgspec.json.encode({"person": person.digits, "secret": secret.hex()})
        private_files.keep(self._file(made.number), content)
        self._known[made.number] = self._of[person] = made
        return made

    def _file(self, number: bytes) -> Path:
        return self._secrets / number.hex()


class _Kept(msgspec.Struct):
    person: str
    secret: str


def _secret(secret: bytes, *, person: Handle) -> Secret:
    return Secret(number=sha256(secret).digest()[:NUMBER_BYTES], person=person, keys=person_keys(secret))


def _read(file: Path) -> Secret | None:
    try:
        kept = msgspec.json.decode(private_files.content_of(file) or b"", type=_Kept)
        secret = bytes.fromhex(kept.secret)
        found = _secret(secret, person=Handle(kept.person)) if len(secret) == SECRET_BYTES else None
    except (ValueError, EntryError):
        return None
    return found if found is not None and found.number.hex() == file.name else None


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RecordStoreError(str(folder), why=(error.strerror or str(error)).lower()) from error
