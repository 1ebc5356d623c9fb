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
    script = shutil.copy(house / "docs" / "generate.py", tmp_path / "generate.py")
    check = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 1
    assert "reference/entries.md is stale" in check.stdout
    assert not (tmp_path / "reference").exists()
    assert subprocess.run([sys.executable, script], check=False).returncode == 0
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0
