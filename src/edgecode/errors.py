"""Every exception of the house, one tree, on the ground floor.

An exception means that edgecode cannot go on. A problem in the film is never an exception: it is a remark or a finding.
A constructor takes facts and makes the sentence: where, what was expected, what was found. ``advice()`` says what the
reader can do now. Names end in ``Error``. Errors know nothing of exit codes or HTTP; the faces map them.
"""


class EdgecodeError(Exception):
    """Something stopped edgecode; the message is one sentence, :meth:`advice` another."""

    _advice = ""

    def advice(self) -> str:
        """What the reader can do now, one sentence; empty where the message says it all."""
        return self._advice


class NoSuchFolderError(EdgecodeError):
    """The folder that was named is not there, or is a file."""

    _advice = "Check the spelling, or name the folder that holds script, dailies and cuts."

    def __init__(self, path: str, *, found: str) -> None:
        """Build the sentence from the path as it was given and what is there instead."""
        super().__init__(f"{path}: expected a film folder, found {found}")


class NoSuchFileError(EdgecodeError):
    """The file that was named is not there, or cannot be opened."""

    _advice = "Check the spelling; a name with spaces needs quotation marks."

    def __init__(self, path: str, *, found: str) -> None:
        """Build the sentence from the path as it was given and what is there instead."""
        super().__init__(f"{path}: expected a file, found {found}")


class UnreadableError(EdgecodeError):
    """A file as a whole is not what it claims to be. Raised by readers only; the rest of the film still opens."""

    _advice = "Export it again where it came from, or leave it out: the rest of the film opens without it."

    def __init__(self, path: str, *, line: int | None, expected: str, found: str) -> None:
        """Build ``path:line: expected …, found …``; ``line`` counts from 1, ``None`` where the file has no lines."""
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: expected {expected}, found {found}")
        self.path, self.line = path, line
        self.expected, self.found = expected, found


class StreamError(UnreadableError):
    """A stream of entries to be replayed is broken, or one of its lines cannot be; none of it was replayed."""

    _advice = "Nothing was replayed. Mend the line or leave it out, and replay the whole stream."


class NotAScriptError(EdgecodeError):
    """A file that was named as a draft holds no script, or no draft has that name."""

    _advice = "edgecode read FILE tells what edgecode makes of one file."

    def __init__(self, path: str, *, found: str) -> None:
        """Build the sentence from the path or name as it was given and what is there instead."""
        super().__init__(f"{path}: expected a draft of a script, found {found}")


class FileThereError(EdgecodeError):
    """A file was to be written where something is already, or where nothing can be."""

    _advice = "Name a file that is not there yet: edgecode writes over nothing."

    def __init__(self, path: str, *, found: str) -> None:
        """Build the sentence from the path as it was given and what is there instead."""
        super().__init__(f"{path}: expected to write a new file, found {found}")


class RateError(EdgecodeError):
    """A frame rate that edgecode does not know."""

    _advice = "Known rates: 23.976 24 25 29.97 30 47.95 48 50 59.94 60 119.88 120; add DF for drop frame."

    def __init__(self, found: str) -> None:
        """Build the sentence from the text that was found."""
        super().__init__(f"expected a frame rate such as 23.976, 25 or 29.97 DF, found {found!r}")


class TimecodeError(EdgecodeError):
    """A timecode that does not exist at its rate."""

    def __init__(self, found: str, *, rate: str, why: str) -> None:
        """Build the sentence from the text, the name of the rate, and the reason."""
        super().__init__(f"expected a timecode at {rate}, found {found!r}: {why}")


class RateMismatchError(EdgecodeError):
    """Two timecodes at different rates were counted together."""

    def __init__(self, left: str, right: str) -> None:
        """Build the sentence from the names of the two rates."""
        super().__init__(f"expected two timecodes at one rate, found {left} and {right}")


class UnknownSceneError(EdgecodeError):
    """A scene was asked for that the film does not have."""

    def __init__(self, number: str, *, known: str) -> None:
        """Build the sentence from the number asked for and the scenes there are."""
        super().__init__(f"scene {number}: expected one of {known or 'no scenes at all'}, found none with that number")


class UnknownCheckError(EdgecodeError):
    """A check was asked for that does not exist."""

    def __init__(self, found: str, *, known: str) -> None:
        """Build the sentence from the id asked for and the ids there are."""
        super().__init__(f"{found!r}: expected the id of a check, one of {known}")


class WithheldError(EdgecodeError):
    """A check reached for a part of the film that its ``reads`` do not name."""

    def __init__(self, check: str, *, part: str) -> None:
        """Build the sentence from the check's id and the part's name."""
        super().__init__(f"{check}: expected to read only what it declares, found it reaching for {part}")


class StoreError(EdgecodeError):
    """The folder's index cannot be read or written."""

    _advice = "The index holds nothing that cannot be read again: delete it and run the command once more."

    def __init__(self, path: str, *, why: str) -> None:
        """Build the sentence from the path of the store and the reason."""
        super().__init__(f"{path}: expected edgecode's own index, found that {why}")


class EntryError(EdgecodeError):
    """An entry, or a handle in it, is not in the vocabulary of what people do."""

    def __init__(self, what: str, *, expected: str, found: str) -> None:
        """Build the sentence from the kind of entry (or ``handle``), what belongs there, and what stands there."""
        super().__init__(f"{what}: expected {expected}, found {found}")
        self.expected, self.found = f"{what} with {expected}", found


class RecordError(EdgecodeError):
    """Something of the record is not what it claims to be, or was asked for what it does not hold."""

    _advice = "Run edgecode record verify: it names every place that is not as it was written, and changes nothing."

    def __init__(self, what: str, *, expected: str, found: str) -> None:
        """Build the sentence from what was looked at, what belongs there, and what stands there; never from a key."""
        super().__init__(f"{what}: expected {expected}, found {found}")
        self.what, self.expected, self.found = what, expected, found


class ProofError(RecordError):
    """A Merkle proof does not show what it was handed in to show."""

    _advice = "Take the proof for worthless, and ask for a new one; keep this one to show where it came from."


class NoteError(RecordError):
    """A signed note or a checkpoint is not well made, or not signed by whom it should be."""

    _advice = "Believe nothing it says, and keep it: a checkpoint that does not hold is worth showing."


class KeyTextError(RecordError):
    """A key is not well made: its length, its name, its number or its point."""

    _advice = "Copy the whole key again, from its first letter to its last."


class PaperKeyError(RecordError):
    """What was typed from a key on paper is not what was printed."""

    def __init__(self, groups: tuple[int, ...], *, expected: str, found: str) -> None:
        """Build the sentence from the numbers of the groups, from 1 on; without any, the fault is not in one group."""
        numbers = ", ".join(str(group) for group in groups)
        what = f"group{'s' * (len(groups) > 1)} {numbers}" if groups else "the key on paper"
        super().__init__(what, expected=expected, found=found)
        self.groups = groups

    def advice(self) -> str:
        """Say where to look."""
        where = "those groups" if self.groups else "every group"
        return f"Compare {where} with the paper, letter by letter; 0 and O, 1 and I and L are taken for one another."


class UnknownPersonError(EdgecodeError):
    """Somebody decides who is not among the film's people."""

    _advice = (
        "Name yourself with --by or EDGECODE_PERSON; people stand on the Permissions page, and in film.toml under "
        '[people."Name"].'
    )

    def __init__(self, name: str, *, known: str) -> None:
        """Build the sentence from the name given and the names there are."""
        found = repr(name) if name else "nobody named"
        super().__init__(f"expected a person of this film ({known or 'none are named yet'}), found {found}")


class NotAllowedError(EdgecodeError):
    """A named person does what film.toml does not let them do."""

    _advice = "What a person may do stands on the Permissions page, and in film.toml in their entry under [people]."

    def __init__(self, name: str, *, may: str) -> None:
        """Build the sentence from the person and what they would have to be allowed to."""
        super().__init__(f"expected a person who may {may}, found {name}")


class SaidError(EdgecodeError):
    """What was said cannot be."""

    def __init__(self, what: str, *, expected: str, found: str) -> None:
        """Build the sentence from what it is about, what was expected and what was found."""
        super().__init__(f"{what}: expected {expected}, found {found}")
        self.expected, self.found = expected, found


class ConsentError(SaidError):
    """What was said about permissions cannot be: there is no such day, no such announcement, no consent."""


class PaperError(SaidError):
    """What was said for the papers cannot be: no such claim, tool or part, a statement without its basis."""


class NotAskedError(EdgecodeError):
    """A check was asked to look that is not on request."""

    def __init__(self, check: str, *, standing: str) -> None:
        """Build the sentence from the check and how far it is let in."""
        super().__init__(f"{check}: expected a check that is on request, found that it is {standing}")


class FindingGoneError(EdgecodeError):
    """A decision is about a finding that is not there."""

    _advice = "The film may have changed since. edgecode check, or edgecode guest show, lists findings."

    def __init__(self, finding: str) -> None:
        """Build the sentence from the id given."""
        super().__init__(f"expected the id of a finding that is there now, found {finding!r}")


class NoSuchOptionError(EdgecodeError):
    """A decision takes an option that the finding does not have."""

    def __init__(self, option: int, *, options: int) -> None:
        """Build the sentence from the number given and how many there are."""
        super().__init__(f"expected an option from 1 to {options}, found {option}")


class NoSuchTakeError(EdgecodeError):
    """A take or setup is named that no paper of the film lists."""

    _advice = "edgecode coverage --scene NUMBER --takes lists the setups and takes of a scene."

    def __init__(self, name: str) -> None:
        """Build the sentence from the name given."""
        super().__init__(f"expected a take or setup that a report of this film lists, found {name!r}")


class NotInFilmError(EdgecodeError):
    """A panel, a cut or a clip was asked for that the film does not have, or has no longer; the message is given."""


class NotLinesError(EdgecodeError):
    """What a take shall cover names no lines of its scene."""

    _advice = (
        'Lines are numbered in edgecode coverage --scene NUMBER: 3-9, 12 off, "first words" - "last words", or nothing.'
    )

    def __init__(self, take: str, *, expected: str, found: str, advice: str = "") -> None:
        """Build the sentence from the take and both sides; other advice than what may be typed is given."""
        super().__init__(f"{take}: expected {expected}, found {found}")
        self._advice = advice or self._advice


class LinedSinceError(NotLinesError):
    """A take is drawn otherwise now than on the page from which somebody lined it by hand."""


class NothingToUndoError(EdgecodeError):
    """There is nothing to take back."""

    def __init__(self, name: str, *, entry: str) -> None:
        """Build the sentence from the person and the entry asked for, if any."""
        what = f"entry {entry!r}, which is not there or is undone already" if entry else "nothing left to undo"
        super().__init__(f"expected something that {name} said and did not undo, found {what}")


class NothingToSignError(EdgecodeError):
    """A page or a day without any lining was to be signed."""

    def __init__(self, what: str) -> None:
        """Build the sentence from the page or day."""
        super().__init__(f"{what}: expected lines of takes to sign, found none")


class WordsStoreError(EdgecodeError):
    """What a person said could not be kept."""

    def __init__(self, path: str, *, why: str) -> None:
        """Build the sentence from the path of the store and the reason."""
        super().__init__(f"{path}: expected to keep what was said, found that {why}; nothing was recorded")


class RecordReadOnlyError(RecordError):
    """This copy of a record may be read and not written to."""

    def __init__(self, path: str, *, why: str, advice: str) -> None:
        """Build the sentence from the record's path and why it may not be written to."""
        super().__init__(path, expected="a record that may be written to here", found=why)
        self._advice = advice


class RecordStoreError(RecordError):
    """The record's file could not be read or written; what was acknowledged before is still there."""

    _advice = "Nothing was recorded this time. Look for a full disk or a program that holds the file, and try again."

    def __init__(self, path: str, *, why: str) -> None:
        """Build the sentence from the record's path and the reason."""
        super().__init__(path, expected="to read and write the record", found=why)


class RecordCopiedError(RecordReadOnlyError):
    """A copy of a record whose original still lies where it was last written."""

    def __init__(self, path: str, *, original: str) -> None:
        """Build the sentence from the paths of the copy and of the original."""
        advice = "Go on in the original; or edgecode record adopt makes this copy a record of its own."
        super().__init__(path, why=f"a copy of the record in {original}", advice=advice)


class RecordRolledBackError(RecordReadOnlyError):
    """A record that is older than, or different from, what was seen of it before."""

    def __init__(self, path: str, *, entries: int, seen: int) -> None:
        """Build the sentence from how many entries there are, and how many the last checkpoint seen speaks of."""
        found = f"{entries} entries where {seen} were seen" if entries < seen else "other entries than were seen"
        advice = (
            "Put the record back as it was last; or edgecode record adopt goes on from this one under a new origin."
        )
        super().__init__(path, why=f"{found} before", advice=advice)


class RecordKeyMissingError(RecordReadOnlyError):
    """A record whose key is not in this user's own folder."""

    def __init__(self, path: str, *, origin: str) -> None:
        """Build the sentence from the path and the origin of the record."""
        advice = (
            "Go on where it was written, or bring its key from paper; or edgecode record adopt makes it a record of"
            " its own."
        )
        super().__init__(path, why=f"one of another machine or user: the key of {origin} is not here", advice=advice)


class RecordFromElsewhereError(RecordError):
    """The record of another film lies where this film's should."""

    _advice = "Files of two films were mixed: put this film's own record back, or move the other's where it belongs."

    def __init__(self, path: str, *, film: str, found: str) -> None:
        """Build the sentence from the path and the ids of both films."""
        super().__init__(path, expected=f"the record of the film {film}", found=f"that of the film {found}")


class UnknownFormatError(EdgecodeError):
    """An export to a format was asked for that edgecode does not write."""

    def __init__(self, found: str, *, known: str) -> None:
        """Build the sentence from the word given and the formats there are."""
        super().__init__(f"{found!r}: expected a format to export, one of {known}")


class ExportError(EdgecodeError):
    """Something cannot be exported: it is not there, cannot be told apart, or the format can hold nothing of it."""

    def __init__(self, what: str, *, expected: str, found: str, advice: str = "") -> None:
        """Build the sentence from the format or name, what it needs, and what there is."""
        super().__init__(f"{what}: expected {expected}, found {found}")
        self._advice = advice


class ClaimKeyError(ExportError):
    """No claim can be signed: its certificate does not hold now, or cannot be kept."""


class NotExportedError(ExportError):
    """The file to export to may not or cannot be written; whatever lies there is as it was."""
