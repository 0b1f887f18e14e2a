"""How far a claim can be trusted: how old its sources are, and who says it.

The age of a claim is the age of the newest text it rests on. The day we read that text is not its age,
and a source without a date leaves the age unknown.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from selfhelp.catalogue.model import Basis, Catalogue, Claim, Evidence, Source, SourceKind

#: A claim whose newest source is older than this, in days, is shown as old.
OLD_AFTER_DAYS = 540
#: Endings under which names are registered one level deeper than usual, as in ``example.co.uk``.
SECOND_LEVEL = frozenset({"co", "com", "gov", "org", "ac", "net", "edu", "gob", "gouv", "govt", "police"})
CODE_HOSTS = frozenset({"github.com", "gitlab.com", "codeberg.org"})

Sureness = Literal["seen", "service", "operator", "others", "unverified"]


class Voice(NamedTuple):
    """What a kind of source is worth.

    Attributes:
        sureness: what a page says of a claim that rests on it.
        own: it speaks of itself, as a service, a state or a help line. Such a page alone backs a number.
        copies: it takes over what others wrote, so that several of them are no more than one.
    """

    sureness: Sureness
    own: bool = False
    copies: bool = False


#: Every kind of source, the best first.
VOICES: Mapping[SourceKind, Voice] = {
    "official": Voice("service", own=True),
    "operator": Voice("operator", own=True),
    "repository": Voice("others", copies=True),
    "press": Voice("others"),
    "other": Voice("others"),
}


class Trust(NamedTuple):
    """What a page says about a claim.

    ``day`` is the day on which a person saw it, or the date of the newest source; None: age unknown.
    """

    sureness: Sureness
    day: dt.date | None
    old: bool

    @property
    def needs_care(self) -> bool:
        """Whether it is shown in amber: nothing confirms it, it is old, or its age is unknown."""
        return self.sureness == "unverified" or self.old or self.day is None


def sources_of(claim: Claim, sources: Mapping[str, Source]) -> Iterator[tuple[Evidence, Source]]:
    """Yield each piece of evidence with its source, those that can be followed only."""
    for piece in claim.evidence:
        source = sources.get(piece.source)
        if source is not None and source.url is not None:
            yield piece, source


def source_date(claim: Claim, sources: Mapping[str, Source]) -> dt.date | None:
    """Return the date of the newest text that the claim rests on, or None when no text has one."""
    dates = (piece.date or source.date for piece, source in sources_of(claim, sources))
    return max((day for day in dates if day is not None), default=None)


def registered_domain(link: str) -> str:
    """Return the registered domain of a link, so that ``help.`` and ``www.`` of one site are one."""
    labels = (urlsplit(link).hostname or "").removeprefix("www.").split(".")
    deep = len(labels) > 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3:] if deep else labels[-2:])


def publisher(source: Source) -> str | None:
    """Return who published a source: the registered domain, or the owner of a repository."""
    if source.url is None:
        return None
    parts = urlsplit(source.url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in CODE_HOSTS:
        return f"{host}/{parts.path.strip('/').split('/')[0].lower()}"
    return registered_domain(source.url)


def basis_of(claim: Claim, sources: Mapping[str, Source]) -> Basis:
    """Return what a page says of the evidence of a claim; as compiled, where it was."""
    if claim.basis is not None:
        return claim.basis
    kinds = {source.kind for _, source in sources_of(claim, sources)}
    voice = next((kind for kind in VOICES if kind in kinds), None)
    return Basis(newest=source_date(claim, sources), voice=voice)


def trust_of(claim: Claim, catalogue: Catalogue, today: dt.date) -> Trust:
    """Return how far a claim can be trusted on a day."""
    if claim.seen_live is not None and claim.status == "verified":
        return Trust("seen", claim.seen_live, (today - claim.seen_live).days > OLD_AFTER_DAYS)
    basis = basis_of(claim, catalogue.source_table)
    day = basis.newest
    old = day is not None and (today - day).days > OLD_AFTER_DAYS
    if claim.status == "unverified":
        return Trust("unverified", day, old)
    return Trust("others" if basis.voice is None else VOICES[basis.voice].sureness, day, old)
