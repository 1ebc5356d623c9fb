"""Tests of checks on made scenes reach the benchmarks, where these are made."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "benchmarks"))
