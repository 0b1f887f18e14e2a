"""1Password as CSV of versions 4 to 8, and as 1PUX.

CSV of version 8: ``Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes``, or with the longer
names ``Website``, ``One-time password`` and ``Archived status`` (https://support.1password.com/export/).
Version 7 has a column for every field that any item has: on a Mac ``console password(admin_password)``
and a backslash before quotation marks, on Windows ``SECTION 2: CONSOLE PASSWORD``. Version 4 has
``title,notes,username,password,url``.
1PUX: a ZIP whose ``export.data`` is JSON, ``accounts[].vaults[].items[]``; category 001 is a login and 005
a lone password (https://support.1password.com/1pux-format/). Older files wrap each item in ``item``.

Archived items still have passwords that work, so they are read like the others.
"""

import re
from collections.abc import Iterator

from selfhelp.passwords.importers.columns import Cells, Head, Layout, columns, ordered
from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.importers.roles import is_password_label
from selfhelp.passwords.model import Imported

PUX_NAME = "1password-1pux"
_LOGIN, _PASSWORD = "001", "005"
_OTHER_CATEGORIES = {"002": "card", "003": "note", "004": "identity", "101": "card", "114": "key"}
_LOGIN_TYPES = frozenset(("", "login", "logins", "password", "passwords"))
_OTHER_TYPES = {"secure note": "note", "credit card": "card", "identity": "identity", "bank account": "card"}
#: Columns that only version 7 writes beside those that everyone has.
_SEVEN = frozenset(("scope", "autosubmit", "uuid", "ainfo", "type", "created date"))
#: "console password(admin_console_password)".
_MAC_COLUMN = re.compile(r"(.*)\((\w+)\)", re.DOTALL)


def _skip(cells: Cells) -> str | None:
    state = cells.get("archived", "") or cells.get("archived status", "")
    return "archived" if state.strip().casefold() in {"true", "1", "yes"} else None


def _skip_old(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    return None if kind in _LOGIN_TYPES else _OTHER_TYPES.get(kind, "no-login")


def _from_mac(head: Head) -> bool:
    return any(name.startswith("section:") or _MAC_COLUMN.fullmatch(name) for name in head.names)


def _from_seven(head: Head) -> bool:
    return not _SEVEN.isdisjoint(head.names)


def _mac_secrets(cells: Cells) -> list[Secret]:
    """Return the passwords of consoles, mail servers and wireless networks, each with its own user name."""
    found = []
    for column, value in cells.items():
        named = _MAC_COLUMN.fullmatch(column)
        if named and value and is_password_label(named[1]):
            user = f"({named[2].removesuffix('password')}username)"
            users = (other for name, other in cells.items() if name.endswith(user) and other)
            found.append(Secret(named[1], value, next(users, "")))
    return found


def _windows_secrets(cells: Cells) -> list[Secret]:
    """Return the passwords of sections, whose columns are called ``SECTION 2: CONSOLE PASSWORD``."""
    found = []
    for column, value in cells.items():
        section, colon, label = column.partition(": ")
        if colon and value and is_password_label(label):
            found.append(Secret(label, value, cells.get(f"{section}: username", "")))
    return found


_OLD = Layout(
    name="1password-old",
    signature=columns("title", "url", "username", "password", "notes"),
    title=("title",),
    site=("url", "urls"),
    username=("username", "email"),
    password=("password",),
    skip=_skip_old,
    more=_windows_secrets,
    fits=_from_seven,
)
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
    _OLD,
    Layout(
        name="1password-old",
        signature=columns("title", "url", "username", "password", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        fits=ordered("title,notes,username,password,url", "Title,Url,Username,Password,Notes"),
    ),
    # Of a vault without a single login.
    Layout(
        name="1password-old",
        signature=columns("uuid", "title", "scope", "autosubmit"),
        title=("title",),
        password=("password",),
        skip=_skip_old,
        more=_windows_secrets,
    ),
    Layout(
        name="1password-old",
        signature=columns("title", "type", "url", "username", "password", "notes"),
        title=("title",),
        site=("url", "url(url)", "website(website)"),
        username=("username", "username(username)", "ainfo"),
        password=("password",),
        totp=("one-time password", "one-time password(one-time-password)"),
        skip=_skip_old,
        more=_mac_secrets,
        fits=_from_mac,
        escape="marks",
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
    fields = entries(inner(item, "details", "loginFields"))
    password = _designated(fields, "password") or string(inner(item, "details", "password"))
    labelled = list(_section_fields(item))
    secrets = passwords_in(labelled)
    addresses = [string(inner(one, "url")) for one in entries(inner(item, "overview", "urls"))]
    addresses.append(string(inner(item, "overview", "url")))
    tally.add(
        title=string(inner(item, "overview", "title")),
        addresses=addresses,
        username=_designated(fields, "username") or value_of(labelled, "username"),
        password=password,
        has_totp=any(
            string(inner(one, "value", "totp"))
            for section in entries(inner(item, "details", "sections"))
            for one in entries(inner(section, "fields"))
        ),
        has_note=bool(string(inner(item, "details", "notesPlain"))),
        why=_why(item, password),
        more=secrets,
    )


def _why(item: object, password: str) -> str | None:
    """Return why an item is no login; archived ones and cards count where they have a password."""
    if not isinstance(item, dict) or not isinstance(inner(item, "details"), dict):
        return "file" if inner(item, "file") is not None and isinstance(item, dict) else "damaged"
    if item.get("trashed") is True:
        return "deleted"
    if not password and inner(item, "details", "passkey"):
        return "passkey"
    category = string(item.get("categoryUuid"))
    if category in _OTHER_CATEGORIES:
        return _OTHER_CATEGORIES[category]
    return None if category in {_LOGIN, _PASSWORD} else "no-login"


def _designated(fields: list[object], role: str) -> str:
    found = (string(inner(one, "value")) for one in fields if inner(one, "designation") == role)
    return next(filter(None, found), "")


def _section_fields(item: object) -> Iterator[Labelled]:
    """Yield the fields of sections: concealed ones by the label or the id that calls them a password."""
    for number, section in enumerate(entries(inner(item, "details", "sections"))):
        for one in entries(inner(section, "fields")):
            title, key = string(inner(one, "title")), string(inner(one, "id"))
            held = inner(one, "value")
            concealed = string(inner(held, "concealed"))
            if concealed:
                label = next((text for text in (title, key) if is_password_label(text)), "")
                if label:
                    yield Labelled(label, concealed, str(number))
            else:
                found = (string(inner(held, kind)) for kind in ("string", "url", "email", "menu"))
                value = next(filter(None, found), "") or string(inner(held, "email", "email_address"))
                yield Labelled(title, value, str(number))
