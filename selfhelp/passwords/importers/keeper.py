"""Keeper as CSV and JSON.

CSV has no header: folder, title, login, password, website, notes, shared folder, then pairs of custom
fields (https://docs.keeper.io/user-guides/import-records-1/import-a-.csv-file); some files have one.
JSON: ``records`` with ``login_url`` and ``custom_fields``
(https://docs.keeper.io/keeperpam/commander-cli/command-reference/import-and-export-commands/json-import).
"""

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.model import Imported

JSON_NAME = "keeper-json"
#: Names of the custom field with the one-time code, now and before.
_TOTP = ("tfc:keeper", "$onetimecode")
_COLUMNS = ("folder", "title", "login", "password", "website address", "notes", "shared folder")


def _cells_of(record: Record) -> Cells:
    cells = dict(zip(_COLUMNS, record, strict=False))
    for label, value in zip(record[7::2], record[8::2], strict=False):
        if label.strip().casefold().startswith(_TOTP):
            cells["totp"] = value
    return cells


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
        username=("login",),
        password=("password",),
        totp=("totp",),
        cells_of=_cells_of,
        skip=_skip,
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
    password = string(record.get("password"))
    if not password and ("password" not in record or kind not in {"", "login", "general"}):
        tally.skip("note" if "note" in kind else "no-password-field")
        return
    custom = record.get("custom_fields")
    labels = custom if isinstance(custom, dict) else ()
    tally.add(
        title=string(record.get("title")),
        addresses=[string(record.get("login_url"))],
        username=string(record.get("login")),
        password=password,
        has_totp=any(str(label).casefold().startswith(_TOTP) for label in labels),
    )
