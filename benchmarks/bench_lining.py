"""Lining from words on made takes that nobody tuned on, beside difflib on the same words. Prints JSON lines.

Judged: the right paragraph for each word that comes from the script (what is below the shipped threshold counts as
missed), paragraphs found and missed, the time for 900 takes, what lines of another film's words, and whether the stated
chance is the true one. The peer is ``difflib.SequenceMatcher`` over the same folded words, which is what one would write first.
"""

import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Final

from lining_cases import ERRORS, HALF, UNTOUCHED, Case, cases, ferry
from made_takes import WORD_MS, made_scenes, speaking_scenes
from reliability import binned, expected_error, untouched

from edgecode.film.heard.listen import listen
from edgecode.film.heard.scene_words import SceneWords, scene_words
from edgecode.film.heard.take_words import take_words
from edgecode.film.place import Place
from edgecode.film.script import Script
from edgecode.film.transcript import Cue, Milliseconds, Transcript

LIMITS: Final = {0.0: 0.97, 0.1: 0.95, 0.2: 0.90}
SECONDS: Final = 5.0
TAKES: Final = 900
ROUNDS: Final = 3
TWELVE: Final = 12
"""Seeds that the 900 takes are made from."""
FOREIGN: Final = 0.01
LONG: Final = 20
"""Cues from which on a transcript by itself says something of its share."""
REAL: Final = Path(__file__).resolve().parents[2] / "shared" / "real"
_BLOCK: Final = re.compile(r"-->.*\n((?:.+\n?)+)")

Lined = tuple[tuple[int, ...], frozenset[int]]
"""The paragraph of each printed word, -1 for none, and the paragraphs that count as said."""


def ours(case: Case) -> Lined:
    """Line a take as it is shipped."""
    hearing = listen(case.take.transcript, scene=case.words, script=case.script)
    return hearing.words, frozenset(line.paragraph for line in hearing.lines)


def theirs(case: Case) -> Lined:
    """Line a take by difflib: matching blocks, the words between two of one paragraph, paragraphs half of whose words match."""
    heard, scene = take_words(case.take.transcript), case.words
    blocks = SequenceMatcher(None, heard.folded, scene.folded, autojunk=False).get_matching_blocks()
    pairs = [(heard.token[a + nth], b + nth) for a, b, size in blocks for nth in range(size)]
    words = [-1] * len(heard.printed)
    for (token, word), (following, next_word) in pairwise([*pairs, pairs[-1]] if pairs else []):
        goes_on = scene.paragraph[word] == scene.paragraph[next_word]
        words[token : following if goes_on else token + 1] = [scene.paragraph[word]] * (
            following - token if goes_on else 1
        )
    if pairs:
        words[pairs[-1][0]] = scene.paragraph[pairs[-1][1]]
    met = [scene.paragraph[word] for _token, word in pairs]
    spans = scene.spans.items()
    return tuple(words), frozenset(index for index, (a, b) in spans if met.count(index) >= HALF * (b - a))


def quality(taken: Sequence[Case], lined: Iterable[Lined]) -> dict[str, float]:
    """Count the words with the right paragraph, and the paragraphs found rightly and found at all."""
    right = words = hits = found = said = wrong = nobodys = 0
    for case, (placed, paragraphs) in zip(taken, lined, strict=True):
        truth = case.take.words
        right += sum(word.paragraph == place for word, place in zip(truth, placed, strict=True) if word.paragraph >= 0)
        words += sum(word.paragraph >= 0 for word in truth)
        wrong += sum(place >= 0 for word, place in zip(truth, placed, strict=True) if word.paragraph < 0)
        nobodys += sum(word.paragraph < 0 for word in truth)
        told = {paragraph for (_run, paragraph), share in case.take.said.items() if share >= HALF}
        hits += len(told & paragraphs)
        found += len(paragraphs)
        said += len(told)
    return {
        "words_right": round(right / words, 4),
        "paragraph_precision": round(hits / max(found, 1), 4),
        "paragraph_recall": round(hits / said, 4),
        "unscripted_words_lined": round(wrong / max(nobodys, 1), 4),
    }


def say(what: str, **values: object) -> None:
    """Print one JSON line."""
    print(json.dumps({"bench": "lining", "what": what} | values))


def timed(line: Callable[[Case], Lined], taken: Sequence[Case]) -> tuple[list[Lined], float, float]:
    """Line takes; give what came out, and of the quickest of some rounds the seconds on the clock and of work."""
    seconds, work = [], []
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        lined = [line(case) for case in taken]
        seconds.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    return lined, min(seconds), min(work)


def words() -> None:
    """Judge words, paragraphs and time on 900 takes, 300 at each rate of errors, with difflib beside."""
    taken = {rate: _takes(rate) for rate in LIMITS}
    clock = work = peer_work = 0.0
    for rate, limit in LIMITS.items():
        lined, seconds, spent = timed(ours, taken[rate])
        peer, _, peer_spent = timed(theirs, taken[rate])
        clock, work, peer_work = clock + seconds, work + spent, peer_work + peer_spent
        own = quality(taken[rate], lined)
        holds = own["words_right"] >= limit
        say(f"{rate:.0%} word errors", takes=len(taken[rate]), **own, limit=limit, holds=holds)
        say(f"{rate:.0%} word errors, difflib", **quality(taken[rate], peer))
        say(f"{rate:.0%} word errors, runs, times and dropped lines", **further(taken[rate]))
    said = sum(len(case.take.words) for each in taken.values() for case in each)
    say(
        f"{TAKES} takes", seconds=round(clock, 2), cpu_seconds=round(work, 2), words=said, limit=SECONDS,
        holds=clock <= SECONDS, difflib_cpu_seconds=round(peer_work, 2), ratio=round(work / peer_work, 2),
    )  # fmt: skip


def further(taken: Sequence[Case]) -> dict[str, float]:
    """Count takes with the right number of runs, dropped lines noted, and how far the beginnings of lines are off."""
    runs = hits = noted = dropped = 0
    off: list[int] = []
    for case in taken:
        hearing = listen(case.take.transcript, scene=case.words, script=case.script)
        begins: dict[tuple[int, int], int] = {}
        for at, word in enumerate(case.take.words):
            begins.setdefault((word.run, word.paragraph), at * WORD_MS)
        runs += len({line.run for line in hearing.lines}) == len({run for run, _paragraph in case.take.said})
        off += [
            abs(line.begins - begins[line.run, line.paragraph])
            for line in hearing.lines
            if (line.run, line.paragraph) in begins
        ]
        missing = _missing(case)
        whole = {note.paragraph for note in hearing.deviations if note.whole}
        hits, noted, dropped = hits + len(whole & missing), noted + len(whole), dropped + len(missing)
    return {
        "right_number_of_runs": round(runs / len(taken), 4),
        "dropped_lines_precision": round(hits / max(noted, 1), 4),
        "dropped_lines_recall": round(hits / max(dropped, 1), 4),
        "line_begins_off_ms_median": statistics.median(off),
        "line_begins_off_ms_95th": statistics.quantiles(off, n=20)[-1],
    }


def _missing(case: Case) -> set[int]:
    """Lines that a run leaves out between its first line and its last."""
    gone: set[int] = set()
    for run in {run for run, _paragraph in case.take.said}:
        said = {paragraph for number, paragraph in case.take.said if number == run}
        gone |= {each for each in case.words.paragraphs if min(said) < each < max(said)} - said
    return gone


def _takes(errors: float) -> list[Case]:
    each = TAKES // len(LIMITS) // TWELVE
    return [case for seed in UNTOUCHED[:TWELVE] for case in cases(seed, each, errors=errors, kinds=("right",))]


def foreign() -> None:
    """Line what belongs to no scene: takes of another script, takes of another scene, and other films' captions."""
    for kind in ("other script", "other scene"):
        taken = [case for seed in UNTOUCHED for case in cases(seed, 110, kinds=(kind,))]
        counts = [lined_cues(case.take.transcript, scene=case.words, script=case.script) for case in taken]
        _foreign(f"takes of the {kind}", counts, binding=kind == "other script")
    if not REAL.is_dir():
        say("captions of other films", skipped="the real material is not beside this checkout")
        return
    told = list(real_captions())
    scenes = [(ferry(), scene) for scene in speaking_scenes(ferry())]
    scenes += [
        (script, scene) for seed in UNTOUCHED[:6] for script, made in (made_scenes(seed),) for scene in made[:20]
    ]
    laid = [(script, scene_words(script, scene)) for script, scene in scenes]
    whole = [lined_cues(transcript(cues), scene=scene, script=script) for script, scene in laid for cues in told]
    _foreign("captions of other films, whole", whole, binding=True)
    alone = [
        lined_cues(transcript([cue]), scene=scene, script=script)
        for script, scene in laid
        for cues in told
        for cue in cues
    ]
    _foreign("captions of other films, each by itself", alone, binding=True)


def _foreign(what: str, counts: Sequence[tuple[int, int]], *, binding: bool) -> None:
    lined, cues = (sum(each) for each in zip(*counts, strict=True))
    limit = {"limit": FOREIGN, "holds": lined / cues <= FOREIGN} if binding else {}
    worst = max((each / of for each, of in counts if of >= LONG), default=0.0)
    say(what, cues=cues, cues_lined=lined, share=round(lined / cues, 6), **limit, share_of_the_worst=round(worst, 4))


def lined_cues(of: Transcript, *, scene: SceneWords, script: Script) -> tuple[int, int]:
    """Count the cues of which a single word is lined, and all cues."""
    placed = listen(of, scene=scene, script=script).words
    lined = {cue for cue, paragraph in zip(take_words(of).cue, placed, strict=True) if paragraph >= 0}
    return len(lined), len(of.cues)


def transcript(cues: Sequence[str]) -> Transcript:
    """Make a transcript of captions, three seconds each."""
    said = (
        Cue(text=text, place=Place("real.vtt", at), begins=Milliseconds(at * 3000), ends=Milliseconds(at * 3000 + 2800))
        for at, text in enumerate(cues)
    )
    return Transcript(path="real.vtt", media="1-1", cues=tuple(said))


def real_captions() -> Iterator[list[str]]:
    """Give the captions of films that are none of ours, and what readers of books read aloud."""
    for path in sorted((*(REAL / "subtitles").glob("*.vtt"), REAL / "footage" / "friday.vtt")):
        text = path.read_text(encoding="utf-8").replace("\r", "")
        yield [" ".join(re.sub("<[^>]+>", "", cue).split()) for cue in _BLOCK.findall(text)]
    yield [path.read_text(encoding="utf-8").strip() for path in sorted((REAL / "speech" / "librivox").glob("*.txt"))]


def reliability() -> None:
    """Hold what is stated against what is true."""
    lines = untouched()
    bins = binned(lines)
    for at, each in enumerate(bins):
        say(
            f"stated {at / 10:.1f}-{(at + 1) / 10:.1f}",
            lines=each.lines,
            stated=round(each.stated, 3),
            said=round(each.said, 3),
        )
    unsure = binned([each for each in lines if 0.1 <= each[0] < 0.9])
    say(
        "expected calibration error", lines=len(lines), value=round(expected_error(bins), 4),
        between_a_tenth_and_nine_tenths=round(expected_error(unsure), 4), error_rates=ERRORS,
    )  # fmt: skip


def main() -> None:
    """Judge all of it."""
    words()
    foreign()
    reliability()


if __name__ == "__main__":
    main()
