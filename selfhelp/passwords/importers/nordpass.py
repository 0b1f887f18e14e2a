"""NordPass: ``name,url,additional_urls,username,password,note,cardholdername,…,type,custom_fields``.

Older files have neither ``additional_urls`` nor ``type``. Folders and cards are rows of their own, lists
are JSON inside a cell. The columns ``pin`` and ``cvc`` belong to cards: they are not read.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns

_KINDS = {"note": "note", "credit_card": "card", "identity": "identity", "passkey": "passkey"}


def _skip(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    if kind:
        return None if kind in {"password", "login"} else _KINDS.get(kind, "no-login")
    if any(cells.get(name, "").strip() for name in ("url", "username", "password")):
        return None
    if cells.get("cardnumber", "").strip():
        return "card"
    return "note" if cells.get("note", "").strip() else "no-login"


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
    ),
)
