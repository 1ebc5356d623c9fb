"""The keys of records, in the user's own folder: one log key a record on this machine, one secret a person and film."""

import json
from collections.abc import Iterator
from pathlib import Path

from edgecode.entries.handle import Handle
from edgecode.errors import RecordReadOnlyError
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey
from edgecode.record.person_keys import PersonKeys, person_keys
from edgecode.store.state_folder import StateFolder
from edgecode.usecases.ports.entropy import Entropy

_SECRET_BYTES = 32


class RecordKeys:
    """Makes and finds keys; knows where each record was last written, so that a copy is told from a move."""

    def __init__(self, state: StateFolder, *, entropy: Entropy) -> None:
        """Take the folder and the entropy that new secrets come from."""
        self._state = state
        self._entropy = entropy
        self._people: dict[str, dict[str, PersonKeys]] = {}

    def begin(self, origin: str, *, at: Path, seed: bytes) -> None:
        """Keep the key of a new record, and where it lies."""
        self._state.put("log", origin, seed)
        self._stand(origin, at)

    def signing_key(self, origin: str, *, at: Path) -> SigningKey:
        """Give the key to sign with. Raises :class:`RecordReadOnlyError` for a copy, and where the key is elsewhere."""
        seed = self._state.get("log", origin)
        if seed is None:
            raise RecordReadOnlyError(
                str(at),
                why="one whose key lies on another machine",
                advice="edgecode record adopt goes on from here under a key of this machine.",
            )
        stood = self._state.get("place", origin)
        before = Path(stood.decode()) if stood else at
        if before.resolve() != at.resolve():
            if before.exists():
                raise RecordReadOnlyError(
                    str(at),
                    why=f"a copy of {before}",
                    advice="Decide there, or make this a record of its own: edgecode record adopt.",
                )
            self._stand(origin, at)
        return SigningKey(name=origin, kind=KeyKind.LOG, seed=seed)

    def verifier(self, origin: str) -> VerifierKey | None:
        """Give the public key, ``None`` where this machine never had it."""
        seed = self._state.get("log", origin)
        return None if seed is None else SigningKey(name=origin, kind=KeyKind.LOG, seed=seed).verifier

    def seen(self, origin: str) -> bytes | None:
        """Give the last checkpoint seen of a record, as a note's bytes."""
        return self._state.get("seen", origin)

    def see(self, origin: str, note: str) -> None:
        """Remember a checkpoint. It follows the record and never leads it, so it need not wait for the disk."""
        self._state.put("seen", origin, note.encode(), durable=False)

    def person(self, film_id: str, who: Handle) -> PersonKeys:
        """Give a person's keys, made with a new secret the first time; durable before anything is sealed with them."""
        known = self._secrets(film_id)
        if who.digits not in known:
            secret = self._entropy.token(_SECRET_BYTES)
            people = json.loads(self._state.get("people", film_id) or b"{}") | {who.digits: secret.hex()}
            self._state.put("people", film_id, json.dumps(people).encode())
            known[who.digits] = person_keys(secret)
        return known[who.digits]

    def people(self, film_id: str) -> Iterator[PersonKeys]:
        """Give the keys of everybody who was not erased."""
        yield from self._secrets(film_id).values()

    def erase(self, film_id: str, who: Handle) -> None:
        """Destroy a person's secret: nobody reads or checks the fields of their entries any more; the log still verifies."""
        people = json.loads(self._state.get("people", film_id) or b"{}")
        people.pop(who.digits, None)
        self._state.put("people", film_id, json.dumps(people).encode())
        self._people.pop(film_id, None)

    def _secrets(self, film_id: str) -> dict[str, PersonKeys]:
        if film_id not in self._people:
            people = json.loads(self._state.get("people", film_id) or b"{}")
            self._people[film_id] = {who: person_keys(bytes.fromhex(secret)) for who, secret in people.items()}
        return self._people[film_id]

    def _stand(self, origin: str, at: Path) -> None:
        self._state.put("place", origin, str(at.resolve()).encode())
