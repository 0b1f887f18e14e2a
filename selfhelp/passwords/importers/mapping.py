"""Lets a person say which column is what, for a table of a program nobody here knows.

``columns_of`` describes the table without its values; ``read_with_mapping`` reads it as told. By name a
role is guessed only when it is certain; by its values only an address or an e-mail address is. Which
column holds the passwords is never guessed from values, nor from a name like code, key or PIN.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import (
    Cells,
    Head,
    Layout,
    Record,
    head_of,
    read_delimited,
    records_of,
)
from selfhelp.passwords.importers.decoding import decode, is_zip, read_bytes
from selfhelp.passwords.importers.roles import Role, is_address, is_email, looks_like_data, role_of
from selfhelp.passwords.model import Imported

Shape = Literal["empty", "address", "email", "number", "text"]
#: A column by its place from 0, or by its name.
Place = int | str

_SAMPLE = 200
_NAME_LONGEST = 40
_NUMBER = re.compile(r"[\d\s.,:/+-]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name (empty without a header), the guessed role, and what its cells look like."""

    place: int
    name: str
    role: Role
    shape: Shape
    filled: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it can be shown: no cell of it, only names and counts.

    ``header`` is empty when the first line may be a record: a password must not be shown as a name.
    """

    header: tuple[str, ...]
    sample_count: int
    columns: tuple[Column, ...]
    records: int
    warnings: tuple[str, ...] = ()

    @property
    def guess(self) -> "Mapping | None":
        """Return the roles as a mapping, when there is a column of passwords by name."""
        found: dict[str, int] = {}
        for column in self.columns:
            if column.role:
                found.setdefault(column.role, column.place)
        if "password" not in found:
            return None
        return Mapping(
            password=found["password"],
            title=found.get("title"),
            site=found.get("site"),
            username=found.get("username"),
            totp=found.get("totp"),
            has_header=bool(self.header),
        )


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person says: which column is what. Without ``has_header`` it is told from the file."""

    password: Place
    title: Place | None = None
    site: Place | None = None
    username: Place | None = None
    totp: Place | None = None
    has_header: bool | None = None


def columns_of(path: Path) -> Table:
    """Describe a delimited file for a page that asks which column is what.

    Raises:
        ExportError: it is no table, or has no records.
    """
    text, warnings = _text_of(path)
    head = head_of(text)
    has_header = _has_header(head)
    records, _mended = records_of(text, head.end if has_header else head.start, head, path.name)
    if not records:
        raise ExportError("no-records", file=path.name)
    sample = records[:_SAMPLE]
    header = tuple(cell.strip() for cell in head.cells) if has_header else ()
    width = max(len(head.cells), *map(len, sample))
    if width < 2:
        raise ExportError("one-column", file=path.name)
    described = tuple(_column(place, header, sample) for place in range(width))
    return Table(header, len(sample), described, len(records), warnings)


def read_with_mapping(path: Path, mapping: Mapping) -> Imported:
    """Read a delimited file as the person said.

    Raises:
        ExportError: it is no table, has no records, or no such column.
    """
    text, warnings = _text_of(path)
    head = head_of(text)
    has_header = _has_header(head) if mapping.has_header is None else mapping.has_header
    places = _places(head, mapping, path.name)

    def cells_of(record: Record) -> Cells:
        return {role: record[place] for role, place in places.items() if place < len(record)}

    layout = Layout(
        name="csv",
        signature=frozenset(),
        title=("title",),
        site=("site",),
        username=("username",),
        password=("password",),
        totp=("totp",),
        cells_of=cells_of,
        skip=lambda cells: None if "password" in cells else "too-short-row",
    )
    start = head if has_header else msgspec.structs.replace(head, end=head.start)
    imported = read_delimited(text, start, layout, path.name)
    told = tuple(dict.fromkeys((*warnings, *imported.warnings)))
    return replace(imported, warnings=told)


def _text_of(path: Path) -> tuple[str, tuple[str, ...]]:
    data = read_bytes(path)
    if is_zip(data):
        raise ExportError("archive", file=path.name)
    text, warnings = decode(data, path.name)
    if text[:500].lstrip().startswith(("{", "[", "<")):
        raise ExportError("not-a-table", file=path.name)
    return text, warnings


def _has_header(head: Head) -> bool:
    """Say whether the first line surely holds names; when in doubt it is a record and isn't shown."""
    if looks_like_data(head.cells):
        return False
    filled = [cell.strip() for cell in head.cells if cell.strip()]
    if not filled or len(set(filled)) < len(filled) or max(map(len, filled)) > _NAME_LONGEST:
        return False
    known = sum(1 for cell in filled if role_of(cell))
    return known > 1


def _column(place: int, header: Record, sample: list[Record]) -> Column:
    name = header[place] if place < len(header) else ""
    cells = [record[place] for record in sample if len(record) > place and record[place].strip()]
    shape = _shape(cells)
    role = role_of(name)
    if not role and not name:
        role = "site" if shape == "address" else "username" if shape == "email" else ""
    return Column(place, name, role, shape, len(cells))


def _shape(cells: list[str]) -> Shape:
    if not cells:
        return "empty"
    if all(map(is_email, cells)):
        return "email"
    if all(map(is_address, cells)):
        return "address"
    return "number" if all(_NUMBER.fullmatch(cell[:200]) for cell in cells) else "text"


def _places(head: Head, mapping: Mapping, name: str) -> dict[str, int]:
    wanted = {
        "password": mapping.password,
        "title": mapping.title,
        "site": mapping.site,
        "username": mapping.username,
        "totp": mapping.totp,
    }
    names = [cell.strip().casefold() for cell in head.cells]
    places: dict[str, int] = {}
    for role, place in wanted.items():
        if isinstance(place, str):
            plain = place.strip().casefold()
            if plain not in names:
                raise ExportError("no-such-column", file=name)
            places[role] = names.index(plain)
        elif place is not None:
            if place < 0:
                raise ExportError("no-such-column", file=name)
            places[role] = place
    return places
