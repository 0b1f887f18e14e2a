"""Dashlane as CSV, as the ZIP of CSV files, and as the JSON of the old desktop program.

``credentials.csv``: ``username,username2,username3,title,password,note,url,category,otpSecret``, newer
``otpUrl``. The ZIP also holds payments, notes, personal data and identity papers, which have no
passwords; the numbers and codes in them are not read. The oldest CSV has no header: title, address,
login, password, comment. The encrypted ``.dash`` can't be read
(https://support.dashlane.com/hc/en-us/articles/202625092).
"""

from selfhelp.passwords.importers.columns import Cells, Layout, Record, columns
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.model import Imported

JSON_NAME = "dashlane-json"
_COLUMNS = ("title", "url", "username", "password", "note")
_LOGINS = "AUTHENTIFIANT"
#: Other kinds of the old JSON, and the reason they are left out.
_OTHERS = {
    "SECURENOTE": "note",
    "PAYMENTMEANS_CREDITCARD": "card",
    "BANKSTATEMENT": "no-login",
    "IDENTITY": "identity",
}

LAYOUTS = (
    Layout(
        name="dashlane",
        signature=columns("username", "username2", "title", "password", "url"),
        title=("title",),
        site=("url",),
        username=("username", "username2", "username3"),
        password=("password",),
        totp=("otpsecret", "otpurl"),
    ),
    # wifi.csv of the ZIP.
    Layout(
        name="dashlane",
        signature=columns("ssid", "passphrase", "name"),
        title=("name", "ssid"),
        password=("passphrase",),
    ),
    Layout(
        name="dashlane",
        signature=columns("username", "title", "password", "note", "url", "category"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpsecret", "otpurl"),
    ),
)


def _cells_of(record: Record) -> Cells:
    return dict(zip(_COLUMNS, record, strict=False))


#: The oldest CSV, recognised by its shape.
HEADLESS = Layout(
    name="dashlane",
    signature=frozenset(),
    title=("title",),
    site=("url",),
    username=("username",),
    password=("password",),
    cells_of=_cells_of,
)


def fits(document: dict[str, object]) -> bool:
    """Say whether the old desktop program wrote it."""
    return isinstance(document.get(_LOGINS), list)


def read(document: dict[str, object], name: str) -> Imported:
    """Read the JSON export."""
    tally = Tally()
    for one in entries(document[_LOGINS]):
        if not isinstance(one, dict):
            tally.skip("damaged")
            continue
        logins = (string(one.get(key)) for key in ("login", "email", "secondaryLogin"))
        tally.add(
            title=string(one.get("title")),
            addresses=[string(one.get("domain")), string(inner(one, "url"))],
            username=next(filter(None, logins), ""),
            password=string(one.get("password")),
        )
    for kind, why in _OTHERS.items():
        for _ in entries(document.get(kind)):
            tally.skip(why)
    return tally.imported(JSON_NAME, name)
