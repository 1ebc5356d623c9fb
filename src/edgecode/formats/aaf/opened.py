"""Opening an AAF file with pyaaf2, and asking its objects for their properties without falling with them.

pyaaf2 trusts its input: of 300 damaged versions of one file nearly all raised one of seven exceptions, none of them its own
alone, and none ended the process or ran on (docs/adr/0008 tells of a library that did). So whatever it raises is caught here.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, BinaryIO, Final

import msgspec

from edgecode.errors import UnreadableError

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins (MS-CFB, 2.2)."""

AafObject = Any
"""One object of pyaaf2, which has no types."""

_META: Final = "/MetaDictionary-1"


class Opened(msgspec.Struct, frozen=True):
    """A file of pyaaf2, and how many definitions of classes and types in it cannot be read; the standard's own stand in."""

    file: AafObject
    lost: int


def opened(stream: BinaryIO, *, path: str) -> Opened:
    """Open a file that begins with :data:`MAGIC`. Raises UnreadableError where its structure cannot be followed."""
    try:
        with quiet():
            return _opened(stream)
    except Exception as error:  # pyaaf2 raises whatever its parts raise
        found = f"a damaged compound file ({type(error).__name__})"
        raise UnreadableError(path, line=None, expected="an AAF file", found=found) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pyaaf2 from writing to the terminal: it warns of what the remarks of this reader say."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def value(holder: AafObject, name: str) -> AafObject:
    """Ask an object for a property; ``None`` where it has none, or where what is there cannot be read."""
    try:
        found = holder.get(name)
        held = found.value if found is not None else None
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        return None
    return held


def several(holder: AafObject, name: str) -> Iterator[AafObject]:
    """Ask an object for a property of many objects, one by one; those that cannot be read are ``None``."""
    try:
        found = holder.get(name)
        keys = list(_keys(found)) if found is not None else []
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        keys = [None]
        found = None
    for key in keys:
        try:
            yield found[key]
        except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
            yield None


def text(holder: AafObject, name: str) -> str:
    """Ask an object for a text; empty where it has none."""
    found = value(holder, name)
    return found.strip("\0 \t\r\n") if isinstance(found, str) else ""


def identity(holder: AafObject, name: str) -> str:
    """Ask an object for an id, as a text; empty where it has none, or one of all noughts, which names nothing."""
    found = value(holder, name)
    try:
        written = str(found) if found is not None else ""
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        return ""
    return written if written.rpartition(":")[2].strip("0.-") else ""


def whole(holder: AafObject, name: str) -> int | None:
    """Ask an object for a whole number."""
    found = value(holder, name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def kind(found: AafObject) -> str:
    """The name of an object's class in AAF, such as ``SourceClip``."""
    return type(found).__name__


def _keys(found: AafObject) -> Iterator[AafObject]:
    references = found.references
    yield from references if isinstance(references, dict) else range(len(references))


def _opened(stream: BinaryIO) -> Opened:
    """Do what AAFFile does with a path, with a stream; one in memory it would take for a file to be written.

    pyaaf2 is imported here, since every reader is imported with the command line and only a film with an AAF needs it.
    """
    cfb, files, metadict = map(import_module, ("aaf2.cfb", "aaf2.file", "aaf2.metadict"))
    file: AafObject = files.AAFFile.__new__(files.AAFFile)
    file.mode = "rb"
    file.f = io.BufferedReader(stream) if isinstance(stream, io.BytesIO) else stream
    file.cfb = cfb.CompoundFileBinary(file.f, "rb")
    file.weakref_table = []
    file.manager = files.AAFObjectManager(file)
    file.create = files.AAFFactory(file)
    file.is_open = True
    file.read_reference_properties()
    file.metadict = metadict.MetaDictionary(file)
    file.metadict.dir = file.cfb.find(_META)
    file.manager[_META] = file.metadict
    file.root = file.manager.read_object("/")
    return Opened(file, _define(file.metadict))


def _define(definitions: AafObject) -> int:
    """Do what MetaDictionary does when it reads, but definition by definition; count those that are lost."""
    try:
        import_module("aaf2.core").AAFObject.read_properties(definitions)
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        return 1
    lost = 0
    for definition in several(definitions, "TypeDefinitions"):
        lost += not _entered(definition, definitions.typedefs_by_name, definitions.typedefs_by_auid, name="type_name")
    for definition in several(definitions, "ClassDefinitions"):
        lost += not (
            _with_properties(definition)
            and _entered(definition, definitions.classdefs_by_name, definitions.classdefs_by_auid, name="class_name")
        )
    return lost


def _entered(definition: AafObject, by_name: AafObject, by_id: AafObject, *, name: str) -> bool:
    try:
        known, identity = getattr(definition, name), definition.auid
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        return False
    if known is None or identity is None:
        return False
    by_name[known] = by_id[identity] = definition
    return True


def _with_properties(definition: AafObject) -> bool:
    """Give a class its properties by their number; of a class that says none, pyaaf2 looks for them itself."""
    try:
        definition.propertydef_by_pid = {each.pid: each for each in definition["Properties"].values()}
    except Exception:  # pyaaf2 raises whatever its parts raise  # noqa: BLE001
        return False
    return True
