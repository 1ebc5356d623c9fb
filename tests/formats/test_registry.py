from collections.abc import Iterator

import pytest

from edgecode.film.place import Remark
from edgecode.formats.records import Record
from edgecode.formats.registry import Reader, every_reader, reader_for
from edgecode.formats.source import Source
from simulators.memory_source import MemorySource


class Told:
    """A reader that knows what begins with its own name, and tells whom it was asked before."""

    def __init__(self, name: str, *suffixes: str, asked: list[str]) -> None:
        """Take a name and the suffixes to hint at; ``asked`` grows by the name each time it is asked."""
        self.NAME = name
        self.SUFFIXES = suffixes
        self.asked = asked

    def recognises(self, head: bytes, *, suffix: str) -> bool:
        """Know a head that names it."""
        del suffix
        self.asked.append(self.NAME)
        return self.NAME.encode() in head

    def read(self, source: Source) -> Iterator[Record | Remark]:
        """Read nothing."""
        del source
        yield from ()


@pytest.fixture
def asked() -> list[str]:
    """The readers asked so far, in order."""
    return []


@pytest.fixture
def readers(asked: list[str]) -> list[Reader]:
    """Three readers, not in the order of their names."""
    return [Told("costly", ".txt", asked=asked), Told("tab", ".csv", asked=asked), Told("all", asked=asked)]


def test_readers_are_found_by_walking_and_stand_by_name() -> None:
    names = [reader.NAME for reader in every_reader()]
    assert names == sorted(names)
    assert {"aaf", "ale", "edl", "fcp7 xml", "fcpxml", "fdx", "fountain", "omc", "otio"} <= set(names)
    assert {"panel image", "panel list", "pdf", "set report", "sound file", "srt"} <= set(names)
    assert {"storyboarder", "vtt", "word-timed"} <= set(names)


def test_a_reader_of_film_toml_is_none_of_them() -> None:
    """It is read by its name alone, never because something looks like it."""
    assert "film.toml" not in {reader.NAME for reader in every_reader()}


def test_those_the_suffix_hints_at_are_asked_first_and_nobody_after_the_one(
    readers: list[Reader], asked: list[str]
) -> None:
    found = reader_for(b"tab costly all", suffix=".csv", readers=readers)
    assert (found and found.NAME, asked) == ("tab", ["tab"])


def test_without_a_hint_they_are_asked_by_name(readers: list[Reader], asked: list[str]) -> None:
    found = reader_for(b"tab costly", suffix=".md", readers=readers)
    assert (found and found.NAME, asked) == ("costly", ["all", "costly"])


def test_the_content_decides_against_the_suffix(readers: list[Reader], asked: list[str]) -> None:
    found = reader_for(b"all", suffix=".csv", readers=readers)
    assert (found and found.NAME, asked) == ("all", ["tab", "all"])


def test_what_nobody_knows_has_no_reader(readers: list[Reader], asked: list[str]) -> None:
    assert reader_for(b"?", suffix=".csv", readers=readers) is None
    assert sorted(asked) == ["all", "costly", "tab"]


@pytest.mark.parametrize(
    ("content", "suffix", "name"),
    [
        ("INT. KITCHEN - DAY #1#\n\nADA\nYes.\n", ".fountain", "fountain"),
        ("INT. KITCHEN - DAY #1#\n\nADA\nYes.\n", ".csv", "fountain"),
        ("slate,camera,roll\n1-1,A,A001\n", ".csv", "set report"),
        ("slate,camera,roll\n1-1,A,A001\n", ".fountain-like", "set report"),
        ("panel,scene,covers\n1,1,1-2\n", ".csv", "panel list"),
        ("TITLE: one\nFCM: NON-DROP FRAME\n001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n", "", "edl"),
        ('<?xml version="1.0"?>\n<xmeml version="5"/>', ".xml", "fcp7 xml"),
        ('<?xml version="1.0"?>\n<!DOCTYPE fcpxml>\n<fcpxml version="1.9"/>', ".xml", "fcpxml"),
        ("Heading\nFIELD_DELIM\tTABS\nFPS\t24\n\nColumn\nName\n\nData\n1-1\n", ".txt", "ale"),
        ("1\n00:00:01,000 --> 00:00:02,000\nYes.\n", ".txt", "srt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n", ".srt", "vtt"),
        ('[{"word": "Yes.", "start": 1.0, "end": 2.0}]', ".json", "word-timed"),
        ('{"fps": 24, "boards": [{"uid": "A", "url": "a.png", "dialogue": ""}]}', ".json", "storyboarder"),
    ],
)
def test_a_file_is_known_by_its_content(content: str, suffix: str, name: str) -> None:
    found = reader_for(content.encode(), suffix=suffix)
    assert found is not None
    assert name == found.NAME
    assert list(found.read(MemorySource(content, path=f"a{suffix}")))


@pytest.mark.parametrize("head", [b"", b"\0" * 64, b"\x89PNG\r\n", b"# A readme\n\nWith words.\n", b"\xff\xfe"])
def test_what_is_no_paper_of_a_film_is_left_alone(head: bytes) -> None:
    assert reader_for(head, suffix=".md") is None
