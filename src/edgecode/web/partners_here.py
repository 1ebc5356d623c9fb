"""What this room's film keeps for its partners, and what of it wants somebody's eye."""

from edgecode.usecases.partners.judging import StoppedBatch, stopped_batches
from edgecode.usecases.ports.partners import Partners
from edgecode.web.asked import Asked, desk_of


def partners_here(request: Asked) -> Partners | None:
    """Give what is kept for partners; ``None`` while there is no agreement."""
    found: Partners | None = request.app.state["partners"](False)  # noqa: FBT003  it is asked so
    return found


def unjudged(request: Asked) -> tuple[StoppedBatch, ...]:
    """Give what the scanner stopped and nobody judged yet."""
    partners = partners_here(request)
    if partners is None:
        return ()
    return tuple(each for each in stopped_batches(desk_of(request), partners) if each.judged is None)
