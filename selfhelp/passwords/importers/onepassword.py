"""1Password as CSV and as 1PUX.

CSV of version 8: ``Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes``, or with the longer
names ``Website``, ``One-time password`` and ``Archived status``; older ones ``title,notes,username,…``
(https://support.1password.com/export/).
1PUX: a ZIP whose ``export.data`` is JSON, ``accounts[].vaults[].items[]``; category 001 is a login and 005
a lone password (https://support.1password.com/1pux-format/). Older files wrap each item in ``item``.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.roles import role_of
from selfhelp.passwords.model import Imported

PUX_NAME = "1password-1pux"
_LOGIN, _PASSWORD = "001", "005"
_OTHER_CATEGORIES = {"002": "card", "003": "note", "004": "identity"}
_LOGIN_TYPES = frozenset(("", "login", "logins", "password", "passwords"))


def _skip(cells: Cells) -> str | None:
    state = cells.get("archived", "") or cells.get("archived status", "")
    return "archived" if state.strip().casefold() in {"true", "1", "yes"} else None


def _skip_old(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    return "no-login" if kind not in _LOGIN_TYPES and not cells.get("password", "").strip() else None


LAYOUTS = (
    Layout(
        name="1password",
        signature=columns("title", "url", "username", "password", "favorite", "archived", "tags", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpauth",),
        split_sites=",",
        skip=_skip,
    ),
    Layout(
        name="1password",
        signature=columns("title", "website", "username", "password", "favorite status", "archived status"),
        title=("title",),
        site=("website",),
        username=("username",),
        password=("password",),
        totp=("one-time password",),
        split_sites=",",
        skip=_skip,
    ),
    Layout(
        name="1password-old",
        signature=columns("title", "url", "username", "password", "notes"),
        title=("title",),
        site=("url", "urls"),
        username=("username",),
        password=("password",),
        skip=_skip_old,
    ),
)


def fits(document: dict[str, object]) -> bool:
    """Say whether this is the ``export.data`` of a 1PUX file."""
    accounts = document.get("accounts")
    return isinstance(accounts, list) and any(inner(one, "vaults") is not None for one in accounts)


def read(document: dict[str, object], name: str) -> Imported:
    """Read ``export.data``."""
    tally = Tally()
    for account in entries(document.get("accounts")):
        for vault in entries(inner(account, "vaults")):
            for item in entries(inner(vault, "items")):
                wrapped = inner(item, "item")
                _count(tally, wrapped if isinstance(wrapped, dict) else item)
    return tally.imported(PUX_NAME, name)


def _count(tally: Tally, item: object) -> None:
    category = string(inner(item, "categoryUuid"))
    fields = entries(inner(item, "details", "loginFields"))
    password = _designated(fields, "password") or string(inner(item, "details", "password"))
    if not password and category != _LOGIN:
        password = _from_sections(item)
    why = _skip_item(item, category, password)
    if why:
        tally.skip(why)
        return
    addresses = [string(inner(one, "url")) for one in entries(inner(item, "overview", "urls"))]
    addresses.append(string(inner(item, "overview", "url")))
    tally.add(
        title=string(inner(item, "overview", "title")),
        addresses=addresses,
        username=_designated(fields, "username"),
        password=password,
        has_totp=any(string(inner(one, "value", "totp")) for one in _section_fields(item)),
    )


def _skip_item(item: object, category: str, password: str) -> str | None:
    if not isinstance(item, dict) or not isinstance(inner(item, "details"), dict):
        return "file" if inner(item, "file") is not None else "damaged"
    if item.get("trashed") is True:
        return "deleted"
    if string(item.get("state")).casefold() == "archived":
        return "archived"
    if category in _OTHER_CATEGORIES:
        return _OTHER_CATEGORIES[category]
    if not password and inner(item, "details", "passkey"):
        return "passkey"
    return "no-login" if not password and category not in {_LOGIN, _PASSWORD} else None


def _designated(fields: list[object], role: str) -> str:
    found = (string(inner(one, "value")) for one in fields if inner(one, "designation") == role)
    return next(filter(None, found), "")


def _section_fields(item: object) -> list[object]:
    sections = entries(inner(item, "details", "sections"))
    return [one for section in sections for one in entries(inner(section, "fields"))]


def _from_sections(item: object) -> str:
    """Return the password of a server or a router, which stands in a section; never its PIN or key."""
    for one in _section_fields(item):
        names = (string(inner(one, "title")), string(inner(one, "id")))
        value = string(inner(one, "value", "concealed"))
        if value and any(role_of(text) == "password" for text in names):
            return value
    return ""
