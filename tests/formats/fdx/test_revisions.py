from collections.abc import Callable

import pytest
from lxml import etree

from edgecode.film.place import Remark
from edgecode.film.script import Revision, Script
from edgecode.formats.fdx.revisions import Revisions, css_color, fdx_color


def test_a_paragraph_belongs_to_its_latest_revision(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("revisions")
    assert [(each.revised, each.revision) for each in script.paragraphs] == [
        (False, ""),
        (True, "Pink Rev. (04/10/26)"),
        (True, "Green"),
        (True, ""),
        (False, ""),
        (True, ""),
    ]


def test_sets_come_oldest_first_with_their_color_mark_and_date(
    sample: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, _ = sample("revisions")
    assert script.revisions == (
        Revision(name="Blue Rev. (03/30/26)", color="#C6EDFE", mark="*", date="03/30/26"),
        Revision(name="Pink Rev. (04/10/26)", color="#FDCCD4", mark="*P", date="04/10/26"),
        Revision(name="Green", color="#0000FF", mark="G"),
    )
    assert script.extra["fdx.Revisions"].startswith('ActiveSet="2"')
    assert 'Color="#00000000FFFF"' in script.extra["fdx.Revision.1"]


def test_a_revision_that_nobody_lists_is_said_once(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    _, remarks = sample("revisions")
    assert [f"{remark.place}: {remark.says}" for remark in remarks] == [
        "script/draft.fdx:11: expected a revision that the file lists, found RevisionID 44; kept as revised"
    ]


def test_a_set_without_a_name_revises_and_names_nothing() -> None:
    revisions = Revisions(etree.fromstring('<Revisions><Revision ID="1" Mark="*"/></Revisions>'), path="a.fdx")
    assert (revisions.sets, revisions.last_of(["1"], line=4), list(revisions.remarks())) == ((), "", [])


@pytest.mark.parametrize(
    ("fdx", "css"),
    [("#C6C6EDEDFEFE", "#C6EDFE"), ("#00000000FFFF", "#0000FF"), ("#0000ff", "#0000FF"), ("blue", ""), ("", "")],
)
def test_a_color_has_eight_bits_of_each(fdx: str, css: str) -> None:
    assert css_color(fdx) == css
    assert css_color(fdx_color(css)) == css
