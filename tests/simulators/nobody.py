"""Somebody who may not write everywhere, also where the tests are run by the administrator, whom no right stops."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

NOBODY: Final = 65_534


@contextmanager
def nobody_in(folder: Path) -> Iterator[None]:
    """Go on as a user without rights, to whom ``folder`` with all in it belongs; as oneself where one is such a user.

    What has to be imported has to be so before.
    """
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
