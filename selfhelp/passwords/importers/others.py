"""Password managers whose CSV needs little more than the names of its columns.

Header facts from the exporters themselves and from the importers of KeePassXC, Bitwarden and pass-import.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns, only, ordered


def _buttercup_skip(cells: Cells) -> str | None:
    """Leave out groups; newer versions write them as entries without anything."""
    kind = cells.get("!type", "").strip().casefold()
    return None if kind in {"", "entry", "login", "website", "password"} else "no-login"


def _kind_skip(cells: Cells) -> str | None:
    """Leave out the cards, notes and identities that True Key and RememBear write beside logins."""
    if cells.get("trash", "").casefold() == "true":
        return "deleted"
    kind = (cells.get("kind", "") or cells.get("type", "")).strip().casefold()
    if kind in {"", "login", "loginitem"}:
        return None
    return "card" if kind in {"cc", "creditcarditem"} else "note" if "note" in kind else "no-login"


def _plain(name: str, *signature: str, title: str = "", site: str = "", login: str = "username") -> Layout:
    """Return the layout of a file with one column for each thing."""
    return Layout(
        name=name,
        signature=columns(*signature),
        title=(title,),
        site=(site,),
        username=(login, "email", "secondary_username"),
        password=("password",),
        totp=("twofasecret", "totp", "otp"),
        skip=_kind_skip,
    )


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
        site=("url", "website"),
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
    Layout(
        name="blur",
        signature=columns("domain", "label", "username", "email", "password"),
        title=("label",),
        site=("domain",),
        username=("username", "email"),
        password=("password",),
        fits=only("domain", "label", "username", "email", "password"),
        undefined=True,
    ),
    Layout(
        name="duckduckgo",
        signature=columns("title", "url", "username", "password", "notes"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        fits=ordered("title,url,username,password,notes"),
    ),
    Layout(
        name="chrome-database",
        signature=columns("origin_url", "username_value", "password_value"),
        title=("display_name",),
        site=("origin_url", "signon_realm", "action_url"),
        username=("username_value",),
        password=("password_value",),
        skip=lambda cells: "no-login" if cells.get("blacklisted_by_user") == "1" else None,
    ),
    _plain("saferpass", "modeltype", "url", "username", "password", "title", title="title", site="url"),
    _plain("myki", "nickname", "url", "username", "password", title="nickname", site="url"),
    _plain("truekey", "kind", "name", "url", "login", "password", title="name", site="url", login="login"),
    _plain("remembear", "type", "name", "website", "username", "password", title="name", site="website"),
    _plain(
        "avira", "name", "website", "username", "password", "secondary_username", title="name", site="website"
    ),
    _plain("avast", "name", "web", "login", "password", title="name", site="web", login="login"),
    _plain("strongbox", "title", "username", "email", "password", "url", title="title", site="url"),
    _plain("encryptr", "entry type", "label", "password", "username", title="label", site="site url"),
)
