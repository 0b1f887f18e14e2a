"""RoboForm: ``Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2`` and more cells than columns.

Older files have no ``MatchUrl`` and end in ``Rf_fields``. RoboForm puts an apostrophe before a sign that
spreadsheets would calculate, and before an apostrophe: ``''tis`` is ``'tis``.
Bookmarks and notes are rows without login and password. One-time codes stand as ``TOTP KEY$`` in the
further cells.
"""

from selfhelp.passwords.importers.columns import REST, Cells, Layout, columns


def _without_apostrophe(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("'@=+-") else text


def _skip(cells: Cells) -> str | None:
    if cells.get("login", "").strip() or cells.get("pwd", "").strip() or "pwd" not in cells:
        return None
    if cells.get("url", "").strip():
        # The fields of a form without a password are an identity or a half-filled form.
        return "bookmark" if not cells.get(REST, "").strip() else "no-login"
    return "note" if cells.get("note", "").strip() else "no-login"


def _layout(signature: frozenset[str]) -> Layout:
    return Layout(
        name="roboform",
        signature=signature,
        title=("name",),
        site=("url", "matchurl"),
        username=("login",),
        password=("pwd",),
        username_from=_without_apostrophe,
        password_from=_without_apostrophe,
        skip=_skip,
        wide=True,
        totp_mark="TOTP KEY$",
    )


LAYOUTS = (
    _layout(columns("name", "url", "matchurl", "login", "pwd")),
    _layout(columns("name", "url", "login", "pwd", "note", "folder")),
)
