"""Letters on *Guest tools*: taken in as files, signed, withdrawn, and given out as files. One act for each."""

from typing import Annotated, Final

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Response

from edgecode.boundary.errors import LetterError
from edgecode.web.asked import Asked, person_of
from edgecode.web.guests_here import guests_of
from edgecode.web.pages.guest_tools import PATH
from edgecode.web.room import back_to
from edgecode.web.sent_files import Form, sent_file

LETTERS: Final = f"{PATH}/letters"
MOST_LETTER_BYTES: Final = 64 * 1024
"""A form's: of a letter, which has four thousand characters at most, and what stands beside it."""
_URL_ENCODED: Final = RequestEncodingType.URL_ENCODED


class Meant(msgspec.Struct, frozen=True):
    """Which letter."""

    letter: str


@post(f"{LETTERS}/write", request_max_body_size=MOST_LETTER_BYTES, sync_to_thread=True)
def write_letter(request: Asked, data: Annotated[Form, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Redirect:
    """Take a letter in that a person wrote, and scan it. Raises what the desk raises."""
    here, sent = guests_of(request), sent_file(data.get("text"))
    if sent is None:
        raise LetterError("letter", expected="a text file that you wrote", found="no file")
    name, text = sent
    tool, sender = str(data.get("tool") or ""), str(data.get("from") or "").strip()
    wrote = here.letters.write(text, tool, by=person_of(request), sender=sender, path=name)
    here.put_right[wrote.view.id] = wrote.put_right
    return _at(wrote.view.id)


@post(f"{LETTERS}/sign", sync_to_thread=True)
def sign_letter(request: Asked, data: Annotated[Meant, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Sign a letter as it was shown. Raises what the desk raises."""
    guests_of(request).letters.sign(data.letter, by=person_of(request))
    return _at(data.letter)


@post(f"{LETTERS}/withdraw", sync_to_thread=True)
def withdraw_letter(request: Asked, data: Annotated[Meant, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Withdraw a letter. Raises what the desk raises."""
    guests_of(request).letters.withdraw(data.letter, by=person_of(request))
    return _at(data.letter)


@post(f"{LETTERS}/give-out", status_code=200, sync_to_thread=True)
def give_letter_out(request: Asked, data: Annotated[Meant, Body(media_type=_URL_ENCODED)]) -> Response[bytes]:
    """Give a signed letter out as a file, for a person to pass on. Raises what the desk raises."""
    handed = guests_of(request).letters.send(data.letter, by=person_of(request))
    headers = {"content-disposition": f'attachment; filename="letter-{handed.view.id}.txt"'}
    return Response(handed.note, media_type="text/plain", headers=headers)


def _at(letter: str) -> Redirect:
    return back_to(f"{PATH}#letter-{letter}")
