"""Bitwarden and Vaultwarden, CSV and JSON (https://bitwarden.com/help/condition-bitwarden-import/).

CSV: ``folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp``;
organisations have ``collections`` for the first two. Several addresses are joined by commas.
JSON: ``{"encrypted", "folders", "items"}``; only items of type 1 are logins. An export with attachments
is a ZIP with ``data.json`` in it. Encrypted ones have ``encrypted: true``, with a password of their own
``passwordProtected: true`` as well (https://bitwarden.com/help/encrypted-export/).
"""

import msgspec

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.jsonfiles import entries, inner
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.model import Imported

JSON_NAME = "bitwarden-json"
_LOGIN = 1
_OTHER_TYPES = {2: "note", 3: "card", 4: "identity", 5: "key"}


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "login").strip().casefold()
    if kind in {"", "login"}:
        return None
    return "note" if kind in {"note", "securenote"} else "no-login"


def _more(cells: Cells) -> list[Secret]:
    """Return the custom fields that are passwords; the cell holds ``label: value`` lines."""
    lines = (line.partition(": ") for line in cells.get("fields", "").splitlines())
    return passwords_in(Labelled(label, value) for label, _colon, value in lines)


LAYOUTS = (
    Layout(
        name="bitwarden",
        signature=columns("name", "login_uri", "login_username", "login_password"),
        title=("name",),
        site=("login_uri",),
        split_sites=",",
        username=("login_username",),
        password=("login_password",),
        totp=("login_totp",),
        skip=_skip,
        more=_more,
    ),
)


class _Uri(msgspec.Struct, frozen=True):
    uri: str | None = None


class _Login(msgspec.Struct, frozen=True, rename="camel"):
    username: str | None = None
    password: str | None = None
    totp: str | None = None
    uris: tuple[_Uri, ...] | None = None
    fido2_credentials: tuple[object, ...] | None = None

    def __repr__(self) -> str:
        return "_Login()"


class _Field(msgspec.Struct, frozen=True):
    name: str | None = None
    value: str | None = None

    def __repr__(self) -> str:
        return "_Field()"


class _Item(msgspec.Struct, frozen=True, rename="camel"):
    type: int = _LOGIN
    name: str | None = None
    notes: str | None = None
    login: _Login | None = None
    fields: tuple[_Field, ...] | None = None
    deleted_date: str | None = None

    def __repr__(self) -> str:
        return "_Item()"


def fits(document: dict[str, object]) -> bool:
    """Say whether Bitwarden or Vaultwarden wrote it: items of numbered types, or the marks of encryption."""
    if "encKeyValidation_DO_NOT_EDIT" in document or "passwordProtected" in document:
        return True
    if "vaults" in document or "items" not in document:
        return False
    items = document["items"]
    if not isinstance(items, list):
        return False
    if "encrypted" in document or not items or any(isinstance(inner(one, "type"), int) for one in items):
        return True
    return "folders" in document and any(isinstance(inner(one, "login"), dict) for one in items)


def read(document: dict[str, object], name: str) -> Imported:
    """Read the JSON export.

    Raises:
        ExportError: it is encrypted.
    """
    marks = ("encrypted", "passwordProtected", "encKeyValidation_DO_NOT_EDIT")
    if any(document.get(mark) for mark in marks):
        raise ExportError("encrypted", file=name)
    tally = Tally()
    for raw in entries(document.get("items")):
        item = _item(raw)
        if item is None:
            tally.skip("damaged")
            continue
        login = item.login or _Login()
        tally.add(
            title=item.name or "",
            addresses=[entry.uri for entry in login.uris or () if entry.uri],
            username=login.username or "",
            password=login.password or "",
            has_totp=bool(login.totp),
            has_note=bool(item.notes),
            why=_item_skip(item),
            more=passwords_in(Labelled(one.name or "", one.value or "") for one in item.fields or ()),
        )
    return tally.imported(JSON_NAME, name)


def _item(raw: object) -> _Item | None:
    try:
        return msgspec.convert(raw, type=_Item, strict=False)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _item_skip(item: _Item) -> str | None:
    if item.deleted_date:
        return "deleted"
    if item.type != _LOGIN:
        return _OTHER_TYPES.get(item.type, "no-login")
    if item.login is None:
        return "no-password-field"
    if not item.login.password and item.login.fido2_credentials:
        return "passkey"
    return None
