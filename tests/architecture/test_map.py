"""The map shows the house as it stands: every file and function that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAPS = ("docs/architecture.md", "CONTRIBUTING.md", "SECURITY.md")
#: Names in a path that stand for any.
OPEN = ("<", "…")


def written(name: str) -> str:
    """Return the text of one map."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MAPS)
def test_every_file_that_is_named_is_there(name: str) -> None:
    """A file that was renamed is renamed on the map, too."""
    paths = re.findall(r"`([a-z_/.A-Z0-9-]+\.(?:py|md|toml|txt|pot))`", written(name))
    assert paths or name == "SECURITY.md"
    places = (ROOT, ROOT / "selfhelp")
    missing = [p for p in paths if not any((place / p).is_file() for place in places)]
    assert missing == []


@pytest.mark.parametrize("name", MAPS)
def test_every_link_leads_somewhere(name: str) -> None:
    """A link inside the project leads to a file or a folder."""
    here = (ROOT / name).parent
    links = re.findall(r"\]\(([^)#:]+)\)", written(name))
    assert [link for link in links if not (here / link).exists()] == []


def test_every_function_of_a_walk_is_there() -> None:
    """Each walk names a file and then its function; the function is in that file."""
    pairs = re.findall(r"`([a-z_/]+\.py)` `([a-z_]+)`", written("docs/architecture.md"))
    assert len(pairs) > 6
    missing = [
        f"{file}: {function}"
        for file, function in pairs
        if not re.search(rf"\bdef {function}\b", (ROOT / "selfhelp" / file).read_text(encoding="utf-8"))
    ]
    assert missing == []


def test_the_commands_that_are_named_are_there() -> None:
    """Every ``./dev`` command on the maps is one that the script knows."""
    script = (ROOT / "dev").read_text(encoding="utf-8")
    named = {c for name in MAPS for c in re.findall(r"\./dev ([a-z]+)", written(name))}
    assert {c for c in named if f"\n  {c})\n" not in script} == set()


def is_there(name: str) -> bool:
    """Tell whether a dotted name leads to a module, and what follows stands in it."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:end])
        for file in (place.with_suffix(".py"), place / "__init__.py"):
            if file.is_file():
                source = file.read_text(encoding="utf-8")
                return all(re.search(rf"\b{part}\b", source) for part in parts[end:])
    return False


def test_every_name_that_a_docstring_refers_to_is_there() -> None:
    """A reference from one file to a name in another follows that name when it moves."""
    named = [
        (file.relative_to(ROOT).as_posix(), name)
        for top in ("selfhelp", "maintainer")
        for file in sorted((ROOT / top).rglob("*.py"))
        for name in re.findall(r":[a-z]+:`((?:selfhelp|maintainer)[\w.]*)`", file.read_text(encoding="utf-8"))
    ]
    assert len(named) > 20
    assert [f"{file}: {name}" for file, name in named if not is_there(name)] == []
    assert not is_there("selfhelp.case.keeping.NobodyKeeps")
