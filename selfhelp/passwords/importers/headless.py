"""Recognises files without a header by their shape. Cautious: better to ask which column is what.

A column counts as that of addresses when every filled cell is one. The column of passwords follows from
the program's order alone, and must not look like numbers, dates, or addresses.
"""

import re

from selfhelp.passwords.importers import dashlane, keeper
from selfhelp.passwords.importers.columns import Cells, Layout, Record
from selfhelp.passwords.importers.roles import is_address, is_email

_SAMPLE = 300
_NUMBER_OR_DATE = re.compile(r"[\d\s.,:/+TZ-]*")


def _named(*names: str) -> Layout:
    def cells_of(record: Record) -> Cells:
        return dict(zip(names, record, strict=False))

    return Layout(
        name="csv",
        signature=frozenset(),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        cells_of=cells_of,
    )


#: Least and most cells of a row, where address, login and password stand, and the layout.
_SHAPES: tuple[tuple[int, int, int, int, int, Layout], ...] = (
    (6, 200, 4, 2, 3, keeper.HEADLESS),
    (5, 5, 1, 2, 3, dashlane.HEADLESS),
    (4, 4, 1, 2, 3, _named("title", "url", "username", "password")),
    (3, 3, 0, 1, 2, _named("url", "username", "password")),
)


def recognise(records: list[Record]) -> Layout | None:
    """Return the layout that the records of a file without a header have, if that is fairly certain."""
    sample = records[:_SAMPLE]
    for least, most, site, login, password, layout in _SHAPES:
        if all(least <= len(record) <= most for record in sample) and _fits(sample, site, login, password):
            return layout
    return None


def _fits(sample: list[Record], site: int, login: int, password: int) -> bool:
    sites = _filled(sample, site)
    logins = _filled(sample, login)
    passwords = _filled(sample, password)
    if not sites or not logins or len(passwords) * 2 < len(sample) or len(sites) * 2 < len(sample):
        return False
    if not all(map(is_address, sites)) or any(map(is_email, sites)):
        return False
    odd = sum(
        1
        for text in passwords
        if _NUMBER_OR_DATE.fullmatch(text[:100]) or is_email(text) or "://" in text or len(text) > 200
    )
    return odd * 2 <= len(passwords) and not any("://" in text for text in logins)


def _filled(sample: list[Record], place: int) -> list[str]:
    return [record[place] for record in sample if len(record) > place and record[place].strip()]
