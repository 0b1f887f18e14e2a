"""Enpass as CSV and JSON.

The header of the CSV is an ornament, ``"Title","Field","Value","Field","Value",.........,"Note"``: each row
is a title, then pairs of a label and a value, then a note without a label. A ``*`` marks the label of a
sensitive value. Labels are in the language Enpass ran in. JSON: ``items`` with ``fields`` of a ``type``.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.roles import role_of
from selfhelp.passwords.model import Imported

JSON_NAME = "enpass-json"
_CATEGORIES = {"note": "note", "creditcard": "card", "identity": "identity"}


def _cells_of(record: Record) -> Cells:
    """Name the values by their labels; the first that holds something wins."""
    cells = {"title": record[0]} if record else {}
    for label, value in zip(record[1::2], record[2::2], strict=False):
        role = role_of(label.strip().lstrip("*"))
        if role and role not in {"title", "note"} and not cells.get(role):
            cells[role] = value
    if len(record) == 2:
        cells["note"] = record[1]
    return cells


def _skip(cells: Cells) -> str | None:
    if "password" in cells or not any(value.strip() for value in cells.values()):
        return None if "password" in cells else "blank"
    return "note" if set(cells) <= {"title", "note"} and "note" in cells else "no-password-field"


LAYOUTS = (
    Layout(
        name="enpass",
        signature=columns("title", "field", "value"),
        title=("title",),
        site=("site",),
        username=("username",),
        password=("password",),
        totp=("totp",),
        cells_of=_cells_of,
        skip=_skip,
    ),
)


def fits(document: dict[str, object]) -> bool:
    """Say whether Enpass wrote it."""
    items = document.get("items")
    if not isinstance(items, list) or "encrypted" in document:
        return False
    return any(
        isinstance(inner(one, "fields"), list)
        and (inner(one, "template_type") is not None or inner(one, "title") is not None)
        for one in items
    ) or any(inner(one, "template_type") is not None for one in items)


def read(document: dict[str, object], name: str) -> Imported:
    """Read the JSON export."""
    tally = Tally()
    for item in entries(document["items"]):
        _count(tally, item)
    return tally.imported(JSON_NAME, name)


def _count(tally: Tally, item: object) -> None:
    values = _values(item)
    why = _skip_item(item, values)
    if why:
        tally.skip(why)
        return
    tally.add(
        title=string(inner(item, "title")),
        addresses=values.get("url", []),
        username=next(iter(values.get("username", []) + values.get("email", [])), ""),
        password=next(iter(values["password"]), ""),
        has_totp=bool(values.get("totp")),
    )


def _values(item: object) -> dict[str, list[str]]:
    """Return what is filled in, by the type of the field. Enpass exports empty fields, too."""
    values: dict[str, list[str]] = {}
    for one in entries(inner(item, "fields")):
        if not inner(one, "deleted"):
            found = values.setdefault(string(inner(one, "type")).casefold(), [])
            value = string(inner(one, "value"))
            if value.strip():
                found.append(value)
    return values


def _skip_item(item: object, values: dict[str, list[str]]) -> str | None:
    if not isinstance(item, dict):
        return "damaged"
    if item.get("trashed") or item.get("archived"):
        return "deleted" if item.get("trashed") else "archived"
    category = string(item.get("category")).casefold()
    if category in _CATEGORIES:
        return _CATEGORIES[category]
    if values.get("password") or ("password" in values and category in {"", "login", "password"}):
        return None
    return "passkey" if values.get("passkey") else "no-password-field"
