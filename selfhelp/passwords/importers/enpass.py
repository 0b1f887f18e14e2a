"""Enpass as CSV and JSON.

The header of the CSV is an ornament, ``"Title","Field","Value","Field","Value",.........,"Note"``: each row
is a title, then pairs of a label and a value, then a note without a label. A ``*`` marks the label of a
sensitive value. Labels are in the language Enpass ran in. JSON: ``items`` with ``fields`` of a ``type``.
"""

from collections.abc import Iterator

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.importers.roles import is_password_label, role_of
from selfhelp.passwords.model import Imported

JSON_NAME = "enpass-json"
_CATEGORIES = {"note": "note", "creditcard": "card", "finance": "card", "identity": "identity"}
#: The labels of a row are kept under this, so that each of several passwords stays.
_FIELD = "\0field:"


def _cells_of(record: Record) -> Cells:
    """Name the values by their labels; the first that holds something wins, and all passwords are kept."""
    cells = {"title": record[0]} if record else {}
    pairs = [
        (label.strip().lstrip("*"), value) for label, value in zip(record[1::2], record[2::2], strict=False)
    ]
    for at, (label, value) in enumerate(pairs):
        role = role_of(label)
        if is_password_label(label):
            cells[f"{_FIELD}{at}:{label}"] = value
        if role and role not in {"title", "note"} and not cells.get(role):
            cells[role] = value
    if len(record) % 2 == 0 and record[-1].strip():
        cells["note"] = record[-1]
    return cells


def _more(cells: Cells) -> list[Secret]:
    fields = (
        Labelled(name.rpartition(":")[2], value) for name, value in cells.items() if name.startswith(_FIELD)
    )
    return passwords_in(fields)


def _skip(cells: Cells) -> str | None:
    if "password" in cells or any(name.startswith(_FIELD) for name in cells):
        return None
    if not any(value.strip() for value in cells.values()):
        return "blank"
    return "note" if set(cells) <= {"title", "note"} and "note" in cells else "no-password-field"


def is_row(record: Record) -> bool:
    """Say whether a row is a title and pairs of a label and a value, going by labels that are known.

    The file is read this way, too, when someone removed the ornament of its first line.
    """
    labels = [label.strip().lstrip("*") for label in record[1::2][: len(record[2::2])]]
    return any(map(is_password_label, labels)) and sum(1 for label in labels if role_of(label)) > 1


def _layout(signature: frozenset[str]) -> Layout:
    return Layout(
        name="enpass",
        signature=signature,
        title=("title",),
        site=("site",),
        username=("username",),
        password=("password",),
        totp=("totp",),
        cells_of=_cells_of,
        skip=_skip,
        more=_more,
    )


LAYOUTS = (_layout(columns("title", "field", "value")),)
#: The same without the ornamental first line.
HEADLESS = _layout(frozenset())


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
    fields = list(_fields(item))
    values: dict[str, list[str]] = {}
    for kind, one in fields:
        values.setdefault(kind, []).append(one.value)
    passwords = [
        Secret(one.label, one.value)
        for kind, one in fields
        if one.value and (kind == "password" or is_password_label(one.label))
    ]
    filled = {kind: [value for value in some if value.strip()] for kind, some in values.items()}
    tally.add(
        title=string(inner(item, "title")),
        addresses=filled.get("url", []),
        username=next(iter(filled.get("username", []) + filled.get("email", [])), ""),
        password=passwords[0].password if passwords else "",
        has_totp=bool(filled.get("totp")),
        has_note=bool(string(inner(item, "note"))),
        why=_why(item, values, filled),
        more=passwords[1:],
    )


def _fields(item: object) -> Iterator[tuple[str, Labelled]]:
    """Yield the fields with their types. Enpass exports empty ones, too."""
    for one in entries(inner(item, "fields")):
        if not inner(one, "deleted"):
            kind = string(inner(one, "type")).casefold()
            yield kind, Labelled(string(inner(one, "label")), string(inner(one, "value")))


def _why(item: object, values: dict[str, list[str]], filled: dict[str, list[str]]) -> str | None:
    if not isinstance(item, dict):
        return "damaged"
    if item.get("trashed"):
        return "deleted"
    category = string(item.get("category")).casefold()
    if category in _CATEGORIES:
        return _CATEGORIES[category]
    if item.get("archived"):
        return "archived"
    if "password" in values and category in {"", "login", "password"}:
        return None
    return "passkey" if filled.get("passkey") else "no-password-field"
