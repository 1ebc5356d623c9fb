"""The content of an FDX as it is written: paragraphs in order, with asides, dual dialogue and omitted scenes in them."""

from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.film.script import UNDER_A_CUE, Aside, AsideKind, Element, Paragraph, ParagraphKind, Scene, Script
from edgecode.film.styled_text import spelled
from edgecode.formats.fdx.attributes import attributes, escaped
from edgecode.formats.fdx.kinds import TYPE_OF, outline_type
from edgecode.formats.fdx.omitted import omitted_paragraphs
from edgecode.formats.fdx.places import BLOCK, Places
from edgecode.formats.fdx.runs import utf_16
from edgecode.formats.fdx.scenes import length
from edgecode.formats.fdx.written_runs import text_runs

_BLANK: Final = '    <Paragraph Type="Action"/>'
_NOT_ATTRIBUTES: Final = frozenset({"Summary", "SceneArcBeats", "AttributedTitle"})


class WrittenContent:
    """The lines of a script's content, and where its paragraphs are as Final Draft counts.

    ``starts`` are the places of the printed paragraphs, ``notes`` the asides that stand elsewhere in the file, each with its
    place and its index.
    """

    def __init__(
        self, script: Script, *, revisions: dict[str, str], tags: dict[int, list[tuple[str, Element]]]
    ) -> None:
        """Write the paragraphs; ``revisions`` gives each set its number, ``tags`` each paragraph its numbered elements."""
        self.script = script
        self.revisions = revisions
        self.tags = tags
        self.lines: list[str] = []
        self.places = Places()
        self.starts: list[int] = []
        self.notes: list[tuple[int, int, Aside]] = []
        self._scenes = {scene.first: scene for scene in script.scenes}
        self._types = dict(_kept_types(script))
        self._asides = list(enumerate(script.asides))
        self._new_page = False
        self._speaks = ""
        self._write()

    def _write(self) -> None:
        paragraphs = self.script.paragraphs
        index = 0
        while index < len(paragraphs):
            self._asides_before(index)
            after = _dual_end(paragraphs, index)
            if after > index:
                self._dual(index, after)
                index = after
            else:
                self._single(index)
                index += 1
        self._asides_before(len(paragraphs))

    def _asides_before(self, index: int) -> None:
        while self._asides and self._asides[0][1].before <= index:
            nth, aside = self._asides.pop(0)
            if aside.kind is AsideKind.PAGE_BREAK:
                self._new_page = True
            elif aside.kind in {AsideKind.SECTION, AsideKind.SYNOPSIS}:
                self._outline(aside)
            else:
                self.notes.append((self.places.end, nth, aside))

    def _outline(self, aside: Aside) -> None:
        name = outline_type(aside.kind, depth=aside.depth)
        self.lines.append(f'    <Paragraph Type="{name}">{text_runs(aside.text)}</Paragraph>')
        self._count(spelled(aside.text).plain)
        self._speaks = ""

    def _count(self, words: str, *, blocks: int = 0) -> None:
        units = utf_16(words) + BLOCK * blocks
        self.places.add(units, kept=units, before=len(self.starts))

    def _single(self, index: int) -> None:
        paragraph = self.script.paragraphs[index]
        self._part_speeches(paragraph)
        scene = self._scenes.get(index)
        old = self._old_words(index) if scene else None
        omitted = scene is not None and scene.omitted and (old is not None or not _says_omitted(scene))
        self._count(spelled(paragraph.text).plain, blocks=omitted)
        self.starts.append(self.places.starts[-1])
        self.lines.append(self._paragraph(index, indent="    ", inside=_omitted_xml(old or "") if omitted else ""))

    def _part_speeches(self, paragraph: Paragraph) -> None:
        """A lyric under a speech that is nobody's speech needs a blank paragraph between them."""
        if paragraph.kind in UNDER_A_CUE and self._speaks and not paragraph.character:
            self.lines.append(_BLANK)
            self.places.skip(0)
        if paragraph.kind not in UNDER_A_CUE or not paragraph.character:
            self._speaks = paragraph.character

    def _old_words(self, index: int) -> str | None:
        """Take the boneyard that is the old words of an omitted scene: the first aside after its heading."""
        scene = self._scenes[index]
        for nth, (_, aside) in enumerate(self._asides):
            if aside.before > index + 1:
                break
            if scene.omitted and aside.before == index + 1 and aside.kind is AsideKind.BONEYARD:
                return self._asides.pop(nth)[1].text
            if aside.kind is not AsideKind.NOTE:
                break
        return None

    def _dual(self, first: int, after: int) -> None:
        self._speaks = ""
        self._count("", blocks=1)
        inside = []
        for index in range(first, after):
            if index > first:
                self._asides_before(index)
            self.starts.append(self.places.starts[-1])
            inside.append(self._paragraph(index, indent="        "))
        self.lines += ["    <Paragraph>", "      <DualDialogue>", *inside, "      </DualDialogue>", "    </Paragraph>"]

    def _paragraph(self, index: int, *, indent: str, inside: str = "") -> str:
        paragraph = self.script.paragraphs[index]
        scene = self._scenes.get(index)
        said = [
            ("Alignment", "Center" if paragraph.centered else ""),
            ("Number", scene.number if scene else ""),
            ("StartsNewPage", "Yes" if self._new_page else ""),
            ("Type", self._types.get(index, TYPE_OF[paragraph.kind])),
        ]
        self._new_page = False
        revision = self.revisions[paragraph.revision] if paragraph.revised else ""
        tags = [(number, element.start, element.end) for number, element in self.tags.get(index, ())]
        words = text_runs(paragraph.text, revision=revision, tags=tags)
        properties = _properties(scene, page=paragraph.page) if scene else ""
        return (
            f"{indent}<Paragraph{attributes(pair for pair in said if pair[1])}>{properties}{words}{inside}</Paragraph>"
        )


def _kept_types(script: Script) -> Iterator[tuple[int, str]]:
    for name, value in script.extra.items():
        if name.startswith("fdx.type."):
            for index in value.split():
                if index.isascii() and index.isdigit():
                    yield int(index), name.removeprefix("fdx.type.")


def _dual_end(paragraphs: Sequence[Paragraph], first: int) -> int:
    """The paragraph after the speeches from ``first`` on that are spoken at the same time; ``first`` if they are not."""
    after = _speech_end(paragraphs, first)
    last = first
    while last < after < len(paragraphs) and _is_dual_cue(paragraphs[after]):
        last, after = after, _speech_end(paragraphs, after)
    return after if last > first else first


def _is_dual_cue(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.CHARACTER and paragraph.dual


def _speech_end(paragraphs: Sequence[Paragraph], first: int) -> int:
    if paragraphs[first].kind is not ParagraphKind.CHARACTER:
        return first
    after = first + 1
    while after < len(paragraphs) and paragraphs[after].kind in UNDER_A_CUE and paragraphs[after].character:
        after += 1
    return after


def _says_omitted(scene: Scene) -> bool:
    return "OMIT" in scene.heading.upper()


def _omitted_xml(old: str) -> str:
    paragraphs = "".join(
        f"<Paragraph{attributes(pair for pair in (('Number', number), ('Type', TYPE_OF[kind])) if pair[1])}>"
        f"{text_runs(words)}</Paragraph>"
        for kind, words, number in (omitted_paragraphs(old) if old else ())
    )
    return f"<OmittedScene>{paragraphs}</OmittedScene>"


def _properties(scene: Scene, *, page: str) -> str:
    rest = {name.removeprefix("fdx."): value for name, value in scene.extra.items() if name.startswith("fdx.")}
    counted = length(scene.eighths) if scene.eighths is not None else rest.pop("Length", "")
    own = [("Length", counted), ("Page", page), ("Title", scene.title)]
    flat = [(name, value) for name, value in rest.items() if name not in _NOT_ATTRIBUTES]
    inside = _beats(rest.get("SceneArcBeats", "")) + _told("Summary", scene.summary)
    inside += _told("AttributedTitle", rest.get("AttributedTitle", ""))
    said = attributes(pair for pair in [*own, *flat] if pair[1])
    return f"<SceneProperties{said}>{inside}</SceneProperties>" if said or inside else ""


def _told(name: str, text: str) -> str:
    if not text:
        return ""
    lines = "".join(f"<Paragraph><Text>{escaped(line)}</Text></Paragraph>" for line in text.split("\n"))
    return f"<{name}>{lines}</{name}>"


def _beats(kept: str) -> str:
    if not kept:
        return ""
    beats = ""
    for line in kept.split("\n"):
        name, _, told = line.partition("\t")
        words = f"<Text>{escaped(told)}</Text>" if told else ""
        beats += f"<CharacterArcBeat{attributes([('Name', name)])}><Paragraph>{words}</Paragraph></CharacterArcBeat>"
    return f"<SceneArcBeats>{beats}</SceneArcBeats>"
