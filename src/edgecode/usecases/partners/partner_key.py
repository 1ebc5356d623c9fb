"""A partner's own key as text: the private half as Go's package ``sumdb/note`` writes it, which made the form of signed notes.

``PRIVATE+KEY+name+number+base64``, where the number is that of the public half and the base64 holds the kind and the seed.
"""

import base64
from typing import Final

from edgecode.errors import KeyTextError
from edgecode.record.keys import KeyKind, SigningKey, from_base64
from edgecode.usecases.ports.entropy import Entropy

_PREFIX: Final = "PRIVATE+KEY+"
_SEED_BYTES: Final = 32


def made_key(name: str, *, entropy: Entropy) -> SigningKey:
    """Make a key under a name of plain letters, without a space or a plus. Raises :class:`KeyTextError`."""
    if not name.isascii() or not name.isprintable():
        raise KeyTextError("key", expected="a name of plain letters, such as aria-labs", found=ascii(name))
    return SigningKey(name=name, kind=KeyKind.LOG, seed=entropy.token(_SEED_BYTES))


def private_text(key: SigningKey) -> str:
    """Write the private half, to be kept where nobody else reads it."""
    material = base64.b64encode(bytes((key.kind,)) + key.seed).decode("ascii")
    return f"{_PREFIX}{key.name}+{key.verifier.id.hex()}+{material}\n"


def read_private(data: bytes, *, path: str) -> SigningKey:
    """Read the private half. Raises :class:`KeyTextError`, which does not repeat what was found."""
    parts = data.decode("ascii", "replace").strip().removeprefix(_PREFIX).split("+", 2)
    wanted = KeyTextError(path, expected="a private key as edgecode partner key writes it", found="something else")
    if not data.startswith(_PREFIX.encode("ascii")) or len(parts) != len(("name", "number", "key")):
        raise wanted
    material = from_base64(parts[2])
    if material is None or len(material) != _SEED_BYTES + 1 or material[0] != KeyKind.LOG:
        raise wanted
    key = SigningKey(name=parts[0], kind=KeyKind.LOG, seed=material[1:])
    if key.verifier.id.hex() != parts[1]:
        raise KeyTextError(path, expected=f"the number {key.verifier.id.hex()}", found=ascii(parts[1]))
    return key
