from collections.abc import Callable

from edgecode.film.place import Remark
from edgecode.film.script import Script


def tagged(script: Script) -> list[tuple[str, str, int, str]]:
    """List category, name, paragraph and the words that were tagged."""
    return [
        (each.category, each.name, each.paragraph, script.paragraphs[each.paragraph].text[each.start : each.end])
        for each in script.elements
    ]


def test_a_tag_leads_to_its_definition_and_its_category(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("tags")
    assert tagged(script) == [
        ("Location", "ICE FACTORY", 0, "EXT. ICE FACTORY"),
        ("Cast", "MARGIT", 1, "MARGIT"),
        ("Vehicles", "Margit's van", 1, "the van"),
        ("", "ladder", 1, "ladder"),
    ]
    assert [each.place.line for each in script.elements] == [4, 9, 9, 9]
    assert script.extra["fdx.TagDefinitions"] == "Vehicles\tbicycle"


def test_a_tag_that_nobody_lists_is_said(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    _, remarks = sample("tags")
    assert [f"{remark.place}: {remark.says}" for remark in remarks] == [
        "script/draft.fdx:9: expected a tag that the file lists, found TagNumber 9; kept without a category"
    ]


def test_a_tag_may_name_the_thing_itself(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("tags_without_definitions")
    assert (tagged(script), remarks) == ([("Props", "leather briefcase", 0, "briefcase")], [])
