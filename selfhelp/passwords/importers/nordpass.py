"""NordPass: ``name,url,additional_urls,username,password,note,cardholdername,…,type,custom_fields``.

Older files have neither ``additional_urls`` nor ``type``. Folders and cards are rows of their own, lists
are JSON inside a cell. The columns ``pin`` and ``cvc`` belong to cards: they are not read.
"""

import msgspec

from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Secret

_KINDS = {
    "note": "note",
    "credit_card": "card",
    "identity": "identity",
    "passkey": "passkey",
    "document": "identity",
}


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    if kind:
        return None if kind in {"password", "login"} else _KINDS.get(kind, "no-login")
    if any(cells.get(name, "").strip() for name in ("url", "username", "password")):
        return None
    if cells.get("cardnumber", "").strip():
        return "card"
    return "note" if cells.get("note", "").strip() else "no-login"


def _more(cells: Cells) -> list[Secret]:
    """Return the custom fields that are passwords; the cell holds a JSON list."""
    held = cells.get("custom_fields", "")
    if "[" not in held:
        return []
    try:
        fields = entries(msgspec.json.decode(held.encode("utf-8", "replace")))
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return []
    return passwords_in(Labelled(string(inner(one, "label")), string(inner(one, "value"))) for one in fields)


LAYOUTS = (
    Layout(
        name="nordpass",
        signature=columns("name", "url", "username", "password", "note", "cardholdername", "cardnumber"),
        title=("name",),
        site=("url",),
        more_sites=("additional_urls",),
        username=("username", "email"),
        password=("password",),
        skip=_skip,
        more=_more,
    ),
)
