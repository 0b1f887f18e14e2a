"""Zoho Vault: one cell holds the user name and the password as lines, ``User Name:ada``, ``Password:…``.

Columns: ``Secret Name,Description,Secret URL,SecretData,Notes,CustomData,…``, newer ``Password Name`` and
``Password URL``. The oldest files name three columns and put user name and password in two more.
https://help.zoho.com/portal/en/kb/vault/user-guide/import-export
"""

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns, only
from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.records import Secret

_OTHERS = {"payment card": "card", "credit card": "card", "file store": "file", "notes": "note"}
_OLDEST = ("secret name", "secret url", "notes", "username", "password")


def _fields(cell: str) -> list[Labelled]:
    parts = (line.partition(":") for line in cell.splitlines())
    return [Labelled(label.strip(), value.strip(" \r")) for label, _colon, value in parts]


def _refine(cells: Cells) -> Cells:
    fields = _fields(cells.get("secretdata", ""))
    kind = next((one.value for one in fields if one.label.casefold() == "secrettype"), "")
    secrets = passwords_in(fields)
    return {
        **cells,
        "kind": kind,
        "username": value_of(fields, "username"),
        "password": secrets[0].password if secrets else "",
    }


def _more(cells: Cells) -> list[Secret]:
    return [
        *passwords_in(_fields(cells.get("secretdata", ""))),
        *passwords_in(_fields(cells.get("customdata", ""))),
    ]


def _skip(cells: Cells) -> str | None:
    return _OTHERS.get(cells.get("kind", "").casefold())


def _layout(name: str, site: str) -> Layout:
    return Layout(
        name="zoho",
        signature=columns(name, site, "secretdata"),
        title=(name,),
        site=(site,),
        username=("username",),
        password=("password",),
        totp=("totp", "login_totp"),
        refine=_refine,
        more=_more,
        skip=_skip,
    )


def _oldest(record: Record) -> Cells:
    return dict(zip(_OLDEST, record, strict=False))


LAYOUTS = (
    _layout("secret name", "secret url"),
    _layout("password name", "password url"),
    Layout(
        name="zoho",
        signature=columns("secret name", "secret url", "notes"),
        title=("secret name",),
        site=("secret url",),
        username=("username",),
        password=("password",),
        cells_of=_oldest,
        fits=only("secret name", "secret url", "notes"),
    ),
)
