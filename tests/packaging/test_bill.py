"""The list of contents names what is inside what, and each licence that is named has its text somewhere."""

import datetime as dt
import json
import re
import sys
import sysconfig
from pathlib import Path

import pytest

from maintainer.release import bill, debian, within
from maintainer.release.bill import Component, Inner
from maintainer.release.failure import BuildError

ROOT = Path(__file__).parents[2]
ON_DEBIAN = pytest.mark.skipif(not debian.COMMON.is_dir(), reason="Debian keeps these texts")
#: Licences whose text has to be given along, and a line of it.
OWED = {"LGPL-3.0": "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3"}


def installed(system: str) -> list[Component]:
    """Return the packages that are installed here and go into the program for a system."""
    wanted = bill.runtime_packages(ROOT, "win32" if system == "windows" else system)
    found = bill.components(Path(sysconfig.get_path("purelib")), system)
    return [part for part in found if bill.key(part.name) in wanted]


@ON_DEBIAN
@pytest.mark.parametrize("system", ["linux", "windows"])
def test_every_part_has_the_text_of_its_licence(system: str) -> None:
    """Brought by the package itself, or printed once at the end; Qt's packages bring none."""
    parts = installed(system)
    others = list(debian.texts_referred_to(parts))
    at_end = " ".join(name for name, _text in others)
    for part in parts:
        named = re.findall(r"(?:LGPL|GPL|Apache)-\d", part.licence)
        assert part.texts or (named and all(name in at_end for name in named)), part.name
    printed = bill.licences("own", parts, others).decode("utf-8")
    for part in parts:
        for licence, line in OWED.items():
            assert licence not in part.licence or line in printed, part.name
    assert [part.name for part in parts if not part.texts] == ["PySide6_Essentials", "shiboken6"]


@ON_DEBIAN
def test_a_text_that_is_named_is_printed_once() -> None:
    """Whatever stands behind the name, and however many parts name it."""
    told = "On Debian systems the text is in /usr/share/common-licenses/LGPL-2.1."
    parts = [Component(name, "1", "see its licence text", (("copyright", told),)) for name in ("a", "b")]
    parts.append(Component("c", "1", "x", (("copyright", "see /usr/share/common-licenses/GPL, or GPL-3"),)))
    found = [name for name, _text in debian.texts_referred_to(parts)]
    assert found == ["The text of GPL-3", "The text of LGPL-2.1"]
    with pytest.raises(BuildError, match="base-files"):
        list(debian.texts_referred_to([Component("d", "1", "x", (("c", f"{debian.COMMON}/None-9"),))]))


def test_what_is_compiled_in_is_named_inside_its_part() -> None:
    """In the list for programs and in the texts for people; with a version where one is known."""
    part = Component(
        "Outer", "2", "MIT", (("LICENSE", "words"),), inner=(Inner("SQLite", "blessing", "3.54"),)
    )
    told = json.loads(bill.bill("notes", "1.0", [part], dt.date(2026, 1, 1)))["components"]
    assert told[0]["components"] == [
        {
            "type": "library",
            "name": "SQLite",
            "bom-ref": "pkg:pypi/outer@2#SQLite",
            "version": "3.54",
            "licenses": [{"license": {"name": "blessing"}}],
        }
    ]
    assert "* SQLite 3.54: blessing\n" in bill.licences("own", [part]).decode("utf-8")


def test_what_is_named_as_compiled_in_belongs_to_a_part_that_is_there() -> None:
    """A package that is dropped or renamed takes what was in it along."""
    names = set(within.WITHIN) | {name for system in within.ONLY.values() for name in system}
    there = bill.runtime_packages(ROOT, "linux") | bill.runtime_packages(ROOT, "win32") | {"cpython"}
    assert names <= there
    inner = {part.name: {each.name for each in part.inner} for part in installed("linux")}
    assert {"Qt", "ICU"} <= inner["PySide6_Essentials"]
    assert "libsodium" in inner["PyNaCl"]
    if sys.platform.startswith("linux"):
        assert "openssl" in inner["cryptography"], "the package lists it itself"
