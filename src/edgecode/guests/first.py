"""The first process in the room: takes on limits, says that it stands, waits to be watched, starts the tool, ends with it.

It is started inside from a copy of this file, without edgecode, and everything in the room ends when it does: the kernel ends
what a tool left behind. It collects what was orphaned, so that no process stays as a shadow of itself.
"""

import os
import resource
import sys


def main(words: list[str]) -> int:
    """Give the tool's exit code, as a shell has it; the words: two descriptors, limits as one word, the tool's command."""
    ready, go = int(words[0]), int(words[1])
    for name, most in (limit.split("=") for limit in words[2].split(",")):
        which = getattr(resource, name)
        hard = resource.getrlimit(which)[1]
        held = int(most) if hard == resource.RLIM_INFINITY else min(int(most), hard)
        resource.setrlimit(which, (held, held))
    os.write(ready, b".")
    if not os.read(go, 1):
        return 1  # nobody is there any more who would watch
    os.close(ready)
    os.close(go)
    tool = os.fork()
    if not tool:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.execv(words[3], words[3:])  # noqa: S606 - a command of our own making
    while True:
        ended, status = os.wait()
        if ended == tool:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))
