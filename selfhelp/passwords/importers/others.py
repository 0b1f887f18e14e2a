"""Password managers whose CSV needs little more than the names of its columns, and unknown ones.

Header facts from the exporters themselves and from the importers of KeePassXC, Bitwarden and pass-import.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _proton_skip(cells: Cells) -> str | None:
    kind = cells.get("type", "login").strip().casefold()
    return None if kind in {"", "login"} else kind if kind in {"note", "alias"} else "no-login"


def _nordpass_skip(cells: Cells) -> str | None:
    kind = cells.get("type", "").strip().casefold()
    if kind:
        return None if kind == "password" else "note" if kind == "note" else "no-login"
    if any(cells.get(name, "").strip() for name in ("url", "username", "password")):
        return None
    return "no-login"


def _roboform_password(text: str) -> str:
    """Take off the apostrophe that RoboForm puts before a sign that spreadsheets would calculate."""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("@=+-") else text


LAYOUTS = (
    Layout(
        name="dashlane",
        signature=columns(
            "username", "username2", "username3", "title", "password", "note", "url", "category"
        ),
        title=("title",),
        site=("url",),
        username=("username", "username2", "username3"),
        password=("password",),
        totp=("otpsecret", "otpurl"),
    ),
    Layout(
        name="nordpass",
        signature=columns("name", "url", "username", "password", "note", "cardholdername", "cardnumber"),
        title=("name",),
        site=("url",),
        username=("username",),
        password=("password",),
        skip=_nordpass_skip,
    ),
    Layout(
        name="protonpass",
        signature=columns("type", "name", "url", "username", "password", "note", "totp"),
        title=("name",),
        site=("url",),
        split_sites=",",
        username=("username", "email"),
        password=("password",),
        totp=("totp",),
        skip=_proton_skip,
    ),
    Layout(
        name="roboform",
        signature=columns("name", "url", "matchurl", "login", "pwd"),
        title=("name",),
        site=("url", "matchurl"),
        username=("login",),
        password=("pwd",),
        password_from=_roboform_password,
    ),
    Layout(
        name="safeincloud",
        signature=columns("title", "login", "password", "url", "notes"),
        title=("title",),
        site=("url",),
        username=("login",),
        password=("password",),
        totp=("otp",),
    ),
)

_PASSWORD = (
    "password",
    "passwd",
    "pwd",
    "pass",
    "passwort",
    "kennwort",
    "mot de passe",
    "contraseña",
    "wachtwoord",
)


def _unknown(password: str) -> Layout:
    """Return the layout of a file with a column of passwords and no known header."""
    return Layout(
        name="csv",
        signature=columns(password),
        title=("title", "name", "account", "display_name"),
        site=("url", "website", "web site", "site", "login_uri", "login_urls", "domain", "host", "hostname"),
        username=(
            "username",
            "user name",
            "login",
            "login name",
            "user",
            "email",
            "e-mail",
            "login_username",
        ),
        password=(password,),
        totp=("totp", "otp", "otpauth", "login_totp", "twofasecret"),
    )


UNKNOWN = tuple(_unknown(name) for name in (*_PASSWORD, "login_password"))
