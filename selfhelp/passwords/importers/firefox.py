"""Firefox, Thunderbird and their relatives.

Columns: ``url,username,password,httpRealm,formActionOrigin,guid,timeCreated,…``, all quoted
(https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/LoginExport.sys.mjs).
The row of ``chrome://FirefoxAccounts`` holds the keys of the Mozilla account: it is dropped unread.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns


def _skip(cells: Cells) -> str | None:
    return (
        "sync-key" if cells.get("url", "").strip().casefold().startswith("chrome://firefoxaccounts") else None
    )


LAYOUTS = (
    Layout(
        name="firefox",
        signature=columns("url", "username", "password", "httprealm", "formactionorigin"),
        site=("url",),
        username=("username",),
        password=("password",),
        skip=_skip,
    ),
)
