import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ALLOWED = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|MPL|Mozilla Public|LGPL|Lesser General Public|ISC|PSF|Python-2\.0|Python Software"
    r"|zlib|Unlicense)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"(?<!L)\bA?GPL|(?<!Lesser )\bGeneral Public|\bAffero|proprietary|non-?commercial", re.IGNORECASE)

EXCEPTIONS = {
    "apsw": "This software is provided 'as-is', without any express or implied warranty",
    "cedarpy": "Apache License",
    "pycmx": "Permission is hereby granted, free of charge",
    "pysqlite3": "This software is provided 'as-is', without any express or implied warranty",
}
"""What says nothing in its metadata, and the words of its licence file that we go by: the MIT and the zlib licence."""


def pinned(lock: str) -> list[Requirement]:
    """Give the requirements of a lock that apply to this machine."""
    lines = [line.partition(" \\")[0] for line in lock.splitlines() if line and line[0] not in "# -"]
    found = [Requirement(line) for line in lines]
    return [each for each in found if each.marker is None or each.marker.evaluate()]


def licence(of: metadata.PackageMetadata) -> str:
    """Give all that a package says about its licence, the beginning where it quotes the whole text."""
    said = [each[:200] for field in ("License-Expression", "License") for each in of.get_all(field) or ()]
    return "; ".join([*said, *(each for each in of.get_all("Classifier") or () if each.startswith("License ::"))])


def fault(said: str) -> str:
    """Say what is wrong with a licence; empty when nothing is."""
    if REFUSED.search(said):
        return f"expected a permissive or weak copyleft licence, found {said!r}"
    return "" if ALLOWED.search(said) else f"expected one of the allowed licences, found {said!r}"


def test_every_part_may_be_used(house: Path) -> None:
    found = []
    for requirement in pinned((house / "locks" / "run.txt").read_text(encoding="utf-8")):
        wrong = fault(licence(metadata.metadata(requirement.name)))
        if wrong and requirement.name not in EXCEPTIONS:
            found.append(f"locks/run.txt: {requirement.name}: {wrong}")
    assert not found, "\n".join(found)


def test_every_exception_is_still_needed(house: Path) -> None:
    names = {requirement.name for requirement in pinned((house / "locks" / "run.txt").read_text(encoding="utf-8"))}
    assert set(EXCEPTIONS) <= names
    for name, words in EXCEPTIONS.items():
        assert fault(licence(metadata.metadata(name))), f"{name} says its licence now: take it off the list"
        files = [file.read_text() for file in metadata.files(name) or () if file.name.startswith("LICENSE")]
        assert any(words in " ".join(text.split()) for text in files), f"{name} has come under another licence"


def test_the_house_is_apache(house: Path) -> None:
    assert "Apache License" in (house / "LICENSE").read_text(encoding="utf-8")[:200]
    assert metadata.metadata("edgecode")["License-Expression"] == "Apache-2.0"


@pytest.mark.parametrize(
    "said",
    [
        "GPL-3.0-only",
        "AGPL-3.0",
        "License :: OSI Approved :: GNU General Public License v3",
        "Proprietary",
        "",
        "Other",
    ],
)
def test_a_licence_we_cannot_live_with_is_seen(said: str) -> None:
    assert fault(said)


@pytest.mark.parametrize(
    "said",
    ["MIT", "BSD-3-Clause", "MPL-2.0", "LGPL-2.1", "GNU Lesser General Public License v3", "zlib/libpng", "PSF-2.0"],
)
def test_a_licence_we_can_live_with_passes(said: str) -> None:
    assert not fault(said)
