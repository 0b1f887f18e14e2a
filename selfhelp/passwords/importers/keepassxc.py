"""KeePassXC (``CsvExporter.cpp`` in https://github.com/keepassxreboot/keepassxc) and KeePass 1.

Entries in the recycle bin, and references to the password of another entry, are no accounts of their own.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _skip(cells: Cells) -> str | None:
    groups = cells.get("group", "").casefold().split("/")[:2]
    if "recycle bin" in groups:
        return "deleted"
    if cells.get("password", "").strip().upper().startswith("{REF:"):
        return "reference"
    return None


def _unescape(text: str) -> str:
    r"""Undo KeePass 1's escaping: ``\"`` and ``\\``."""
    return text.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\")


LAYOUTS = (
    Layout(
        name="keepassxc",
        signature=columns("group", "title", "username", "password", "url", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("totp",),
        skip=_skip,
    ),
    Layout(
        name="keepass1",
        signature=columns("account", "login name", "password", "web site", "comments"),
        title=("account",),
        site=("web site",),
        username=("login name",),
        password=("password",),
        password_from=_unescape,
    ),
)
