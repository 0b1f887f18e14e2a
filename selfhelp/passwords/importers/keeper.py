"""Keeper as CSV and JSON.

CSV has no header: folder, title, login, password, website, notes, shared folder, then pairs of custom
fields (https://docs.keeper.io/user-guides/import-records-1/import-a-.csv-file); some files have one.
JSON: ``records`` with ``login_url`` and ``custom_fields``
(https://docs.keeper.io/keeperpam/commander-cli/command-reference/import-and-export-commands/json-import).
"""

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.jsonfiles import entries, inner, string, strings
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.importers.roles import role_of
from selfhelp.passwords.model import Imported

JSON_NAME = "keeper-json"
#: Names of the custom field with the one-time code, now and before.
_TOTP = ("tfc:keeper", "$onetimecode")
_COLUMNS = ("folder", "title", "login", "password", "website address", "notes", "shared folder")
#: Custom fields are kept under this, so that none is taken for a column.
_CUSTOM = "\0custom:"


def _cells_of(record: Record) -> Cells:
    cells = dict(zip(_COLUMNS, record, strict=False))
    for at, (label, value) in enumerate(zip(record[7::2], record[8::2], strict=False)):
        if label.strip().casefold().startswith(_TOTP):
            cells["totp"] = value
        else:
            cells[f"{_CUSTOM}{at}:{label}"] = value
    cells["more sites"] = " ".join(
        value for label, value in zip(record[7::2], record[8::2], strict=False) if role_of(label) == "site"
    )
    return cells


def _more(cells: Cells) -> list[Secret]:
    custom = (
        Labelled(name.removeprefix(_CUSTOM).partition(":")[2], value)
        for name, value in cells.items()
        if name.startswith(_CUSTOM)
    )
    return passwords_in(custom)


def _skip(cells: Cells) -> str | None:
    filled = [name for name in _COLUMNS if cells.get(name, "").strip()]
    if set(filled) <= {"folder", "title", "notes", "shared folder"}:
        return "note" if "notes" in filled else "no-login" if filled else "blank"
    return None


def _layout(signature: frozenset[str]) -> Layout:
    return Layout(
        name="keeper",
        signature=signature,
        title=("title",),
        site=("website address",),
        more_sites=("more sites",),
        username=("login",),
        password=("password",),
        totp=("totp",),
        cells_of=_cells_of,
        skip=_skip,
        more=_more,
    )


LAYOUTS = (
    _layout(columns("folder", "title", "login", "password", "website address", "notes", "shared folder")),
)
#: The same for a file without a header, recognised by its shape.
HEADLESS = _layout(frozenset())


def fits(document: dict[str, object]) -> bool:
    """Say whether Keeper wrote it."""
    records = document.get("records")
    if not isinstance(records, list):
        return False
    known = ("login_url", "custom_fields", "$type", "password")
    return not records or any(inner(one, key) is not None for one in records for key in known)


def read(document: dict[str, object], name: str) -> Imported:
    """Read the JSON export."""
    tally = Tally()
    for record in entries(document["records"]):
        _count(tally, record)
    return tally.imported(JSON_NAME, name)


def _count(tally: Tally, record: object) -> None:
    if not isinstance(record, dict):
        tally.skip("damaged")
        return
    kind = string(record.get("$type")).casefold()
    custom = record.get("custom_fields")
    labels = custom if isinstance(custom, dict) else {}
    # A label may carry its kind in front: "$url:Second:1".
    fields = [
        Labelled(str(label).strip("$"), text) for label, value in labels.items() for text in strings(value)
    ]
    why = None
    if "password" not in record or kind not in {"", "login", "general"}:
        why = "note" if "note" in kind else "no-password-field"
    tally.add(
        title=string(record.get("title")),
        addresses=[
            string(record.get("login_url")),
            *(one.value for one in fields if role_of(one.label.partition(":")[0]) == "site"),
        ],
        username=string(record.get("login")),
        password=string(record.get("password")),
        has_totp=any(str(label).casefold().startswith(_TOTP) for label in labels),
        has_note=bool(string(record.get("notes"))),
        why=why,
        more=passwords_in(fields),
    )
