import re
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.agreement_toml import COUNTED, MOST_LINES, id_in, read, text
from edgecode.boundary.errors import AgreementError
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, ReportClass
from simulators.agreements import BASE, HOSTILE, WIDE, agreements

TOLD = text(WIDE)
OVER = "Nothing was agreed to."


def line_with(told: str, words: str) -> int:
    return next(number for number, line in enumerate(told.split("\n"), start=1) if words in line)


@given(agreements())
def test_what_was_written_reads_as_the_same_agreement(agreement: Agreement) -> None:
    assert read(text(agreement), path="deal.toml") == agreement
    assert text(read(text(agreement), path="deal.toml")) == text(agreement)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_looks_like_toml_is_a_name(name: str) -> None:
    hostile = msgspec.structs.replace(BASE, purpose=name, studio=name)
    assert read(text(hostile), path="deal.toml") == hostile


def test_every_key_may_stand_anywhere_in_its_table_and_beside_comments() -> None:
    told = f"# ours\n\n{TOLD}".replace("\n[partner]", "# them\n\n[partner]")
    assert read(told, path="deal.toml") == WIDE


def test_groups_and_classes_are_kept_in_the_order_of_the_vocabulary() -> None:
    told = TOLD.replace(
        f'groups = ["{Group.CHOOSING}", "{Group.SCRIPT}"', f'groups = ["{Group.SCRIPT}", "{Group.CHOOSING}"'
    )
    assert told != TOLD
    assert read(told, path="deal.toml").groups == tuple(Group)


@pytest.mark.parametrize("key", [line.split(" = ")[0] for line in text(BASE).splitlines() if " = " in line])
def test_no_key_is_left_to_a_default(key: str) -> None:
    lines = text(BASE).splitlines()
    without = "\n".join(line for line in lines if line.split(" = ")[0] != key)
    with pytest.raises(
        AgreementError, match=rf"^deal\.toml:\d+: expected the key .*{re.escape(key.strip(chr(34)))}.*, found none$"
    ):
        read(without, path="deal.toml")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("version = 1", "version = 0", "expected a whole number from 1 to 999, found 0"),
        ("version = 1", "version = true", "expected a whole number from 1 to 999, found True"),
        ("version = 1", "version = 1.0", "expected a whole number from 1 to 999, found 1.0"),
        ("ceiling = 100.0", "ceiling = 100.5", "expected a number above 0 and up to 100, found 100.5"),
        ("ceiling = 100.0", "ceiling = 0", "expected a number above 0 and up to 100, found 0"),
        ("ceiling = 100.0", "ceiling = nan", "expected a number above 0 and up to 100, found nan"),
        ("ceiling = 100.0", "ceiling = true", "expected a number above 0 and up to 100, found True"),
        ("films = 1", "films = 21", "expected a whole number from 1 to 20, found 21"),
        ("visits = 2", "visits = 8", "expected a whole number from 1 to 7, found 8"),
        ("delay_days = 3", "delay_days = 2", "expected a whole number from 3 to 28, found 2"),
        ("delay_days = 3", "delay_days = 29", "expected a whole number from 3 to 28, found 29"),
        ('"Thursday"', '"thursday"', "expected one of Monday, Tuesday"),
        ("sends_at = 12:00:00", "sends_at = 12:00:30", "expected a full minute such as 12:00:00"),
        ("sends_at = 12:00:00", 'sends_at = "12:00"', "expected a full minute such as 12:00:00"),
        ("until = 2026-11-30", "until = 2025-11-30", "expected a day from 2025-12-01 on"),
        ("until = 2026-11-30", "until = 2028-12-01", "a term of at most 1096 days, found 2028-12-01"),
        ("until = 2026-11-30", 'until = "2026-11-31"', "expected a day such as 2026-03-01"),
        ("until = 2026-11-30", "until = 2026-11-30T00:00:00", "expected a day such as 2026-03-01"),
        ("begins = 2025-12-01", "begins = 2200-12-01", "from 2020-01-01 to 2199-12-31"),
        ('agreement = "a1b2c3d4e5f60718"', 'agreement = "A1B2C3D4E5F60718"', "expected 16 digits from 0-9 and a-f"),
        ('agreement = "a1b2c3d4e5f60718"', f'agreement = "{"0" * 16}"', "not all of them 0"),
        ("purpose = ", 'purpose = ""\n"was" = ', "expected one of the keys"),
        ("purpose = ", 'purpose = """a\nb"""\nx = ', "expected one of the keys"),
        ('studio = "Night Bus Films"', 'studio = ""', "expected 1 to 100 letters"),
        ('studio = "Night Bus Films"', 'studio = " x"', "no space at either end"),
        ('studio = "Night Bus Films"', 'studio = "a\\u202eb"', "without control characters"),
        ('studio = "Night Bus Films"', 'studio = "a\\nb"', "without control characters"),
        ('studio = "Night Bus Films"', "studio = 7", "expected a text of 1 to 100 letters"),
        ('classes = ["base", ', "classes = [", "expected base among the classes"),
        ('classes = ["base", ', 'classes = ["base", "base", ', "each of them once"),
        ('classes = ["base", ', 'classes = ["base", "film", ', "expected one of base, pairs of kinds"),
        ('classes = ["base", ', 'classes = ["base", 7, ', "expected one of base, pairs of kinds"),
        ('classes = ["base", "pairs of kinds", ', 'classes = ["base", ', "pairs exactly where pairs of kinds"),
        (', "hold-out trials"]', "]", "trials exactly where hold-out trials"),
        ('[["finding.later", "intent.declared"]]', "[]", "pairs exactly where pairs of kinds is among the classes"),
        ('[["finding.later", "intent.declared"]]', '[["finding.later"]]', "a list of pairs"),
        ('[["finding.later", "intent.declared"]]', '[["finding.later", "finding.later"]]', "found finding.later twice"),
        ('[["finding.later", "intent.declared"]]', '[["finding.later", "consent.given"]]', "that a report counts"),
        ('[["finding.later", "intent.declared"]]', '[["finding.later", "no.kind"]]', "that a report counts"),
        ('[["finding.later", "intent.declared"]]', '"finding.later"', "expected a list of pairs"),
        ('check = "unshot-line"', 'check = "Unshot Line"', "expected the id of a check"),
        ("share = 60", "share = 101", "expected a whole number from 1 to 100, found 101"),
        ("begins = 2026-01-05", "begins = 2025-01-05", "expected a trial within the term"),
        ("[[trials]]", "[trials]", "expected tables, each begun by"),
        ("[partner]", "[[partner]]", "expected a table, begun by"),
        ('name = "Aria Labs"', 'name = "Aria Labs"\nseat = "Geneva"', "expected one of the keys name, key, found 'seat'"),
        ("key = ", 'key = "aria"\n"key " = ', "expected one of the keys"),
        ("visits = 2", "visits = 2\nexclusive = true", "found 'exclusive'"),
        ('"cawg.data_mining" = "notAllowed"', '"cawg.data_mining" = "allowed"', "expected one of notAllowed, found 'allowed'"),
        ('"cawg.data_mining" = "notAllowed"', "", 'expected the key exclusions."cawg.data_mining", found none'),
        ('"cawg.data_mining" = "notAllowed"', 'cawg.data_mining = "notAllowed"', 'exclusions."cawg.data_mining"'),
    ],
)  # fmt: skip
def test_what_is_out_of_bounds_is_told_with_its_line_and_what_to_do(before: str, after: str, says: str) -> None:
    assert TOLD.count(before) >= 1
    told = TOLD.replace(before, after, 1)
    with pytest.raises(AgreementError) as caught:
        read(told, path="deal.toml")
    assert says in str(caught.value)
    assert re.match(r"deal\.toml:\d+: expected ", str(caught.value))
    assert caught.value.advice().startswith(OVER)


@pytest.mark.parametrize("words", ["ceiling = ", "visits = ", "share = ", "name = ", "groups = "])
def test_the_line_is_that_of_the_key_itself(words: str) -> None:
    told = "\n".join(f"{words}[[1]]" if line.startswith(words) else line for line in TOLD.split("\n"))
    with pytest.raises(AgreementError, match=f"^deal.toml:{line_with(told, words)}: "):
        read(told, path="deal.toml")


def test_two_trials_in_one_quarter_are_refused_and_in_two_are_not() -> None:
    again = '\n[[trials]]\ncheck = "quiet-line"\nshare = 50\nbegins = {}\nuntil = 2026-06-30\n'
    assert len(read(TOLD + again.format("2026-04-01"), path="deal.toml").trials) == 2
    told = TOLD + again.format("2026-03-31")
    with pytest.raises(AgreementError, match=f"^deal.toml:{line_with(told, '2026-03-31')}: expected at most one trial"):
        read(told, path="deal.toml")


def test_a_quarter_of_another_year_is_another_quarter() -> None:
    long = TOLD.replace("until = 2026-02-27", "until = 2026-11-29")
    assert read(long, path="deal.toml").trials[0].until == "2026-11-29"
    again = '\n[[trials]]\ncheck = "quiet-line"\nshare = 50\nbegins = 2025-12-02\nuntil = 2025-12-30\n'
    assert len(read(long + again, path="deal.toml").trials) == 2


def test_nine_pairs_are_one_too_many() -> None:
    pairs = ", ".join(f'["{COUNTED[nth]}", "{COUNTED[nth + 1]}"]' for nth in range(9))
    told = TOLD.replace('[["finding.later", "intent.declared"]]', f"[{pairs}]")
    with pytest.raises(AgreementError, match="expected at most 8 pairs, each of them once, found 9"):
        read(told, path="deal.toml")


def test_a_kind_without_a_group_is_counted_in_no_pair() -> None:
    assert set(COUNTED) == {kind for kind in Kind if MEANINGS[kind].group is not None}
    assert Kind.CONSENT_GIVEN not in COUNTED
    assert ReportClass.PAIRS in WIDE.classes


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("version = 1\nbegins = tomorrow\n", r"^deal\.toml:2: expected TOML, found 'begins = tomorrow'"),
        ("version = 1\nversion = 2\n", r"^deal\.toml:2: expected TOML, found 'version = 2'"),
        ("a = '''\nb\n", r"^deal\.toml:1: expected TOML"),
        ("a = " + "[" * 5_000, r"^deal\.toml:1: expected TOML"),
        ("a = 1" + "0" * 5_000, r"^deal\.toml:1: expected TOML"),
        ("\n" * MOST_LINES, "expected an agreement of at most 300 lines"),
        ("#" * 20_000, "at most 300 lines and 16384 letters, found 1 lines and 20000 letters"),
        ("", r"^deal\.toml:1: expected the key agreement, found none"),
    ],
)
def test_what_is_no_toml_at_all_is_told_with_the_line_where_it_stops_being_it(told: str, says: str) -> None:
    with pytest.raises(AgreementError, match=says):
        read(told, path="deal.toml")


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_it_is_an_agreement_or_a_fault(told: str) -> None:
    with pytest.raises(AgreementError):
        read(told, path="deal.toml")
    assert id_in(told) is None or "agreement" in told


@given(
    st.sampled_from(TOLD.split("\n")),
    st.sampled_from(["", "x = 1", "[partner]", '""', "}", "[[trials]]", "version = 2"]),
)
def test_a_line_put_in_place_of_another_is_never_a_fault_of_ours(line: str, put: str) -> None:
    told = TOLD.replace(line, put, 1) if line else TOLD
    fault = ""
    try:
        assert tomllib.loads(text(read(told, path="deal.toml")))
    except AgreementError as error:
        fault = str(error)
    assert not fault or fault.startswith("deal.toml:")


def test_the_id_is_found_also_in_what_is_no_agreement() -> None:
    assert id_in(TOLD.replace("ceiling = 100.0", "ceiling = 1000")) == WIDE.id
    assert id_in("agreement = 7") is None
    assert id_in("no toml") is None
    assert id_in("\n" * MOST_LINES + 'agreement = "a1b2c3d4e5f60718"') is None
