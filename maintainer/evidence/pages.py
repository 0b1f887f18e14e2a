"""Reads evidence on web pages: does the quote still stand there, and what day does the page give itself?"""

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from maintainer.evidence.clones import plain

Outcome = Literal["same", "other-date", "no-quote"]

_HIDDEN = re.compile(r"<(script|style|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DAY = r"(\d{4}-\d{2}-\d{2})"
#: Where pages say when they were last changed, the surest first; what they say of their making comes last.
_DATES = (
    re.compile(rf'"dateModified"\s*:\s*"{_DAY}'),
    re.compile(rf'property="(?:article:modified_time|og:updated_time)"[^>]*content="{_DAY}', re.IGNORECASE),
    re.compile(
        rf'content="{_DAY}[^"]*"[^>]*property="(?:article:modified_time|og:updated_time)"', re.IGNORECASE
    ),
    re.compile(
        rf'(?:name|itemprop)="(?:last-modified|dateModified|dcterms\.modified)"[^>]*content="{_DAY}',
        re.IGNORECASE,
    ),
    re.compile(rf'"datePublished"\s*:\s*"{_DAY}'),
    re.compile(rf'property="article:published_time"[^>]*content="{_DAY}', re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page says: for each quote whether it stands there, and the day it gives itself."""

    missing: tuple[str, ...]
    date: dt.date | None


def words_of(page: str) -> str:
    """Return the words of a page without its markup and scripts."""
    return plain(unescape(_TAG.sub(" ", _HIDDEN.sub(" ", page))))


def date_of(page: str) -> dt.date | None:
    """Return the day on which a page says it was last changed, or None when it does not say."""
    for pattern in _DATES:
        found = pattern.search(page)
        if found is None:
            continue
        try:
            return dt.date.fromisoformat(found.group(1))
        except ValueError:
            continue
    return None


def read(page: str, quotes: tuple[str, ...]) -> PageRead:
    """Look for quotes in a page. Spaces do not count, for markup breaks words in odd places."""
    body = "".join(words_of(page).split())
    missing = tuple(quote for quote in quotes if "".join(plain(quote).split()) not in body)
    return PageRead(missing, date_of(page))
