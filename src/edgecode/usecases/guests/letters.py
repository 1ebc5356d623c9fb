"""Letters to the partners of guest tools: a named person writes one, edgecode scans it, a named person signs and gives it out.

A letter comes in as a file that somebody wrote in an editor of their own. It is kept among the words of the film, never in the
record; what was written is never changed, so that what was shown is what is signed. Nothing is sent by edgecode: it gives out
bytes, which a person passes on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import Letter
from edgecode.boundary.guest.letter_body import checked_line, read_body
from edgecode.consent.people import May
from edgecode.dispatch.letters import checked_letter, given_key, letter_key, signed_letter
from edgecode.entries.handle import Handle
from edgecode.findings.word import Deed, Word
from edgecode.usecases.acting import Acting
from edgecode.usecases.deciding import Saying, must
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.done import Done
from edgecode.usecases.guests.letter_entries import of_letter
from edgecode.usecases.guests.letter_scan import LetterScan, scan_letter, scan_sentence
from edgecode.usecases.guests.letter_states import Handed, LetterState, LetterView, Wrote, letter_views
from edgecode.usecases.moments import day_of
from edgecode.usecases.partners.fingerprinting import Fingerprinting, of_the_film
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.guests import Installed

_ID_BYTES: Final = 8
_LISTS: Final = "edgecode guest letter list shows them."
_MEND: Final = "Change what is named in your file, and write the letter again."


class LetterDesk:
    """Letters of one film. Whoever does something is named; a stranger raises ``UnknownPersonError``."""

    def __init__(
        self,
        desk: Desk,
        *,
        installed: Callable[[], tuple[Installed, ...]],
        seed: Callable[[], bytes],
        entropy: Entropy,
    ) -> None:
        """Take the desk of the film, what gives its guest tools, and what gives the user's seed for letters (32 bytes).

        The seed is asked for when a letter is signed and at no other time; it is drawn with the first one.
        """
        self._desk, self._installed, self._seed, self._entropy = desk, installed, seed, entropy
        self._fingerprinting = Fingerprinting()

    def letters(self) -> tuple[LetterView, ...]:
        """Give every letter of the film, oldest first."""
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                return ()
            return letter_views(stores.deciding.said(self._desk.look().holdings.settings).words)

    def letter(self, wanted: str) -> LetterView:
        """Give one letter by its id or the first digits of it. Raises :class:`LetterError`."""
        every = self.letters()
        found = [each for each in every if wanted and each.id.startswith(wanted)]
        if len(found) != 1:
            known = ", ".join(each.id for each in every) or "there is none yet"
            expected = f"the id of one of this film's ({known})"
            raise LetterError("letter", expected=expected, found=ascii(wanted), advice=_LISTS)
        return found[0]

    def tools(self) -> tuple[Installed, ...]:
        """Give the tools about which letters can be written: those that are in."""
        return tuple(each for each in self._installed() if each.removed is None)

    def write(self, text: bytes, tool: str, *, by: str, sender: str = "", path: str = "letter") -> Wrote:
        """Take in a letter about a tool, which is given by its id, the first digits of it, or its title; and scan it.

        ``text`` is the file that a person wrote, and ``path`` its name; ``sender`` is who it is from as they want it said, by
        default the person's name. Raises :class:`LetterError` for a text that may stand in no letter, with line and reason,
        and for a tool that is not in. Where the scanner finds the film the letter is kept, and stopped.
        """
        with self._desk.acting(by) as acting:
            body = read_body(text, path=path)
            about = self._tool(tool).manifest
            named = checked_line(sender or acting.person.name, place="the name it is from")
            self._ready(acting)
            letter = Letter(
                id=Handle(self._entropy.token(_ID_BYTES).hex()),
                sender=named,
                to=about.partner.name,
                title=about.title,
                version=about.version,
                day=day_of(self._desk.film.clock.now()),
                body=body.text,
            )
            wrote = _word(Deed.WRITE_LETTER, letter, acting=acting, lines=(str(about.tool),), letter=letter)
            sayings = [_saying(wrote, letter, tool=str(about.tool), acting=acting)]
            found = self._scanned(letter, by=acting.person.name)
            if found.stops:
                sayings.append(_stopped(letter, found, tool=str(about.tool), acting=acting))
            done = acting.deciding.commit_all(sayings)[0]
            return Wrote(view=self.letter(str(letter.id)), done=done, put_right=body.put_right)

    def sign(self, letter: str, *, by: str) -> Done:
        """Sign a letter as it was written, once; it is scanned again, against the film as it is now.

        Raises :class:`NotAllowedError` for who may not agree with partners, ``RecordReadOnlyError`` where this copy of the film
        may not sign, before anything else is done, and :class:`LetterError` for a letter that was stopped, signed,
        withdrawn or cleared of somebody who was erased, whose tool was removed, or that the scanner stops now, which is on
        record then.
        """
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            self._ready(acting)
            view = self._standing(letter, LetterState.WRITTEN, expected="one that is written and not signed")
            _check_whole(view)
            self._check(view, acting=acting)
            key = letter_key(self._seed(), partner=self._tool(view.tool).manifest.partner.key)
            lines = (signed_letter(view.letter, key=key).decode(), str(key.verifier))
            return _said(Deed.SIGN_LETTER, view, acting=acting, lines=lines)

    def withdraw(self, letter: str, *, by: str) -> Done:
        """Withdraw a letter before it is sent: who wrote it may, and who may agree with partners.

        Raises :class:`NotAllowedError`, and :class:`LetterError` for one that was sent or withdrawn.
        """
        with self._desk.acting(by) as acting:
            view = self._standing(
                letter,
                *(LetterState.WRITTEN, LetterState.STOPPED, LetterState.SIGNED),
                expected="one that was not sent yet",
            )
            if view.written_by != acting.person.name:
                must(acting.person, May.AGREE)
            self._ready(acting)
            return _said(Deed.WITHDRAW_LETTER, view, acting=acting)

    def send(self, letter: str, *, by: str) -> Handed:
        """Give out a signed letter, to be passed on by a person; on record each time, and the same bytes each time.

        It comes on record first. Raises :class:`NotAllowedError`, and :class:`LetterError` for a letter that is not signed, was
        withdrawn, stopped or cleared of somebody who was erased, or does not hold any more; the first time also what signing
        raises of tool and scanner.
        """
        with self._desk.acting(by) as acting:
            must(acting.person, May.AGREE)
            self._ready(acting)
            view = self._standing(letter, LetterState.SIGNED, LetterState.SENT, expected="one that is signed")
            _check_whole(view)
            _check_holds(view)
            if not view.was_sent:
                self._check(view, acting=acting)
            done = _said(Deed.SEND_LETTER, view, acting=acting)
            return Handed(view=self.letter(view.id), done=done, note=view.note.encode(), key=view.key)

    def _ready(self, acting: Acting) -> None:
        """Raise ``RecordReadOnlyError`` where nothing could be recorded, before anything is kept or drawn."""
        acting.stores()
        with self._stores() as stores:
            stores.record.ready()

    def _check(self, view: LetterView, *, acting: Acting) -> None:
        """Check that a letter's tool is in, and scan it; one that is stopped now is stopped on record."""
        self._tool(view.tool)
        found = self._scanned(view.letter, by=view.written_by)
        if found.stops:
            acting.deciding.commit_all([_stopped(view.letter, found, tool=view.tool, acting=acting)])
            expected = "a letter without anything of the film"
            raise LetterError(_what(view), expected=expected, found=scan_sentence(found), advice=_MEND)

    def _scanned(self, letter: Letter, *, by: str) -> LetterScan:
        """Scan a letter against the film as it is now, with every word that people said of it but those about partners."""
        with self._stores() as stores:
            words = of_the_film(stores.deciding.every_word())
            look, secret = self._desk.look(), stores.deciding.secret
        prints = self._fingerprinting.of(look, words=words, secret=secret)
        return scan_letter(letter, own_name=by, prints=prints)

    def _standing(self, wanted: str, *states: LetterState, expected: str) -> LetterView:
        view = self.letter(wanted)
        if view.state not in states:
            raise LetterError(_what(view), expected=expected, found=view.state)
        return view

    def _tool(self, wanted: str) -> Installed:
        """Find a tool that is in. Raises :class:`LetterError` with those there are."""
        every = self.tools()
        found = [each for each in every if wanted and str(each.manifest.tool).startswith(wanted)]
        found = found or [each for each in every if each.manifest.title == wanted]
        if len(found) != 1:
            known = ", ".join(f"{each.manifest.tool} ({each.manifest.title})" for each in every) or "none is in"
            raise LetterError("tool", expected=f"a guest tool that is in ({known})", found=ascii(wanted))
        return found[0]

    @contextmanager
    def _stores(self) -> Iterator[Stores]:
        with self._desk.whole_record(make=True) as stores:
            if stores is None:
                raise AssertionError
            yield stores


def _check_whole(view: LetterView) -> None:
    """Check that a letter is what its writer wrote: otherwise somebody's name would stand below what nobody wrote."""
    if not view.is_whole:
        found = "one of which something went with somebody who was erased"
        raise LetterError(
            _what(view), expected="a letter as it was written", found=found, advice="Write it anew, without them."
        )


def _check_holds(view: LetterView) -> None:
    """Check that what was signed is the letter: a store that was tampered with gives nothing out."""
    if not view.note:
        raise LetterError(_what(view), expected="a letter with its text", found="one of somebody who was erased")
    letter = checked_letter(view.note.encode(), key=given_key(view.key), path=_what(view))
    if letter != view.letter:
        raise LetterError(_what(view), expected="the letter that was signed", found="one that was changed since")


def _what(view: LetterView) -> str:
    return f"letter {view.id}"


def _about(letter: Letter) -> str:
    return f"letter {letter.id} to {letter.to} about {letter.title}, version {letter.version}"


def _word(deed: Deed, about: Letter, *, acting: Acting, **facts: object) -> Word:
    return acting.deciding.word(deed, acting.person, says=_about(about), subject=str(about.id), **facts)


def _saying(word: Word, letter: Letter, *, tool: str, acting: Acting) -> Saying:
    return Saying(word=word, person=acting.person, shape=of_letter(word.deed, letter, tool=tool))


def _said(deed: Deed, view: LetterView, *, acting: Acting, lines: tuple[str, ...] = ()) -> Done:
    """Put on record that a person did something with a letter."""
    word = _word(deed, view.letter, acting=acting, lines=lines)
    return acting.deciding.commit_all([_saying(word, view.letter, tool=view.tool, acting=acting)])[0]


def _stopped(letter: Letter, found: LetterScan, *, tool: str, acting: Acting) -> Saying:
    """Note that the scanner stopped a letter; edgecode says so by itself."""
    word = acting.deciding.word(
        Deed.STOP_LETTER, None, says=scan_sentence(found), subject=str(letter.id), stretches=found.stretches
    )
    return Saying(word=word, person=None, shape=of_letter(Deed.STOP_LETTER, letter, tool=tool))
