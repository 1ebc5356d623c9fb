import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
WHITE, BLUE = (FERRY / "script" / f"the-ferry-{name}.fountain" for name in ("white", "blue"))


def test_two_files_are_told_scene_by_scene(edgecode: Edgecode) -> None:
    said = edgecode("match", WHITE, BLUE)
    assert said.code == 0
    rows = said.out.splitlines()
    assert rows[:3] == [
        "White → Blue revision",
        "7 scenes: 1 same, 4 changed, 1 omitted, 1 new",
        "206 paragraphs the same, 3 rewritten, 12 cut, 13 added",
    ]
    assert "4     INT. ALMA'S KITCHEN - DAY   omitted: 10 cut" in rows
    at = next(nth for nth, row in enumerate(rows) if "barbed wire" in row)
    assert rows[at - 1].split() == [
        "117",
        "≠",
        "PRIYA:",
        "was",
        "It",
        "came",
        "from",
        "this",
        "end.",
        "I",
        "can't",
        "read",
        "it.",
    ]
    assert all(row == row.rstrip() for row in rows)


def test_json_holds_every_paragraph_once(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("match", WHITE, BLUE, "--json").out)
    olds = [pair["was"] for pair in document["paragraphs"]] + document["gone"]
    news = [pair["now"] for pair in document["paragraphs"]] + document["added"]
    assert len(olds) == len(set(olds)) == 225
    assert len(news) == len(set(news)) == 233
    assert not document["another film"]
    assert document["left"] == []


def test_with_a_folder_drafts_go_by_name_and_the_work_left_behind_is_listed(edgecode: Edgecode, tmp_path: Path) -> None:
    film = copied(tmp_path / "film")
    said = edgecode("match", "white", "blue", film)
    assert said.code == 0
    assert "4 pieces of work on lines that the current draft has no more, or otherwise" in said.out
    document = json.loads(edgecode("match", "white", "blue", film, "--json").out)
    assert [(each["work"], each["was"], bool(each["now"])) for each in document["left"]] == [
        ("takes", "It came from this end. I can't read it.", True),
        ("takes", "I wait till she's in.", False),
        ("takes", "He drinks.", False),
        ("panel", "INT. ALMA'S KITCHEN - DAY", True),
    ]


def test_another_film_is_said_so_with_exit_1(edgecode: Edgecode, tmp_path: Path) -> None:
    other = tmp_path / "other.fountain"
    other.write_text(
        "".join(
            f"INT. VAULT {at} - DAY #{at}#\n\nKARL\nSulphur {at} umbrella {at * at} please.\n\n" for at in range(1, 9)
        ),
        encoding="utf-8",
    )
    said = edgecode("match", WHITE, other)
    assert said.code == 1
    assert f"hardly any paragraph of {WHITE} stands in {other}: is it another film?" in said.out
    assert json.loads(edgecode("match", WHITE, other, "--json").out)["paragraphs"] == []


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (
            (WHITE, FERRY / "film.toml"),
            f"{FERRY / 'film.toml'}: expected a draft of a script, found a file that no reader knows",
        ),
        ((WHITE, "nowhere.fountain"), "nowhere.fountain: expected a file, found nothing there"),
        ((WHITE, FERRY), f"{FERRY}: expected a file, found a folder"),
        (
            ("white", "pink", FERRY),
            "pink: expected a draft of a script, found none of that name among White, Blue revision",
        ),
        (("white", "blue", "nowhere"), "nowhere: expected a film folder, found nothing there"),
    ],
)
def test_what_is_no_draft_is_one_sentence_and_exit_2(
    edgecode: Edgecode, words: tuple[str | Path, ...], tells: str
) -> None:
    said = edgecode("match", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"edgecode: {tells}")
