"""Runs guest tools as whoever this is run as: asked by lines of JSON, answered by lines of JSON.

Before, it opens the film's script in a descriptor that children inherit, so that there is something to inherit; what is
to be run ``outside`` has no room, as the control. Text goes as Latin-1, so that any bytes go.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from edgecode.boundary.errors import GuestError
from edgecode.guests import usage
from edgecode.guests.limits import Limits
from edgecode.guests.room import Room
from edgecode.usecases.ports.guests import Bundle

OWN = f"of-{os.getpid()}"
"""A folder in each bundle that nobody else's has, so that its processes are told from those of other tests."""


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job: ``files`` and ``inputs`` as text, ``program``, ``limits``."""
    files = {f"{OWN}/{name}": text.encode("latin-1") for name, text in job["files"].items()}
    inputs = {name: text.encode("latin-1") for name, text in job.get("inputs", {}).items()}
    room = Room(Limits(**job.get("limits", {})))
    try:
        ran = room.run(Bundle(note=b"", files=files), program=f"{OWN}/{job['program']}", inputs=inputs)
    except GuestError as error:
        return {"refused": str(error), "advice": error.advice()}
    told = {"ending": ran.ending.value, "output": ran.output.decode("latin-1"), "errors": ran.errors.decode("latin-1")}
    return {**told, "seconds": ran.seconds}


def together(jobs: list[dict[str, Any]]) -> dict[str, Any]:
    """Run jobs side by side, and say how many processes there were at most, and what is left after all."""
    most = [0]
    with ThreadPoolExecutor(len(jobs)) as pool:
        doing = [pool.submit(run, job) for job in jobs]
        while wait(doing, timeout=0.05).not_done:
            most.append(len(usage.below(os.getpid())) - 1)
    return {"ran": [each.result() for each in doing], "most": max(most), "left": left()}


def left() -> dict[str, list[str]]:
    """Say what is still there of a run: processes of ours, those that run the tool, and staged folders."""
    named = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if f"\0/tool/{OWN}/".encode() in (each / "cmdline").read_bytes():
                named.append(each.name)
        except OSError:
            continue
    mine = [str(each.pid) for each in usage.below(os.getpid()) if each.pid != os.getpid()]
    folder = Path(os.environ["TMPDIR"])
    return {"ours": mine, "named": named, "folders": [each.name for each in folder.glob("edgecode-guest-*")]}


def outside(job: dict[str, Any]) -> dict[str, Any]:
    """Run the control: the same program, started by us as one starts a program."""
    done = subprocess.run([sys.executable, *job["outside"]], capture_output=True, close_fds=False, check=False)
    return {"output": done.stdout.decode("latin-1"), "errors": done.stderr.decode("latin-1")}


def main() -> None:
    """Do what is asked until there is no more: jobs side by side, a control, or why nothing can be run."""
    for script in sys.argv[1:]:
        os.set_inheritable(os.open(script, os.O_RDONLY), True)  # noqa: FBT003 - its only word
    for line in sys.stdin:
        asked = json.loads(line)
        if "jobs" in asked:
            told: object = together(asked["jobs"])
        else:
            told = outside(asked) if "outside" in asked else Room().why_not()
        print(json.dumps(told), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
