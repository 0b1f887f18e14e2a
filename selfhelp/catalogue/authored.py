"""Reads the authored catalogue: TOML files, one a thing, whose path is their id."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from selfhelp import places
from selfhelp.catalogue.actions import complete
from selfhelp.catalogue.model import (
    Broker,
    Catalogue,
    Country,
    Event,
    Group,
    Guide,
    Letter,
    Login,
    NamedFact,
    NotCovered,
    Question,
    Rule,
    Scenario,
    Service,
    SignIn,
    SiteKind,
    Source,
    Task,
)

#: Folder name to the shape of the files in it; with an underscore it is the field of :class:`Catalogue`.
KINDS: dict[str, type[Struct]] = {
    "services": Service,
    "brokers": Broker,
    "scenarios": Scenario,
    "tasks": Task,
    "countries": Country,
    "letters": Letter,
    "guides": Guide,
    "sign-ins": SignIn,
    "events": Event,
    "not-covered": NotCovered,
    "sources": Source,
    "questions": Question,
    "rules": Rule,
    "facts": NamedFact,
    "groups": Group,
    "logins": Login,
    "site-kinds": SiteKind,
}


class CatalogueError(Exception):
    """One or more catalogue files can't be used. Each line names the file, the field and what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        """Keep all problems, so that one run shows every one of them."""
        super().__init__("\n".join(problems))
        self.problems = problems


def folder_of(field: str) -> str:
    """Return the folder in which the entries of a field of :class:`Catalogue` lie."""
    return field.replace("_", "-")


def default_folder() -> Path:
    """Return the folder of the catalogue that comes with the program."""
    return places.resources() / "catalogue"


def read_file(path: Path, shape: type[Struct]) -> Struct:
    """Read one file into its shape.

    Raises:
        CatalogueError: the file is not TOML, has an unknown field, a wrong type or a bad value.
    """
    import tomllib  # a compiled catalogue needs none

    where = f"{path.parent.name}/{path.name}"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CatalogueError([f"{where}: not readable as TOML: {error}"]) from None
    except OSError as error:
        raise CatalogueError([f"{where}: can't be opened: {error.strerror}"]) from None
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        raise CatalogueError([f"{where}: {error}"]) from None


def _read_kind(folder: Path, shape: type[Struct], problems: list[str]) -> Iterator[Struct]:
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        if path.parent != folder:
            problems.append(f"{folder.name}/{path.relative_to(folder)}: files lie in {folder.name}/ itself")
            continue
        if path.suffix != ".toml":
            problems.append(f"{folder.name}/{path.name}: only .toml files belong here")
            continue
        try:
            entry = read_file(path, shape)
        except CatalogueError as error:
            problems.extend(error.problems)
            continue
        entry_id = getattr(entry, "id", "")
        if entry_id.lower() != path.stem:
            problems.append(
                f"{folder.name}/{path.name}: id is '{entry_id}', the file name says '{path.stem}'"
            )
            continue
        yield entry


def read_folder(root: Path) -> Catalogue:
    """Read every file of an authored catalogue.

    Args:
        root: the folder that holds ``services/``, ``brokers/`` and so on.

    Raises:
        CatalogueError: with every problem found, each naming file and field.
    """
    if not root.is_dir():
        raise CatalogueError([f"{root.name}: the catalogue folder is missing; reinstall the program"])
    problems: list[str] = []
    parts: dict[str, tuple[Struct, ...]] = {}
    for kind, shape in KINDS.items():
        entries = (complete(entry) for entry in _read_kind(root / kind, shape, problems))
        parts[kind.replace("-", "_")] = tuple(sorted(entries, key=lambda e: str(getattr(e, "id", ""))))
    unknown = [p.name for p in sorted(root.iterdir()) if p.is_dir() and p.name not in KINDS]
    problems.extend(f"{name}/: no such kind of entry" for name in unknown)
    if problems:
        raise CatalogueError(problems)
    return msgspec.convert(parts, Catalogue)
