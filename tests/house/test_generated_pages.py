import shutil
import subprocess
import sys
from pathlib import Path


def test_no_generated_page_is_stale(house: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=house, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stale_page_is_named_and_mended(house: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for own in (house / "docs").glob("*.py"):
        shutil.copy(own, docs)
    shutil.copy(house / "README.md", tmp_path)
    shutil.copytree(house / "examples", tmp_path / "examples")
    script = docs / "generate.py"
    check = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 1
    assert "reference/entries.md is stale" in check.stdout
    assert not (docs / "reference").exists()
    assert subprocess.run([sys.executable, script], check=False).returncode == 0
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0
