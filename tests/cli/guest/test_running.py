"""``edgecode guest run``, ``list`` and ``show``, with the real room; what was found is decided by the verbs there are."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from edgecode.cli.main import CANNOT_GO_ON
from simulators.command_line import Said
from simulators.guest_film import BEA, ID, WIM
from simulators.guest_office import ODD
from simulators.real_room import needs_room

Here = Callable[..., Said]
QUIET = "pass\n"


def finding(here: Here) -> dict[str, object]:
    """The one finding of the last run."""
    [found] = json.loads(here("guest", "show", ID, "film", "--json").out)["findings"]
    assert isinstance(found, dict)
    return found


def test_a_run_prints_what_it_found_like_a_check_and_exits_1(here: Here, install: Callable[..., Said]) -> None:
    install(ODD)
    said = here("guest", "run", ID[:4], "film", "--by", WIM)
    assert said.code == 1
    assert "“You said you would have it mended by Easter.” is odd.  scene 12" in said.out
    assert "script.fountain:4" in said.out
    assert "1 Take it up" in said.out
    assert f"guest-{ID} · odd · high confidence · " in said.out
    assert "0.9" not in said.out
    assert said.out.splitlines()[-1] == "1 finding"


def test_a_quiet_run_says_so_and_exits_0(here: Here, install: Callable[..., Said]) -> None:
    install(QUIET)
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, said.out.splitlines()[-1]) == (0, "no findings")
    assert json.loads(here("guest", "run", ID, "film", "--by", WIM, "--json").out)["findings"] == []


def test_showing_runs_nothing(here: Here, install: Callable[..., Said], log: Callable[[], list[str]]) -> None:
    install(ODD)
    said = here("guest", "show", ID, "film")
    assert (said.code, said.out.splitlines()[-1]) == (0, "It has not run yet.")
    assert not any("ran a guest tool" in line for line in log())


def test_what_it_found_is_decided_meant_and_undone_by_the_verbs_for_findings(
    here: Here, install: Callable[..., Said]
) -> None:
    install(ODD)
    here("guest", "run", ID, "film", "--by", WIM)
    own = str(finding(here)["id"])
    assert here("decide", own[:8], "film", "--take", "1", "--by", WIM, "--because", "it grates").code == 0
    assert "“Take it up”, says Wim Oort: it grates" in here("guest", "show", ID, "film").out
    assert here("undo", "film", "--by", WIM).code == 0
    assert here("decide", own, "film", "--later", "--by", WIM).code == 0
    assert "Wim Oort put it off" in here("guest", "show", ID, "film").out
    said = here("decide", own, "film", "--take", "2", "--by", WIM)
    assert said.code == CANNOT_GO_ON
    assert here("intend", f"guest-{ID}", "film", "--finding", own, "--by", WIM).code == 0
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "as intended, says Wim Oort" in said.out) == (0, True)
    assert "guest-" not in str(json.loads(here("check", "film", "--json").out)["remarks"])


def test_what_nobody_found_is_gone_for_guest_tools_too(here: Here, install: Callable[..., Said]) -> None:
    assert here("decide", "ffff", "film", "--leave", "--by", WIM).code == CANNOT_GO_ON
    install(ODD)
    assert here("decide", "ffff", "film", "--leave", "--by", WIM).code == CANNOT_GO_ON
    said = here("intend", f"guest-{ID}", "film", "--finding", "ffff", "--by", WIM)
    assert (said.code, "finding" in said.err) == (CANNOT_GO_ON, True)
    assert here("intend", f"guest-{ID}", "film", "--at", "12", "--by", WIM).code == CANNOT_GO_ON


def test_ctrl_c_stops_it_and_is_on_record(
    here: Here, install: Callable[..., Said], log: Callable[[], list[str]]
) -> None:
    """A process of its own runs a tool that never ends, and is told to stop once the run is on record."""
    needs_room()
    install("while True:\n    pass\n")
    words: list[str | Path] = [Path(sys.executable).with_name("edgecode"), "guest", "run", ID, "film", "--by", WIM]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 30
        while not any("ran a guest tool" in line for line in log()):
            assert time.monotonic() < until
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _out, err = running.communicate(timeout=30)
    assert (running.returncode, "Traceback" in err) == (130, False)
    assert "Wim Oort stopped a guest tool" in log()[0]
    assert "broken off" in log()[0]
    assert here("guest", "show", ID, "film").out.splitlines()[-1] == "It has not run yet."


def test_with_no_ai_nothing_runs_and_nothing_shows(here: Here, install: Callable[..., Said]) -> None:
    install(ODD)
    here("guest", "run", ID, "film", "--by", WIM)
    assert here("no-ai", "film", "--by", WIM).code == 0
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "every check is off" in said.err) == (CANNOT_GO_ON, True)
    said = here("guest", "show", ID, "film", "--by", WIM)
    assert (said.code, "Every check is off" in said.out, "is odd.  scene" in said.out) == (0, True, False)


def test_the_register_of_tools_has_it_with_what_it_was_used_on(here: Here, install: Callable[..., Said]) -> None:
    install(ODD)
    assert "Nobody has stated a tool" in here("tools", "film").out
    here("guest", "run", ID, "film", "--by", WIM)
    here("guest", "run", ID, "film", "--by", BEA)
    told = here("tools", "film").out.splitlines()
    assert told[0].startswith("Second Hearing of Aria Labs  1, Aria Labs, analytical, runs on our own machines")
    assert [line.split(":")[0].strip() for line in told[1:]] == ["screenplay", "edit"]


def test_every_verb_of_a_stranger_is_refused_without_a_trace(here: Here, install: Callable[..., Said]) -> None:
    install(ODD)
    assert here("guest", "run", ID, "film").code == CANNOT_GO_ON
    assert here("guest", "run", ID, "film", "--by", "Ada").code == CANNOT_GO_ON
