"""LastPass, and Norton, which writes nearly the same.

LastPass: ``url,username,password,totp,extra,name,grouping,fav``; older files have no ``totp``.

Secure notes have the address ``http://sn``; those with a form hold its fields as lines. Old extensions
wrote ``&amp;`` for ``&`` inside passwords (bitwarden/clients issues 73, 268); such files have been imported
elsewhere since, so ``read_export`` warns whatever the format, and can read them either way.

Norton Identity Safe: the same columns, the title under ``title`` or ``name``, and notes with ``http://sn``
too (https://github.com/amrwc/mrc-converter-suite, Nortonis.pm). With ``name`` nothing tells them apart.
"""

from selfhelp.passwords.importers.columns import Cells, Layout, columns
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.records import Secret


def _skip(cells: Cells) -> str | None:
    if cells.get("url", "").strip().casefold() == "http://sn":
        return "note"
    # A note whose line breaks were not quoted goes on as rows of its own.
    return None if "grouping" in cells else "too-short-row"


def _more(cells: Cells) -> list[Secret]:
    """Return the passwords of a note with a form: a server, a mail account, a wireless network."""
    note = cells.get("extra", "")
    if not note.startswith("NoteType:"):
        return []
    lines = (line.partition(":") for line in note.partition("\nNotes:")[0].splitlines())
    return passwords_in(Labelled(label, value) for label, _colon, value in lines)


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
        more=_more,
    ),
    Layout(
        name="norton",
        signature=columns("url", "username", "password", "extra", "title", "grouping"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        skip=_skip,
    ),
)
