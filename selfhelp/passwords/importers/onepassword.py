"""1Password as CSV: ``Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes`` (version 8).

https://support.1password.com/export/ — archived items are left out.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _skip(cells: Cells) -> str | None:
    return "archived" if cells.get("archived", "").strip().casefold() in {"true", "1", "yes"} else None


LAYOUTS = (
    Layout(
        name="1password",
        signature=columns("title", "url", "username", "password", "favorite", "archived", "tags", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpauth",),
        skip=_skip,
    ),
    Layout(
        name="1password-old",
        signature=columns("title", "url", "username", "password", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
    ),
)
