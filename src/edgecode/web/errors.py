"""The one table from an error to an HTTP status, and how an error is shown: what happened, and what one can do now."""

from collections.abc import Mapping
from typing import Final

from litestar.exceptions import HTTPException
from litestar.response import Template

from edgecode.boundary.errors import AgreementError, BatchError, BoundaryError
from edgecode.errors import (
    ConsentError,
    EdgecodeError,
    ExportError,
    FindingGoneError,
    LinedSinceError,
    NoSuchFileError,
    NoSuchFolderError,
    NoSuchOptionError,
    NoSuchTakeError,
    NotAllowedError,
    NotAskedError,
    NothingToSignError,
    NothingToUndoError,
    NotInFilmError,
    NotLinesError,
    PaperError,
    RecordError,
    SaidError,
    StoreError,
    UnknownCheckError,
    UnknownPersonError,
    UnknownSceneError,
    WordsStoreError,
)
from edgecode.web.asked import Asked, is_fragment, since_of, theme_of

STATUS: Final[Mapping[type[EdgecodeError], int]] = {
    EdgecodeError: 500,
    NoSuchFolderError: 404,
    NoSuchFileError: 404,
    UnknownSceneError: 404,
    UnknownCheckError: 404,
    FindingGoneError: 404,
    NoSuchOptionError: 400,
    NoSuchTakeError: 404,
    NotInFilmError: 404,
    ExportError: 404,
    NotLinesError: 400,
    LinedSinceError: 409,
    UnknownPersonError: 403,
    NotAllowedError: 403,
    SaidError: 400,
    ConsentError: 400,
    PaperError: 400,
    NotAskedError: 409,
    NothingToUndoError: 409,
    NothingToSignError: 409,
    RecordError: 409,
    BatchError: 400,
    AgreementError: 400,
    BoundaryError: 409,
    StoreError: 503,
    WordsStoreError: 503,
}
"""An error that is not listed has the status of the nearest of its parents."""

_HTTP: Final[Mapping[int, tuple[str, str]]] = {
    400: ("Expected a whole form, found a part of one missing.", "Go back and try it once more."),
    403: (
        "Expected a form of a page that is open now, found one from before edgecode was started.",
        "Open the page again, and do it once more; nothing was decided.",
    ),
    404: ("Expected one of the room's pages, found no page of that name.", "The pages there are stand at the side."),
    413: ("Expected a smaller file, found one larger than a page takes.", "The command line takes larger ones."),
    405: ("Expected a page to be asked for, found a form sent to it.", "The pages there are stand at the side."),
}


def status_of(error: EdgecodeError) -> int:
    """Give the HTTP status of an error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def show_error(request: Asked, error: EdgecodeError) -> Template:
    """Show an error of the house."""
    return _shown(request, status=status_of(error), says=str(error), advice=error.advice())


def show_http_error(request: Asked, error: HTTPException) -> Template:
    """Show what went wrong with a request itself."""
    says, advice = _HTTP.get(error.status_code, (f"Expected to answer, found {error.detail}.", ""))
    return _shown(request, status=error.status_code, says=says, advice=advice)


def show_fault(request: Asked, error: Exception) -> Template:
    """Show a fault of ours as one sentence too, never as a trace."""
    says = f"expected to go on, found {type(error).__name__}: {error}"
    advice = "This is a fault in edgecode, not in the film. What was acknowledged before is still there."
    return _shown(request, status=500, says=says, advice=advice)


def _shown(request: Asked, *, status: int, says: str, advice: str) -> Template:
    """A page of its own; for a part of a page, two sentences that stand where the page tells things."""
    part = is_fragment(request)
    return Template(
        template_name="told.html" if part else "error.html",
        context={
            "says": says,
            "advice": advice,
            "here": "",
            "room": None,
            "since": since_of(request),
            "theme": theme_of(request),
            "keys": (),
            "answer": request.method != "GET",
        },
        status_code=status,
        headers={"HX-Retarget": "#told", "HX-Reswap": "innerHTML"} if part else None,
    )
