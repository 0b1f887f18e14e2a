"""mSecure, which writes no header: ``group,type,title,note,url,user,password`` and since version 5
``title,type,tags,note,Website|2|…,Username|7|…,Password|8|…`` with a label and a number in each cell.
"""

import re
from collections.abc import Iterator

from selfhelp.passwords.importers.columns import Cells, Layout, Record
from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.records import Secret

_LABELLED = re.compile(r"([^|\n]{1,60})\|(\d{1,3})\|(.*)", re.DOTALL)
_LOGINS = frozenset(("web logins", "web login", "login", "email account", "router", "unassigned"))
_OTHERS = {"credit card": "card", "bank accounts": "card", "secure note": "note", "note": "note"}
_FIELD = "\0field:"


def _fields(record: Record) -> Iterator[Labelled]:
    for cell in record:
        found = _LABELLED.fullmatch(cell)
        if found:
            yield Labelled(found[1], found[3])


def _labelled_cells(record: Record) -> Cells:
    fields = list(_fields(record))
    cells = {
        "title": record[0].partition("|")[0],
        "type": record[1] if len(record) > 1 else "",
        "url": value_of(fields, "site"),
        "username": value_of(fields, "username"),
    }
    for at, one in enumerate(passwords_in(fields)):
        cells[f"{_FIELD}{at}:{one.label}"] = one.password
    return cells


def _more(cells: Cells) -> list[Secret]:
    return [
        Secret(name.partition(":")[2].partition(":")[2], value)
        for name, value in cells.items()
        if name[0] == "\0"
    ]


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    return None if kind in _LOGINS else _OTHERS.get(kind.removesuffix("s"), "no-login")


def _old_cells(record: Record) -> Cells:
    cells = dict(zip(("group", "type", "title", "note"), record, strict=False))
    if cells.get("type", "").strip().casefold() in _LOGINS:
        cells |= dict(zip(("url", "username", "password"), record[4:], strict=False))
    return cells


def _layout(old: bool) -> Layout:
    return Layout(
        name="msecure",
        signature=frozenset(),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        cells_of=_old_cells if old else _labelled_cells,
        skip=_skip,
        more=_more,
    )


LABELLED, OLD = _layout(old=False), _layout(old=True)


def is_labelled(record: Record) -> bool:
    """Say whether version 5 or later wrote a row."""
    return len(record) > 4 and any(map(_LABELLED.fullmatch, record[4:]))


def is_old(record: Record) -> bool:
    """Say whether an older version wrote a row."""
    return len(record) > 6 and record[1].strip().casefold() in {"web logins", "web login"}
