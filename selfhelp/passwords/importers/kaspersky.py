"""Kaspersky Password Manager: a text of blocks ``Login: ada``, ``Password: …``, with ``---`` between them.

https://support.kaspersky.com/help/KPM/Win24.0/en-US/130515.htm — the blocks of notes have their own words in
them, which may look like a password's line: whatever follows "Text" or "Comment" is not looked at.
"""

import re

from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.roles import role_of
from selfhelp.passwords.model import Imported

NAME = "kaspersky"
_BETWEEN = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"([^:\n]{1,60}):[ \t]?(.*)")
#: Lines are looked at this far to tell the format.
_SAMPLE = 200_000


def fits(text: str) -> bool:
    """Say whether this is such a text: blocks with a line of dashes, and one that names a password."""
    blocks = _blocks(text[:_SAMPLE])
    return len(blocks) > 1 and any({"username", "password"} <= dict(_labelled(one)).keys() for one in blocks)


def _blocks(text: str) -> list[str]:
    return _BETWEEN.split(text.replace("\r\n", "\n").replace("\r", "\n"))


def _labelled(block: str) -> list[tuple[str, str]]:
    """Return role and value of each line, up to the words of a note."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines():
        part = _LINE.fullmatch(line)
        if not part:
            continue
        role = role_of(part[1])
        found.append((role, part[2]))
        if role == "note":
            break
    return found


def read_text(text: str, name: str) -> Imported:
    """Read the blocks.

    Raises:
        ExportError: there is none.
    """
    tally = Tally()
    for block in _blocks(text):
        pairs = _labelled(block)
        if not pairs:
            continue
        # "Login name" is what the person calls the login, and "Login" comes after it.
        values = {role: value for role, value in pairs if value.strip() or role not in dict(pairs)}
        title = next((value for role, value in pairs if role == "title" and value.strip()), "")
        logins = [value for role, value in pairs if role == "username"]
        tally.add(
            title=title,
            addresses=[values.get("site", "")],
            username=logins[-1] if logins else "",
            password=values.get("password", ""),
            has_note=bool(values.get("note")),
            why=None if "password" in dict(pairs) else "note",
        )
    return tally.imported(NAME, name)
