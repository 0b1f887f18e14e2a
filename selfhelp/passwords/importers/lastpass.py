"""LastPass: ``url,username,password,totp,extra,name,grouping,fav``; older files have no ``totp``.

Secure notes have the address ``http://sn``. Old browser extensions wrote ``&amp;`` for ``&`` inside
passwords (bitwarden/clients issues 73 and 268); nobody can tell which is meant, so there is a warning.
"""

import re

from selfhelp.passwords.importers.columns import Cells, Layout, columns

_ENTITY = re.compile(r"&(amp|lt|gt|quot|#39);")


def _skip(cells: Cells) -> str | None:
    return "note" if cells.get("url", "").strip().casefold() == "http://sn" else None


def _warn(password: str) -> str | None:
    return "html-entities" if _ENTITY.search(password) else None


LAYOUTS = (
    Layout(
        name="lastpass",
        signature=columns("url", "username", "password", "extra", "name", "grouping"),
        title=("name",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("totp",),
        skip=_skip,
        warn=_warn,
    ),
)
