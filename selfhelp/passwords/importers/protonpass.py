"""Proton Pass as CSV, JSON and ZIP (https://proton.me/support/pass-export).

CSV: ``type,name,url,email,username,password,note,totp,createTime,modifyTime,vault``; older files have no
``email`` and no ``vault``. Several addresses share a cell. JSON, alone or as ``Proton Pass/data.json`` in a
ZIP: ``vaults`` by their id, each with ``items``; state 2 is the bin. With a passphrase the ZIP holds
``data.pgp``, which nobody can read here.
"""

from collections.abc import Iterator

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.jsonfiles import entries, inner, string, strings
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.model import Imported

JSON_NAME = "protonpass-json"
_TRASHED = 2
_KINDS = {"note": "note", "alias": "alias", "creditcard": "card", "identity": "identity", "sshkey": "key"}


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "login").strip().casefold()
    return None if kind in {"", "login"} else _KINDS.get(kind, "no-login")


LAYOUTS = (
    Layout(
        name="protonpass",
        signature=columns("type", "name", "url", "username", "password", "note", "totp"),
        title=("name",),
        site=("url",),
        split_sites=",",
        username=("username", "email"),
        password=("password",),
        totp=("totp",),
        skip=_skip,
    ),
)


def fits(document: dict[str, object]) -> bool:
    """Say whether Proton Pass wrote it."""
    return "vaults" in document and ("version" in document or "userId" in document)


def read(document: dict[str, object], name: str) -> Imported:
    """Read the JSON export.

    Raises:
        ExportError: it is encrypted.
    """
    if document.get("encrypted") is True:
        raise ExportError("encrypted-proton", file=name)
    tally = Tally()
    for vault in entries(document["vaults"]):
        for item in entries(inner(vault, "items")):
            _count(tally, item)
    return tally.imported(JSON_NAME, name)


def _count(tally: Tally, item: object) -> None:
    content = inner(item, "data", "content")
    usernames = (string(inner(content, key)) for key in ("itemUsername", "username", "itemEmail"))
    tally.add(
        title=string(inner(item, "data", "metadata", "name")),
        addresses=strings(inner(content, "urls")),
        username=next(filter(None, usernames), ""),
        password=string(inner(content, "password")),
        has_totp=bool(string(inner(content, "totpUri"))),
        has_note=bool(string(inner(item, "data", "metadata", "note"))),
        why=_skip_item(item, content),
        more=passwords_in(_extra_fields(item, content)),
    )


def _extra_fields(item: object, content: object) -> Iterator[Labelled]:
    """Yield the fields a person added, to a login or in the sections of an item of their own making."""
    held = [entries(inner(item, "data", "extraFields"))]
    held += [entries(inner(section, "sectionFields")) for section in entries(inner(content, "sections"))]
    for number, fields in enumerate(held):
        for one in fields:
            yield Labelled(
                string(inner(one, "fieldName")), string(inner(one, "data", "content")), str(number)
            )


def _skip_item(item: object, content: object) -> str | None:
    kind = string(inner(item, "data", "type")) or string(inner(item, "data", "metadata", "itemType"))
    kind = kind.casefold()
    if not kind and string(inner(content, "password")):
        kind = "login"  # a file put together by hand
    if inner(item, "state") == _TRASHED:
        return "deleted"
    if kind not in {"login", "wifi"}:
        return _KINDS.get(kind, "no-login" if kind else "damaged")
    if not isinstance(content, dict):
        return "damaged"
    return "passkey" if not content.get("password") and content.get("passkeys") else None
