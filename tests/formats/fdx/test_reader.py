from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.emphasis import plain
from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fdx.reader import read, recognises
from edgecode.formats.registry import reader_for
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples" / "fdx").glob("*.fdx"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_sample_is_known_by_its_content_alone(file: Path) -> None:
    data = file.read_bytes()
    assert recognises(data, suffix=".txt")
    for suffix in (".fdx", ".xml", ".csv", ""):
        found = reader_for(data, suffix=suffix)
        assert found is not None
        assert found.NAME == "fdx"


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_every_paragraph_is_where_its_bytes_are(
    file: Path, reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    data = file.read_bytes()
    script, _ = reading(data)
    placed = [paragraph for paragraph in script.paragraphs if paragraph.end or file.stem not in {"truncated", "broken"}]
    for paragraph in placed:
        own = data[paragraph.start : paragraph.end]
        assert own.startswith(b"<Paragraph")
        assert own.endswith(b"</Paragraph>")
        assert paragraph.place.line == data.count(b"\n", 0, paragraph.start) + 1
    assert all(before.start < after.start for before, after in pairwise(placed))


def test_a_torn_file_is_read_up_to_where_it_is_torn(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("truncated")
    assert [each.text for each in script.paragraphs] == ["Whole.", "Torn in the mid"]
    assert [bool(each.end) for each in script.paragraphs] == [True, False]
    assert [str(remark.place) for remark in remarks] == ["script/draft.fdx:5"]


def test_broken_entities_cost_no_word(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("broken_entities")
    assert [each.text for each in script.paragraphs] == [
        *("INT. SALT & SONS - DAY", "Rope\xa0& tar. R & T", "An &ferry; of its own.", "The end."),
    ]
    assert [remark.place.line for remark in remarks] == [4, 5, 7]


def test_a_wrong_encoding_costs_no_word(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("wrong_encoding")
    assert [each.text for each in script.paragraphs] == ["RENÉE", "I’m here."]
    assert [(remark.place.line, remark.says) for remark in remarks] == [
        (4, "expected UTF-8, found other bytes; read as Windows-1252")
    ]


def test_what_is_not_understood_is_kept_and_windows_are_not(
    reading: Callable[[bytes | str], tuple[Script, list[Remark]]],
) -> None:
    script, remarks = reading(
        '<FinalDraft Version="6" Lang="en"><Content/><PageLayout TopMargin="75"><PageSize Height="11.00"/></PageLayout>'
        '<ElementSettings Type="A"/><ElementSettings Type="B"/><WindowState Top="1"/><Writers/><AltCollection/></FinalDraft>'
    )
    assert script.extra == {
        "fdx.Version": "6",
        "fdx.Lang": "en",
        "fdx.PageLayout": '<PageLayout TopMargin="75"><PageSize Height="11.00"/></PageLayout>',
        "fdx.ElementSettings": '<ElementSettings Type="A"/>\n<ElementSettings Type="B"/>',
    }
    assert (script.paragraphs, remarks) == ((), [])


def test_a_document_without_content_is_said(reading: Callable[[bytes | str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = reading("<FinalDraft/>")
    assert (script.paragraphs, script.locked) == ((), False)
    assert [remark.says for remark in remarks] == ["expected a <Content> with the script in it, found none"]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_damage_never_gets_out_but_as_unreadable(file: Path) -> None:
    whole = file.read_bytes()
    for data in damaged(whole, count=300):
        try:
            [script, *_] = read(MemorySource(data))
        except UnreadableError:
            continue
        assert isinstance(script, Script)
        for paragraph in script.paragraphs:
            assert 0 <= paragraph.start <= paragraph.end <= len(data)


def test_many_runs_in_one_paragraph_take_no_time_at_all(
    content: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    styles = ("Bold", "Bold+Italic", "Underline", "")
    runs = "".join(f'<Text Style="{styles[nth % 4]}" TagNumber="{nth}">so * </Text>' for nth in range(20_000))
    script, _ = content(f'<Paragraph Type="Action">{runs}</Paragraph>')
    assert len(script.elements) == 20_000
    assert len(plain(script.paragraphs[0].text)) == 20_000 * 5 - 1
