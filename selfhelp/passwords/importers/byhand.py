"""Accounts typed or pasted by hand, for someone who has no file.

A pasted line is ``site, user, password`` with commas or tabs, ``site`` and ``password`` with a tab, or a
lone password. A comma may belong to a password, so a line is split at commas only where what comes
first reads like a site or a name.
"""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import replace

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import choose, head_of, read_delimited, unknown_layout
from selfhelp.passwords.importers.detect import LAYOUTS
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.roles import is_address
from selfhelp.passwords.model import Imported

NAME = "by-hand"
#: A title as people write it: words, no signs that passwords have.
_TITLE = re.compile(r"[^\W\d_][\w .&'’+-]{1,60}")


def from_lines(text: str) -> Imported:
    """Read pasted lines. A line without a password is counted as skipped; nothing at all is no error."""
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    if len(lines) > 1:
        head = head_of(text)
        layout = choose(head, LAYOUTS) or (unknown_layout(head) if len(head.names) > 1 else None)
        if layout is not None:
            with contextlib.suppress(ExportError):
                imported = read_delimited(text, head, layout, "")
                return replace(imported, format=NAME)
    return from_entries(map(_parts, lines))


def from_entries(entries: Iterable[tuple[str, str, str]]) -> Imported:
    """Take accounts typed into fields: title or site, user name, password."""
    tally = Tally()
    for title, username, password in entries:
        if not password:
            tally.skip("no-password-field" if title.strip() or username.strip() else "blank")
            continue
        address = title if is_address(title) else ""
        tally.add(title=title, addresses=[address], username=username, password=password)
    return tally.result(NAME)


def _parts(line: str) -> tuple[str, str, str]:
    """Return title, user name and password of one line."""
    if "\t" in line:
        cells = line.split("\t")
        if len(cells) == 2:
            return cells[0], "", cells[1]
        return cells[0], cells[1], cells[2]
    for sign in (",", ";"):
        cells = [cell.strip() for cell in line.split(sign, 2)]
        named = is_address(cells[0]) or (sign == "," and _TITLE.fullmatch(cells[0]) is not None)
        if len(cells) == 3 and named and cells[2]:
            return _unquoted(cells[0]), _unquoted(cells[1]), _unquoted(cells[2])
        if len(cells) == 2 and is_address(cells[0]) and cells[1]:
            return _unquoted(cells[0]), "", _unquoted(cells[1])
    return "", "", line.strip()


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
