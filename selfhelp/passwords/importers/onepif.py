"""1Password's old Interchange Format: one JSON object a line, with a line of asterisks between them.

https://support.1password.com/1pif-format/ — logins keep their form's fields in ``secureContents.fields``, all
other items theirs in ``secureContents`` itself or in its ``sections``.
"""

import re
from collections.abc import Iterator

import msgspec

from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.jsonfiles import entries, inner, string
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.model import Imported

NAME = "1password-1pif"
#: The line between two items, the same in every file.
SEPARATOR = "***5642bee8-a5ff-11dc-8314-0800200c9a66***"
_LINE = re.compile(r"\*\*\*[0-9a-f-]{36}\*\*\*", re.IGNORECASE)
#: Beginnings of ``typeName``, and why such an item is no login.
_OTHERS = (
    ("system.folder", "no-login"),
    ("securenotes", "note"),
    ("wallet.financial", "card"),
    ("identities", "identity"),
    ("system.Tombstone", "deleted"),
)


def read_lines(text: str, name: str) -> Imported:
    """Read the lines of ``data.1pif``.

    Raises:
        ExportError: there is no item.
    """
    tally = Tally()
    for piece in _LINE.split(text):
        line = piece.strip("\ufeff \t\r\n")
        if not line:
            continue
        try:
            item = msgspec.json.decode(line.encode("utf-8", "replace"))
        except (msgspec.MsgspecError, RecursionError, ValueError):
            tally.skip("damaged")
            continue
        if string(inner(item, "typeName")).startswith("system.folder"):
            continue  # a folder is no record of the person's
        _count(tally, item)
    return tally.imported(NAME, name)


def _count(tally: Tally, item: object) -> None:
    if not isinstance(item, dict):
        tally.skip("damaged")
        return
    contents = item.get("secureContents")
    form = entries(inner(contents, "fields"))
    fields = list(_fields(contents))
    password = _designated(form, "password") or string(inner(contents, "password"))
    addresses = [string(inner(one, "url")) for one in entries(inner(contents, "URLs"))]
    tally.add(
        title=string(item.get("title")),
        addresses=[*addresses, string(item.get("location")), value_of(fields, "site")],
        username=_designated(form, "username") or value_of(fields, "username"),
        password=password,
        has_totp=any(string(one.value).startswith("otpauth://") for one in fields),
        has_note=bool(string(inner(contents, "notesPlain"))),
        why=_why(item),
        more=passwords_in(fields),
    )


def _why(item: dict[str, object]) -> str | None:
    if item.get("trashed") is True:
        return "deleted"
    kind = string(item.get("typeName"))
    return next((why for start, why in _OTHERS if kind.startswith(start)), None)


def _designated(form: list[object], role: str) -> str:
    found = (string(inner(one, "value")) for one in form if inner(one, "designation") == role)
    return next(filter(None, found), "")


def _fields(contents: object) -> Iterator[Labelled]:
    """Yield flat fields by their key, and those of sections by their title, else their key."""
    if isinstance(contents, dict):
        for key, value in contents.items():
            if isinstance(value, str):
                yield Labelled(str(key), value)
    for number, section in enumerate(entries(inner(contents, "sections"))):
        for one in entries(inner(section, "fields")):
            label = string(inner(one, "t")) or string(inner(one, "n"))
            yield Labelled(label, string(inner(one, "v")), str(number))
