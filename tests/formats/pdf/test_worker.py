import io

import msgspec

from edgecode.formats.pdf.sheets import sheets_of
from edgecode.formats.pdf.worker import LENGTH, Reply, Request, serve
from simulators.printed_script import placed

QUAY = placed([(72, 72, "quay")])


def asked(data: bytes) -> bytes:
    """Ask for the sheets of a file."""
    request = msgspec.msgpack.encode(Request(data))
    return LENGTH.pack(len(request)) + request


def answers(*files: bytes) -> list[Reply]:
    """Hand the files to one worker and take its answers apart."""
    given, told, found = io.BytesIO(b"".join(map(asked, files))), io.BytesIO(), []
    serve(given, told)
    told.seek(0)
    while head := told.read(LENGTH.size):
        found.append(msgspec.msgpack.decode(told.read(LENGTH.unpack(head)[0]), type=Reply))
    return found


def test_every_file_is_answered_in_turn_and_one_that_is_refused_costs_no_other() -> None:
    found = answers(QUAY, b"%PDF-1.7", QUAY)
    whole = Reply(sheets_of(QUAY, path=""))
    assert found == [whole, Reply(None, "a PDF", "a damaged one, or another kind of file"), whole]


def test_a_worker_that_is_given_nothing_ends() -> None:
    assert answers() == []
