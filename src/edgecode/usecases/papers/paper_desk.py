"""Papers at the desk: what people state for them. Each is said by a named person, and may be taken back by them."""

from collections.abc import Iterable

import msgspec

from edgecode.consent.people import May
from edgecode.errors import NotAllowedError, PaperError
from edgecode.findings.word import Deed, Word
from edgecode.papers.answers import answers
from edgecode.papers.authority import may_state
from edgecode.papers.claims import CLAIM, By
from edgecode.papers.facts import Facts
from edgecode.papers.folding import folded
from edgecode.papers.pack import Answer
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.statements import (
    Attested,
    Authorship,
    Concerned,
    Delivered,
    Fact,
    PackSaid,
    Stated,
    Tool,
    Use,
    Wording,
)
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import Told
from edgecode.usecases import paper_entries
from edgecode.usecases.acting import Acting
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.done import Done
from edgecode.usecases.moments import day_of
from edgecode.usecases.open_film import Look
from edgecode.usecases.papers.heard import heard
from edgecode.usecases.papers.make_pack import PackMade, check_has_come, checked_day, files_of, gathered, pack_of
from edgecode.usecases.papers.renderers import Renderers
from edgecode.usecases.stated_says import stated_says

LONGEST: int = 2_000
"""Letters in one text that somebody states; longer ones belong into a document of their own."""


class PaperDesk:
    """What people of one film state for its papers. Every method raises :class:`UnknownPersonError` for a stranger."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk of the film."""
        self._desk = desk

    def state(self, stated: Stated, *, by: str, because: str = "") -> Done:
        """State a thing: a tool, a use of one, who made what, a claim, the words for the audience.

        Raises :class:`PaperError` for what cannot be, :class:`NotAllowedError` for who may not say it.
        """
        if isinstance(stated, PackSaid | Delivered):
            raise PaperError(
                "statement", expected="one that people make for the papers", found="what is signed or delivered"
            )
        with self._desk.acting(by) as acting:
            tidy = checked(stated, today=day_of(acting.today.let.at))
            if not may_state(acting.person, tidy):
                raise NotAllowedError(acting.person.name, may=_wanted(tidy))
            return said(tidy, Deed.STATE, acting=acting, because=because)

    def described(self, name: str, *, by: str) -> Tool:
        """Give a tool as one person described it last, else with nothing said of it."""
        key, said = tool_key(name), Tool(name=name)
        for each in self.facts().stated:
            if each.by == by and isinstance(each.stated, Tool) and tool_key(each.stated.name) == key:
                said = each.stated
        return said

    def answers(self) -> tuple[Answer, ...]:
        """Give what every claim comes to now, in the order there is of them."""
        facts = self.facts()
        return answers(CLAIM, facts=facts, folded=folded(facts.stated))

    def facts(self) -> Facts:
        """Give the facts as of today."""
        with self._desk.whole_record(make=False) as stores:
            return self._facts(self._desk.look(), stores, on="")

    def pack(self, profile: str, *, on: str = "") -> PackMade:
        """Make the pack of a profile, as of the end of a day, today's where none is given. Changes nothing.

        Raises :class:`PaperError` for a profile there is not, and for a day that has not come.
        """
        with self._desk.whole_record(make=False) as stores:
            return self._made(paper_for(profile), stores, on=on)

    def packs(self, *, on: str = "") -> tuple[PackMade, ...]:
        """Make the pack of every profile, from facts that are gathered once. Raises :class:`PaperError` likewise."""
        with self._desk.whole_record(make=False) as stores:
            look = self._desk.look()
            facts = self._facts(look, stores, on=on)
            return tuple(pack_of(paper, facts, look=look, stores=stores) for paper in every_paper())

    def day(self, on: str = "") -> str:
        """Give the day that a paper speaks of, as ISO 8601 has it: the one given, else today. Raises :class:`PaperError`."""
        return checked_day(on, now=self._desk.film.clock.now())

    def stated(self) -> tuple[Word, ...]:
        """Give what was stated and stands, signed packs among it, in order; also what film.toml says off the record."""
        with self._desk.whole_record(make=False) as stores:
            settings = self._desk.look().holdings.settings
            if stores is None:
                return heard(settings, None, on=self.day()).said.stated
            return stores.deciding.said(settings).stated

    def sign(self, profile: str, *, by: str, on: str = "", seen: str = "") -> Done:
        """Sign a pack as it stands. ``seen`` is the digest of what the person was shown.

        Raises :class:`PaperError` where it is another by now, and :class:`NotAllowedError` for who may not sign papers.
        """
        with self._desk.acting(by) as acting:
            if May.SIGN_PAPERS not in acting.person.may:
                raise NotAllowedError(acting.person.name, may=May.SIGN_PAPERS)
            return self._of_pack(profile, Deed.SIGN_PACK, acting=acting, on=on, seen=seen)

    def files(self, profile: str, *, renderers: Renderers, on: str = "") -> dict[str, bytes]:
        """Give the files of a pack by their names, sealed. Changes nothing.

        Raises :class:`PaperError` where nothing is on record by that day, and ``RecordReadOnlyError`` where this copy may
        not sign.
        """
        paper = paper_for(profile)
        with self._desk.whole_record(make=False) as stores:
            return files_of(self._made(paper, stores, on=on), stores, renderers=renderers)

    def handed_out(self, profile: str, *, by: str, on: str = "") -> Done:
        """Put on record that a person wrote out a pack."""
        with self._desk.acting(by) as acting:
            return self._of_pack(profile, Deed.HAND_OUT, acting=acting, on=on)

    def _of_pack(self, profile: str, deed: Deed, *, acting: Acting, on: str, seen: str = "") -> Done:
        """Say something of a pack as it is once film.toml's words are on record, which the first word brings about."""
        acting.stores()
        made = self.pack(profile, on=on)
        if seen and seen != made.digest:
            raise PaperError("pack", expected="the one you were shown", found="that it has changed since: look again")
        return said(PackSaid(profile=made.pack.profile, on=made.pack.on, digest=made.digest), deed, acting=acting)

    def _facts(self, look: Look, stores: Stores | None, *, on: str) -> Facts:
        return gathered(look, stores, checks=self._desk.film.checks, on=self.day(on))

    def _made(self, paper: Paper, stores: Stores | None, *, on: str) -> PackMade:
        look = self._desk.look()
        return pack_of(paper, self._facts(look, stores, on=on), look=look, stores=stores)


def said(stated: Stated, deed: Deed, *, acting: Acting, because: str = "") -> Done:
    """Put on record that a person states something."""
    deciding, person = acting.deciding, acting.person
    word = deciding.word(deed, person, says=stated_says(stated), because=because, stated=stated)
    return deciding.commit(word, person, paper_entries.stated(word))


def checked(stated: Stated, *, today: str) -> Stated:
    """Tidy what is stated. Raises :class:`PaperError` for an empty name, a day that is none or has not come, no such claim."""
    if isinstance(stated, Tool):
        return _checked_tool(stated)
    if isinstance(stated, Use):
        return _checked_use(stated, today=today)
    if isinstance(stated, Authorship):
        people = tuple(_text("people", each, expected="the names of people") for each in stated.people)
        if not people:
            raise PaperError("people", expected="who made it", found="nobody")
        tool, share = _tidy("tool", stated.tool), _tidy("share", stated.share)
        return msgspec.structs.replace(stated, people=tuple(dict.fromkeys(people)), tool=tool, share=share)
    if isinstance(stated, Attested):
        _check_claim(stated.claim)
    if isinstance(stated, Wording):
        return Wording(_short("wording", stated.text.strip()))
    return stated


def _checked_tool(tool: Tool) -> Tool:
    return msgspec.structs.replace(
        tool,
        name=_text("tool", tool.name, expected="the name of a tool"),
        vendor=_tidy("vendor", tool.vendor),
        version=_tidy("version", tool.version),
        weights=_fact("weights", tool.weights),
        training=_fact("training", tool.training),
    )


def _fact(what: str, fact: Fact) -> Fact:
    """A value without a letter in it is none, and was not told."""
    if fact.told is not Told.VALUE:
        return Fact(fact.told)
    value = _tidy(what, fact.value)
    return Fact(Told.VALUE, value) if value else Fact()


def _checked_use(use: Use, *, today: str) -> Use:
    check_has_come("since", use.since, today=today)
    for each in use.concerns:
        check_has_come("consented", each.consented, today=today)
    return msgspec.structs.replace(
        use,
        tool=_text("tool", use.tool, expected="the name of a tool"),
        what=_tidy("what", use.what),
        concerns=tuple(_tidy_concerns(use.concerns)),
    )


def _tidy_concerns(concerns: Iterable[Concerned]) -> Iterable[Concerned]:
    for each in concerns:
        person = _text("concerns", each.person, expected="the name of a person")
        yield msgspec.structs.replace(each, person=person)


def _check_claim(claim: str) -> None:
    known = CLAIM.get(claim)
    if known is None:
        raise PaperError("claim", expected=f"one of {', '.join(CLAIM)}", found=repr(claim))
    if known.by is not By.PERSON:
        raise PaperError(claim, expected="a claim that people attest", found=f"one that {known.by} answers")


def _text(what: str, text: str, *, expected: str) -> str:
    tidy = _tidy(what, text)
    if not tidy:
        raise PaperError(what, expected=expected, found="nothing")
    return tidy


def _tidy(what: str, text: str) -> str:
    return _short(what, " ".join(text.split()))


def _short(what: str, text: str) -> str:
    if len(text) > LONGEST:
        raise PaperError(what, expected=f"at most {LONGEST} letters", found=str(len(text)))
    return text


def _wanted(stated: Stated) -> str:
    if isinstance(stated, Attested):
        roles = [role.replace("-", " ") for role in CLAIM[stated.claim].roles]
        return f"attest {stated.claim}: {', '.join(roles)}, or one who may {May.SIGN_PAPERS}"
    if isinstance(stated, Authorship):
        return f"{May.SIGN_PAPERS}, or who states what they made themselves"
    return May.SIGN_PAPERS
