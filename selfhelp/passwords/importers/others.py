"""Password managers whose CSV needs little more than the names of its columns.

Header facts from the exporters themselves and from the importers of KeePassXC, Bitwarden and pass-import.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _buttercup_skip(cells: Cells) -> str | None:
    kind = cells.get("!type", "").strip().casefold()
    return None if kind in {"", "entry"} else "no-login"


LAYOUTS = (
    Layout(
        name="safeincloud",
        signature=columns("title", "login", "password", "url", "notes"),
        title=("title",),
        site=("url",),
        username=("login",),
        password=("password",),
        totp=("otp",),
    ),
    Layout(
        name="buttercup",
        signature=columns("!type", "!group_id", "title", "username", "password"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        skip=_buttercup_skip,
    ),
    Layout(
        name="synology",
        signature=columns("display_name", "login_username", "login_password", "login_urls"),
        title=("display_name",),
        site=("login_urls",),
        split_sites=",",
        username=("login_username",),
        password=("login_password",),
        totp=("login_totp",),
    ),
)
