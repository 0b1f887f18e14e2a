"""The archives for Linux: the same bytes from the same folder, wherever it lies; nothing runs by itself."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from maintainer.release import linux

ON_DEBIAN = pytest.mark.skipif(
    shutil.which("dpkg-deb") is None, reason="dpkg-deb makes and reads the package"
)


def order(root: Path) -> linux.Order:
    """Return an order for a neutral name."""
    return linux.Order(root, "household", "1.2", b"\x89PNG picture")


def folder(place: Path, *, later: bool) -> Path:
    """Return a small folder as a build makes it; a later one has other dates and stricter rights."""
    made = place / "dist" / "notes"
    (made / "_internal" / "deep").mkdir(parents=True)
    for name, content in (
        ("notes", b"program"),
        ("_internal/parts.txt", b".\n"),
        ("_internal/deep/a b", b""),
    ):
        (made / name).write_bytes(content)
        (made / name).chmod(0o600 if later else 0o644)
        os.utime(made / name, (10**9, 10**9) if later else None)
    (made / "notes").chmod(0o700 if later else 0o755)
    (place / "out").mkdir()
    return made


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Return two places in which the same was built."""
    places = [tmp_path / "first", tmp_path / "another place"]
    for place in places:
        folder(place, later=place is places[1])
    return places


def test_the_archive_is_the_same_from_two_places(two: list[Path]) -> None:
    """Names, order, owners, dates and rights depend on what is inside alone; the program can be run."""
    made = [linux.portable(order(p), p / "dist" / "notes", p / "out") for p in two]
    assert made[0].read_bytes() == made[1].read_bytes()
    with tarfile.open(made[0]) as tar:
        found = {entry.name: entry for entry in tar}
    assert {entry.uname for entry in found.values()} == {"root"}
    assert found["household/notes"].mode == 0o755
    assert found["household/_internal/parts.txt"].mode == 0o644


@ON_DEBIAN
def test_the_package_is_the_same_from_two_places(two: list[Path]) -> None:
    """The package, too."""
    made = [linux.debian_package(order(p), p / "dist" / "notes", p / "out") for p in two]
    assert made[0].read_bytes() == made[1].read_bytes()


@ON_DEBIAN
def test_the_package_runs_nothing_by_itself(two: list[Path], tmp_path: Path) -> None:
    """It has a menu entry with a neutral name, belongs to root, and no script of its own is run."""
    made = linux.debian_package(order(two[0]), two[0] / "dist" / "notes", two[0] / "out")
    subprocess.run(["dpkg-deb", "--raw-extract", str(made), str(tmp_path / "out")], check=True)
    assert {p.name for p in (tmp_path / "out" / "DEBIAN").iterdir()} == {"control", "md5sums"}
    entry = (tmp_path / "out" / "usr/share/applications/household.desktop").read_text(encoding="utf-8")
    assert "Name=Household\n" in entry
    assert "Exec=/opt/household/notes\n" in entry
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(made)], check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    assert all(" root/root " in line for line in listed)
    inside = {line.split(None, 5)[5] for line in listed}
    assert {"./opt/household/_internal/deep/a b", "./usr/share/pixmaps/household.png"} <= inside
