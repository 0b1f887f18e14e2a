"""Recognises files without a header by their shape. Cautious: better to ask which column is what.

Most rows must have the shape, not all: a note, a broken address or a row that a text editor tore apart must
not hide all the others. Rows that do not have it are counted as left out. Where the passwords stand follows
from the program's order alone, and they must not look like numbers, dates, or addresses.
"""

import re
from collections.abc import Callable

import msgspec

from selfhelp.passwords.importers import dashlane, enpass, keeper, msecure
from selfhelp.passwords.importers.columns import Cells, Layout, Record
from selfhelp.passwords.importers.roles import is_address, is_email

_SAMPLE = 300
#: The share of rows that must have the shape, and of cells that must be what they should be.
_ROWS = 0.6
_CELLS = 0.8
_NUMBER_OR_DATE = re.compile(r"[\d\s.,:/+TZ-]*")


def _named(name: str, *names: str) -> Layout:
    def cells_of(record: Record) -> Cells:
        return dict(zip(names, record, strict=False))

    return Layout(
        name=name,
        signature=frozenset(),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        cells_of=cells_of,
    )


class _Shape(msgspec.Struct, frozen=True):
    """Least and most cells of a row, where address, login and password stand, and how many rows have both."""

    least: int
    most: int
    site: int
    login: int
    password: int
    layout: Layout
    filled: float = 0.5


_SHAPES: tuple[_Shape, ...] = (
    _Shape(6, 200, 4, 2, 3, keeper.HEADLESS, filled=0.3),
    _Shape(5, 5, 1, 2, 3, dashlane.HEADLESS),
    _Shape(5, 5, 3, 1, 2, _named("upm", "title", "username", "password", "url", "note")),
    _Shape(4, 4, 1, 2, 3, _named("csv", "title", "url", "username", "password")),
    _Shape(3, 3, 0, 1, 2, _named("csv", "url", "username", "password")),
)
#: Programs whose rows give themselves away by what is in them.
_ROW_KINDS: tuple[tuple[Callable[[Record], bool], Layout], ...] = (
    (enpass.is_row, enpass.HEADLESS),
    (msecure.is_labelled, msecure.LABELLED),
    (msecure.is_old, msecure.OLD),
)


def recognise(records: list[Record]) -> Layout | None:
    """Return the layout that the records of a file without a header have, if that is fairly certain."""
    sample = records[:_SAMPLE]
    for is_row, layout in _ROW_KINDS:
        if sum(map(is_row, sample)) >= _ROWS * len(sample):
            return layout
    for shape in _SHAPES:
        rows = [record for record in sample if shape.least <= len(record) <= shape.most]
        if len(rows) >= _ROWS * len(sample) and _fits(rows, shape):
            return shape.layout
    return None


def _fits(rows: list[Record], shape: _Shape) -> bool:
    sites = _filled(rows, shape.site)
    logins = _filled(rows, shape.login)
    passwords = _filled(rows, shape.password)
    least = shape.filled * len(rows)
    if not sites or not logins or len(passwords) < least or len(sites) < least:
        return False
    if _share(sites, is_address) < _CELLS or any(map(is_email, sites)):
        return False
    return _share(passwords, _is_odd) <= 0.5 and not any("://" in text for text in logins)


def _is_odd(text: str) -> bool:
    """Say whether a cell would be strange as a password."""
    return bool(_NUMBER_OR_DATE.fullmatch(text[:100])) or is_email(text) or "://" in text or len(text) > 200


def _share(cells: list[str], check: Callable[[str], bool]) -> float:
    return sum(map(check, cells)) / len(cells)


def _filled(rows: list[Record], place: int) -> list[str]:
    return [record[place] for record in rows if len(record) > place and record[place].strip()]
