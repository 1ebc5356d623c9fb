"""One job, walked twice: with the check that does it, and by hand with every check off.

A job is what one check looks for. By hand it *finishes* when its twin's output shows every place that the check's findings
point at, and every take they are about, while no check looks; when a named person can settle each finding in advance by
saying that it is as intended at that place; when what was said is on record and means that very finding; and when it can be
taken back. What was said is taken back at the end, so that each job meets the film as it is.
"""

from collections.abc import Iterable, Sequence

import msgspec

from edgecode.checks.check import Check
from edgecode.entries.vocabulary import Stage
from edgecode.errors import EdgecodeError
from edgecode.film.film import Film
from edgecode.film.pointer import Pointer, paragraph_at
from edgecode.findings.finding import Finding
from edgecode.findings.intent import aimed, excuses
from edgecode.usecases.done import Done
from edgecode.usecases.drill.effort import Effort
from edgecode.usecases.drill.scratch import Copies, Face, Scratch
from edgecode.usecases.row import Row
from edgecode.usecases.run_checks import BROKE


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One job as it was walked. ``failed`` says why it did not finish by hand; ``nothing`` why there was nothing to walk."""

    check: str
    stage: Stage
    twin: tuple[str, ...]
    findings: int = 0
    by_hand: Effort = Effort()
    with_checks: Effort = Effort()
    failed: str = ""
    nothing: str = ""

    @property
    def passed(self) -> bool:
        """Whether it finished by hand, or there was nothing to walk."""
        return not self.failed


class _Stopped(msgspec.Struct, frozen=True):
    """Where a walk came to its end too early, and why."""

    why: str
    effort: Effort = Effort()


def walk_job(check: Check, *, copies: Copies, face: Face) -> Job:
    """Walk the job of one check on both copies."""
    job = Job(check=check.id, stage=check.stage, twin=check.twin.command)
    try:
        told = _told(check, copies.with_checks, face=face)
        if isinstance(told, str):
            return msgspec.structs.replace(job, nothing=told)
        if isinstance(told, _Stopped):
            return msgspec.structs.replace(job, failed=told.why)
        findings, with_checks = told
        job = msgspec.structs.replace(job, findings=len(findings), with_checks=with_checks)
        by_hand = _by_hand(check, findings, copies.by_hand, face=face)
    except EdgecodeError as error:
        return msgspec.structs.replace(job, failed=str(error))
    if isinstance(by_hand, _Stopped):
        return msgspec.structs.replace(job, failed=by_hand.why, by_hand=by_hand.effort)
    return msgspec.structs.replace(job, by_hand=by_hand)


def _told(check: Check, on: Scratch, *, face: Face) -> tuple[tuple[Finding, ...], Effort] | str | _Stopped:
    """Ask the check alone, and settle what it found; else why there is nothing to walk, or why it could not be asked."""
    checked = on.desk.today(asked=[check.id]).checked
    if check.id not in checked.ran:
        return _Stopped(f"{check.id} could not be turned on for comparison")
    reasons = [each.reason for each in checked.skipped if each.check == check.id]
    if reasons:
        broke = next((reason for reason in reasons if reason.startswith(BROKE)), "")
        return _Stopped(f"{check.id} could not look because {broke}") if broke else reasons[0]
    findings = tuple(finding for finding in checked.findings if finding.check == check.id)
    answer = face(("check", on.folder, "--ask", check.id, "--json"))
    if answer.refused or _ids(answer.document.get("findings")) != {finding.id for finding in findings}:
        return _Stopped(answer.refused or f"edgecode check --ask {check.id} told other findings than the check has")
    for finding in findings:
        on.desk.intend(check.id, Pointer(), by=on.who, finding=finding.id)
    left = {finding.id for finding in on.desk.today(asked=[check.id]).checked.findings if finding.check == check.id}
    if left.intersection(finding.id for finding in findings):
        return _Stopped(f"“as intended” was said of a finding of {check.id}, and it is found again")
    return findings, Effort(commands=1, read=len(findings), deeds=len(findings))


def _ids(rows: object) -> set[str]:
    return {str(row["id"]) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()


def _by_hand(check: Check, findings: Sequence[Finding], off: Scratch, *, face: Face) -> Effort | _Stopped:
    """Read down what the twin prints, and settle what is to be settled, with every check off before and after."""
    if why := _still_looks(check, off):
        return _Stopped(why)
    answer = face((*check.twin.command, off.folder, "--json"))
    twin = f"edgecode {' '.join(check.twin.command)}"
    if answer.refused:
        return _Stopped(f"{twin} went no further: {answer.refused}")
    try:
        rows = msgspec.convert(answer.document.get("rows"), tuple[Row, ...])
    except msgspec.ValidationError:
        return _Stopped(f"{twin} lists no rows that a person could read down", Effort(commands=1))
    effort = Effort(commands=1, read=len(rows))
    if why := _unseen(findings, rows, twin=twin):
        return _Stopped(why, effort)
    done = _said(check, findings, off)
    effort = msgspec.structs.replace(effort, deeds=len(done))
    why = _not_settled(findings, done, off) or _not_taken_back(done, off) or _still_looks(check, off)
    return _Stopped(why, effort) if why else effort


def _still_looks(check: Check, off: Scratch) -> str:
    checked = off.desk.today().checked
    if check.id in checked.ran or check.id in checked.on_request:
        return f"{check.id} is still let in, and every check was turned off"
    return ""


def _unseen(findings: Iterable[Finding], rows: Iterable[Row], *, twin: str) -> str:
    """The first place, or the first take, that a finding points at and that the rows do not show; empty where all are there."""
    places = {place for row in rows for place in row.at}
    takes = {row.take for row in rows}
    words = "\n".join(row.says for row in rows)
    for finding in findings:
        for shown in finding.evidence:
            if str(shown.place) not in places:
                return f"“{finding.says}” points at {shown.place}, and {twin} does not show that place"
        if finding.take and finding.take not in takes and finding.take not in words:
            return f"“{finding.says}” is about take {finding.take}, and {twin} does not name it"
    return ""


def _said(check: Check, findings: Iterable[Finding], off: Scratch) -> list[Done]:
    """Say of each place that it is as intended, once. Raises what the desk raises."""
    film = off.desk.look().film
    pointers = dict.fromkeys(_pointer(finding, film) for finding in findings)
    return [off.desk.intend(check.id, pointer, by=off.who) for pointer in pointers]


def _pointer(finding: Finding, film: Film) -> Pointer:
    """How a person would point at what a finding is about, without knowing the finding: a take, a line, a scene, the film."""
    if finding.take:
        return Pointer(take=finding.take)
    script = film.script
    said = (
        next((each for each in script.paragraphs if each.id in finding.subjects), None) if script is not None else None
    )
    if script is not None and said is not None:
        pointer = Pointer(scene=finding.scene, line=" ".join(said.text.split()))
        index = paragraph_at(pointer, script=script)
        if index is not None and script.paragraphs[index].id in finding.subjects:
            return pointer
    return Pointer(scene=finding.scene) if finding.scene else Pointer(film=True)


def _not_settled(findings: Iterable[Finding], done: Iterable[Done], off: Scratch) -> str:
    """Why what was said does not settle the findings; empty where each is meant and each word is on record."""
    today = off.desk.today()
    recorded = {view.id: view.who for view in off.desk.entries()}
    if any(recorded.get(each.entry) != off.who for each in done):
        return "what was said by hand is not on record under the name of who said it"
    aims, _remarks = aimed(today.said.intents, script=today.look.film.script)
    for finding in findings:
        if not any(excuses(aim, finding) for aim in aims):
            return f"“as intended” was said in advance, and does not mean “{finding.says}”"
    return ""


def _not_taken_back(done: Sequence[Done], off: Scratch) -> str:
    for each in reversed(done):
        off.desk.undo(by=off.who, entry=each.entry)
    undone = off.desk.today().said.undone
    return "" if all(each.entry in undone for each in done) else "what was said by hand could not be taken back"
