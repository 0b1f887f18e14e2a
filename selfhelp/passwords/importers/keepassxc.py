"""KeePassXC (``CsvExporter.cpp`` in https://github.com/keepassxreboot/keepassxc) and KeePass 1 as CSV.

Entries in the recycle bin, and references to the password of another entry, are no accounts of their
own. KeePass 1, and KeePass 2 in the same layout, write a backslash before ``"`` and before a backslash;
other programs write the same columns and do not.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns

#: What KeePassXC and KeePass call the recycle bin, which they name in the language they run in.
RECYCLE_BINS = frozenset(
    (
        *("recycle bin", "papierkorb", "corbeille", "papelera", "papelera de reciclaje", "prullenbak"),
        *("cestino", "lixeira", "reciclagem", "kosz", "koš", "papperskorg", "papperskorgen", "papirkurv"),
        *("papirkurven", "roskakori", "lomtár", "geri dönüşüm kutusu", "корзина", "кошик"),
        *("سلة المحذوفات", "سلة المهملات", "סל המיחזור", "ごみ箱", "回收站", "资源回收桶", "휴지통"),
    )
)


def is_reference(password: str) -> bool:
    """Say whether this is no password but points at the one of another entry (``{REF:P@I:…}``).

    https://keepass.info/help/base/fieldrefs.html
    """
    return password.strip().upper().startswith("{REF:")


def _skip(cells: Cells) -> str | None:
    groups = cells.get("group", "").casefold().split("/")[:2]
    if not RECYCLE_BINS.isdisjoint(groups):
        return "deleted"
    return "reference" if is_reference(cells.get("password", "")) else None


def _skip_reference(cells: Cells) -> str | None:
    return "reference" if is_reference(cells.get("password", "")) else None


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
        escape="all",
        skip=_skip_reference,
    ),
)
