"""Bitwarden and Vaultwarden, CSV and JSON (https://bitwarden.com/help/condition-bitwarden-import/).

CSV: ``folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp``;
organisations have ``collections`` for the first two. Several addresses are joined by commas.
JSON: ``{"encrypted", "folders", "items"}``; only items of type 1 are logins.
"""

import re

import msgspec

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.model import Credential, Imported, Skipped
from selfhelp.passwords.sites import clean_address

JSON_NAME = "bitwarden-json"
_LOGIN = 1
_OTHER_TYPES = {2: "note", 3: "card", 4: "identity", 5: "key"}


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "login").strip().casefold()
    if kind in {"", "login"}:
        return None
    return "note" if kind in {"note", "securenote"} else "no-login"


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


class _Item(msgspec.Struct, frozen=True, rename="camel"):
    type: int = _LOGIN
    name: str | None = None
    login: _Login | None = None
    deleted_date: str | None = None


class _Export(msgspec.Struct, frozen=True, rename="camel"):
    items: tuple[msgspec.Raw, ...] | None = None
    encrypted: bool | None = None
    password_protected: bool | None = None
    enc_key_validation: str | None = msgspec.field(default=None, name="encKeyValidation_DO_NOT_EDIT")


def read_json(text: str, name: str) -> Imported:
    """Read the JSON export.

    Raises:
        ExportError: it is encrypted, cut off, or JSON of another program.
    """
    # Lone surrogates can't be UTF-8; in JSON they may only stand escaped.
    data = text.encode("utf-8", "replace")
    try:
        export = msgspec.json.decode(data, type=_Export, strict=False)
    except msgspec.ValidationError:
        raise ExportError("json-other", file=name) from None
    except (msgspec.DecodeError, RecursionError):
        raise ExportError(_broken_or_other(text), file=name) from None
    if export.encrypted or export.password_protected or export.enc_key_validation:
        raise ExportError("encrypted", file=name)
    if export.items is None:
        raise ExportError("json-other", file=name)
    if not export.items:
        raise ExportError("no-records", file=name)
    credentials: list[Credential] = []
    skipped: list[Skipped] = []
    for row, raw in enumerate(export.items, start=1):
        item = _item(raw)
        why = "damaged" if item is None else _item_skip(item)
        if why or item is None or item.login is None:
            skipped.append(Skipped(row, why or "no-login"))
        else:
            credentials.append(_credential(row, item, item.login))
    return Imported(JSON_NAME, tuple(credentials), tuple(skipped))


def _broken_or_other(text: str) -> str:
    return "json-broken" if re.search(r'"items"\s*:', text[:100_000]) else "json-other"


def _item(raw: msgspec.Raw) -> _Item | None:
    try:
        return msgspec.json.decode(raw, type=_Item, strict=False)
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


def _credential(row: int, item: _Item, login: _Login) -> Credential:
    hosts = [clean_address(entry.uri) for entry in login.uris or () if entry.uri]
    hosts = list(dict.fromkeys(host for host in hosts if host))
    return Credential(
        row=row,
        title=(item.name or "").strip(),
        site=hosts[0] if hosts else "",
        username=(login.username or "").strip(),
        password=login.password or "",
        other_sites=tuple(hosts[1:]),
        has_totp=bool(login.totp),
    )
