"""How long a scene is, three ways side by side in one line: by its pages, on the boards, and in the cut."""

from edgecode.film.boards.timing import SceneTime
from edgecode.web.drawing import clock


def times_said(time: SceneTime) -> str:
    """Say page, board and cut time as far as they are known: ``pages about 1:08 · boards 0:50 · cut 0:44``.

    *About* where the eighths are estimated, and where a panel stands as long as one does of which nobody said how long.
    """
    pages = f"pages {'' if time.counted else 'about '}{clock(time.page)}" if time.page is not None else ""
    boards = (
        f"boards {'' if time.said == time.panels else 'about '}{clock(time.board)}" if time.board is not None else ""
    )
    cut = f"cut {clock(time.cut)}" if time.cut is not None else ""
    return " · ".join(filter(None, (pages, boards, cut)))
