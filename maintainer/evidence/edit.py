"""Puts a date into an authored file without touching anything else in it."""

import datetime as dt
import re
from pathlib import Path

from selfhelp.catalogue.model import Evidence


def _inline(piece: Evidence) -> re.Pattern[str]:
    """Return what finds the inline table of a piece of evidence on its line."""
    wanted = [rf'source = "{re.escape(piece.source)}"']
    if piece.path is not None:
        wanted.append(rf'path = "{re.escape(piece.path)}"')
    ahead = "".join(rf"(?=[^}}\n]*{w})" for w in wanted)
    return re.compile(rf"\{{{ahead}[^}}\n]*\}}")


def with_date(text: str, piece: Evidence, date: dt.date) -> str:
    """Return a file's text in which every mention of this piece of evidence carries a date."""

    def put(match: re.Match[str]) -> str:
        table = match.group()
        quote = piece.quote.replace("\\", "\\\\").replace('"', '\\"') if piece.quote else None
        if quote is not None and quote not in table:
            return table
        if re.search(r"\bdate = \d{4}-\d{2}-\d{2}", table):
            return re.sub(r"\bdate = \d{4}-\d{2}-\d{2}", f"date = {date.isoformat()}", table, count=1)
        return re.sub(
            r'(source = "[^"]*"(?:, path = "[^"]*")?(?:, commit = "[^"]*")?)',
            rf"\1, date = {date.isoformat()}",
            table,
            count=1,
        )

    return _inline(piece).sub(put, text)


def source_with_date(text: str, date: dt.date, collected: dt.date) -> str:
    """Return the text of a source's file with the date of the page and the day it was read."""
    line = f"date = {date.isoformat()}"
    if re.search(r"^date = .*$", text, re.MULTILINE):
        text = re.sub(r"^date = .*$", line, text, count=1, flags=re.MULTILINE)
    else:
        text = re.sub(r"^(collected = )", rf"{line}\n\1", text, count=1, flags=re.MULTILINE)
    return re.sub(
        r"^collected = .*$", f"collected = {collected.isoformat()}", text, count=1, flags=re.MULTILINE
    )


def change(path: Path, new: str) -> bool:
    """Write a file if its text changed; tells whether it did."""
    if path.read_text(encoding="utf-8") == new:
        return False
    path.write_text(new, encoding="utf-8", newline="\n")
    return True
