import msgspec

from edgecode.papers import sheet_tables
from edgecode.papers.pack import (
    FORMAT,
    ApprovalRow,
    AuthorshipRow,
    ConcernedRow,
    ConsentRow,
    DecisionRow,
    FactRow,
    Pack,
    RecordRow,
    ToolRow,
    UseRow,
)
from edgecode.papers.words import Basis, Making, Nature, Part, Profile, Runs, Told, YesNo

NONE = FactRow(told=Told.VALUE, value="none")
UNKNOWN = FactRow(told=Told.UNKNOWN)
EMPTY = Pack(
    format=FORMAT,
    profile=Profile.INSURER,
    addressee="Whoever asks",
    film="The Ferry",
    on="2026-11-26",
    made_with="edgecode 1",
    record=RecordRow(origin="edgecode/0", entries=9, begins="2026-03-01", ends="2026-03-09", erased=0),
    claims=(),
)


def own(check: str, *, version: str = "edgecode 1") -> ToolRow:
    return ToolRow(
        name=f"check {check}",
        vendor="the edgecode authors",
        version=version,
        nature=Nature.ANALYTICAL,
        runs=Runs.HERE,
        weights=NONE,
        training=NONE,
        learns=YesNo.NO,
        basis=Basis.ENFORCED,
    )


def tool(name: str, nature: Nature, *, basis: Basis = Basis.ATTESTED) -> ToolRow:
    return ToolRow(
        name=name,
        vendor="unknown",
        version="unknown",
        nature=nature,
        runs=Runs.UNKNOWN,
        weights=UNKNOWN,
        training=FactRow(told=Told.REFUSED),
        learns=YesNo.UNKNOWN,
        basis=basis,
    )


def use(name: str, nature: Nature, in_film: YesNo, *concerns: ConcernedRow, since: str = "2026-04-10") -> UseRow:
    return UseRow(
        tool=name,
        nature=nature,
        part=Part.VOICES,
        what="",
        since=since,
        in_film=in_film,
        concerns=concerns,
        declared=False,
        stated_by="Jun Arai",
        stated_on="2026-05-01",
    )


def consent(check: str, *, recorded: str, before: YesNo = YesNo.YES, first_use: str = "2026-03-05") -> ConsentRow:
    return ConsentRow(
        person="Jun Arai",
        purpose="checks reading my material",
        stage="cut",
        given="2025-09-01",
        recorded=recorded,
        check=check,
        first_use=first_use,
        before_use=before,
    )


def with_(**parts: object) -> Pack:
    return msgspec.structs.replace(EMPTY, **parts)


def test_checks_that_differ_in_name_alone_are_one_row_and_the_last() -> None:
    rows = sheet_tables.tools(with_(tools=(own("a-b"), own("c-d"), tool("Larynx", Nature.GENERATIVE)))).rows
    assert [row[0] for row in rows] == [
        "Larynx, version unknown, maker unknown",
        "edgecode 1, the edgecode authors: checks a-b, c-d",
    ]
    assert rows[1][-1] == "enforced"


def test_checks_of_two_versions_stay_apart_and_so_do_tools_of_others_that_are_alike() -> None:
    tools = (own("a-b"), own("a-b", version="edgecode 2"), tool("One", Nature.UNKNOWN), tool("Two", Nature.UNKNOWN))
    assert len(sheet_tables.tools(with_(tools=tools)).rows) == 4


def test_what_generates_stands_on_top_then_what_nobody_described() -> None:
    tools = (tool("A", Nature.ANALYTICAL), tool("U", Nature.UNKNOWN), tool("G", Nature.GENERATIVE), own("a-b"))
    assert [row[0][0] for row in sheet_tables.tools(with_(tools=tools)).rows] == ["G", "U", "A", "e"]
    uses = (
        use("A", Nature.ANALYTICAL, YesNo.YES),
        use("G", Nature.GENERATIVE, YesNo.NO),
        use("H", Nature.GENERATIVE, YesNo.YES),
    )
    assert [row[0][0] for row in sheet_tables.uses(with_(uses=uses)).rows] == ["H", "G", "A"]


def test_refused_and_unknown_and_no_are_told_apart() -> None:
    ((_, kind, training, _basis),) = sheet_tables.tools(with_(tools=(tool("U", Nature.UNKNOWN),))).rows
    assert kind == "what it does is unknown; where it runs is unknown"
    assert training == (
        "Trained on: its maker refuses to say. Hash of its weights: unknown."
        " May its maker train on what it is given: unknown."
    )


def test_a_partner_s_word_on_its_tool_is_not_taken_for_what_the_record_logged() -> None:
    """A guest tool's runs are in the record; what it is, and on what it was trained, its partner says."""
    guest = msgspec.structs.replace(tool("Second Hearing", Nature.ANALYTICAL, basis=Basis.LOGGED), described_by="Aria")
    stated = msgspec.structs.replace(tool("Larynx", Nature.GENERATIVE), described_by="Bea Nwosu")
    rows = sheet_tables.tools(with_(tools=(guest, stated))).rows
    assert [row[-1] for row in rows] == ["attested by Bea Nwosu", "logged; described by Aria"]


def test_a_consent_of_the_day_of_a_use_is_not_said_to_have_come_before_it() -> None:
    same = ConcernedRow(person="Maren", consented="2026-04-10", before_use=YesNo.YES)
    late = ConcernedRow(person="Ada", consented="2026-04-11", before_use=YesNo.NO)
    none = ConcernedRow(person="Tom", consented="", before_use=YesNo.UNKNOWN)
    (row,) = sheet_tables.uses(with_(uses=(use("L", Nature.GENERATIVE, YesNo.YES, same, late, none),))).rows
    assert row[3] == (
        "Maren: consented on 2026-04-10, the day of the use; Ada: consented on 2026-04-11, after the use;"
        " Tom: consent unknown"
    )


def test_a_use_of_which_no_day_is_known_says_so_though_somebody_consented() -> None:
    one = ConcernedRow(person="Maren", consented="2026-04-10", before_use=YesNo.UNKNOWN)
    (row,) = sheet_tables.uses(with_(uses=(use("L", Nature.GENERATIVE, YesNo.YES, one, since=""),))).rows
    assert row[1] == "voices, since when is unknown: for what is not said"
    assert row[3].endswith("before or after is unknown")


def test_consents_alike_but_for_the_check_are_one_row_with_both_days_told_apart() -> None:
    rows = sheet_tables.consents(
        with_(consents=(consent("a", recorded="2026-03-01"), consent("b", recorded="2026-03-01")))
    ).rows
    assert rows == (
        (
            "Jun Arai",
            "“checks reading my material”, cut",
            "2025-09-01 by their word, on record since 2026-03-01",
            "a, b: 2026-03-05",
            "yes",
        ),
    )


def test_a_consent_is_said_to_have_come_first_by_word_alone_where_the_record_does_not_show_it() -> None:
    given = (
        consent("a", recorded="2026-03-05"),
        consent("b", recorded="2026-03-06"),
        consent("c", recorded=""),
        consent("d", recorded="2026-03-01", before=YesNo.NO),
        consent("e", recorded="2026-03-01", before=YesNo.UNKNOWN),
    )
    assert [row[-1] for row in sheet_tables.consents(with_(consents=given)).rows] == [
        "yes, by their word; on record the same day",
        "yes, by their word; on record only later",
        "yes, by their word; not on record yet",
        "no",
        "unknown",
    ]


def test_approvals_alike_but_for_the_check_are_one_row() -> None:
    one = ApprovalRow(what="check a", stage="cut", standing="offered", by="B", on="2026-03-02", given="", may=("B",))
    two = msgspec.structs.replace(one, what="check b")
    other = msgspec.structs.replace(one, what="check c", given="2026-03-01")
    assert sheet_tables.approvals(with_(approvals=(one, two, other))).rows == (
        ("a, b", "cut", "offered", "B, on record since 2026-03-02", "B"),
        ("c", "cut", "offered", "B, 2026-03-01 by their word, on record since 2026-03-02", "B"),
    )


def test_how_few_people_decided_is_not_told_and_none_is_not_read_as_nobody() -> None:
    few = DecisionRow(check="a", stage="cut", decided=2, first="2026-03-02", last="2026-03-02", people=("B",))
    many = msgspec.structs.replace(few, check="b", last="2026-03-04", followed=1, left=0, intended=1)
    assert [row[2:4] for row in sheet_tables.decisions(with_(decisions=(few, many))).rows] == [
        ("2, how is not told", "2026-03-02"),
        ("2: 1 followed, 0 left, 1 called intended", "2026-03-02 to 2026-03-04"),
    ]


def test_what_a_tool_had_a_share_in_is_told_in_one_sentence() -> None:
    row = AuthorshipRow(part=Part.PICTURE, people=("B", "C"), making=Making.WITH_TOOL, tool="Skyfill", share="sky",
                        stated_by="B", stated_on="")  # fmt: skip
    assert sheet_tables.authorship(with_(authorship=(row,))).rows == (
        ("picture", "B, C", "by people with a generative tool, Skyfill: sky", "B, not on record yet"),
    )
