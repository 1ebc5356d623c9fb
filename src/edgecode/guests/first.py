"""The first process in the room: says that the room stands, waits until it is watched, starts the tool, and ends with it.

It is started inside from a copy of this file, without edgecode, and everything in the room ends when it does: the kernel ends
what a tool left behind. It collects what was orphaned, so that no process stays as a shadow of itself.
"""

import os
import sys


def main(words: list[str]) -> int:
    """Give the tool's exit code, as a shell has it; the words are two descriptors, then the command of the tool."""
    ready, go = int(words[0]), int(words[1])
    os.write(ready, b".")
    if not os.read(go, 1):
        return 1  # nobody is there any more who would watch
    os.close(ready)
    os.close(go)
    tool = os.fork()
    if not tool:
        os.execv(words[2], words[2:])  # noqa: S606 - a command of our own making
    while True:
        ended, status = os.wait()
        if ended == tool:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))
