"""LastPass: ``url,username,password,totp,extra,name,grouping,fav``; older files have no ``totp``.

Secure notes have the address ``http://sn``. Old browser extensions wrote ``&amp;`` for ``&`` inside
passwords (bitwarden/clients issues 73 and 268); such files have been imported elsewhere since, so
``read_export`` warns whatever the format, and can read them either way.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _skip(cells: Cells) -> str | None:
    if cells.get("url", "").strip().casefold() == "http://sn":
        return "note"
    # A note whose line breaks were not quoted goes on as rows of its own.
    return None if "grouping" in cells else "too-short-row"


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
    ),
)
