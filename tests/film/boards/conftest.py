"""Storyboards are tried on made revisions, which are the benchmarks' own."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "benchmarks"))
