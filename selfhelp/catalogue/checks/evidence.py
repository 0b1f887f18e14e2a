"""What a claim needs so that it may be shown as fact: something to follow, a true date, enough voices."""

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.model import Catalogue, Claim, Emergency, HelpLine, Source
from selfhelp.catalogue.trust import CODE_HOSTS, VOICES, publisher, sources_of

LONGEST_QUOTE = 20


def _dates(name: str, claim: Claim, today: dt.date) -> Iterator[str]:
    if claim.basis is not None:
        yield f"{name}.basis: worked out by the program, nobody writes it; write evidence"
    if claim.seen_live is not None and claim.seen_live > today:
        yield f"{name}.seen_live: {claim.seen_live} lies in the future"
    if (claim.status == "verified") != (claim.seen_live is not None):
        yield f"{name}.status: 'verified' and seen_live go together: the day a person saw the live site"
    for piece in claim.evidence:
        if piece.date is not None and piece.date > today:
            yield f"{name}.evidence: {piece.source} is dated {piece.date}, which lies in the future"


def _pieces(name: str, claim: Claim, sources: Mapping[str, Source]) -> Iterator[str]:
    for piece in claim.evidence:
        source = sources.get(piece.source)
        if source is None:
            yield f"{name}.evidence: source '{piece.source}' has no file in sources/"
            continue
        if piece.quote is not None and len(piece.quote.split()) > LONGEST_QUOTE:
            yield f"{name}.evidence: the quote from '{piece.source}' has more than {LONGEST_QUOTE} words"
        if piece.path is not None and source.kind != "repository":
            yield f"{name}.evidence: path is for a file in a repository, and '{piece.source}' is none"
        if piece.commit is not None and piece.path is None:
            yield f"{name}.evidence: commit without the path of a file in '{piece.source}'"


def has_number(claim: Claim) -> bool:
    """Tell whether a claim gives a phone number or hours, which have to be right to the digit."""
    if isinstance(claim, Emergency):
        return True
    return isinstance(claim, HelpLine) and any((claim.phone, claim.sms, claim.hours))


def number_is_backed(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Tell whether a number or hours rest on the operator's own page, or on two publishers.

    A help line on lists kept by volunteers alone is not backed, however many repeat the number: they copy
    from each other.
    """
    backing = [source for _, source in sources_of(claim, sources)]
    if any(VOICES[source.kind].own for source in backing):
        return True
    if isinstance(claim, HelpLine) and all(VOICES[source.kind].copies for source in backing):
        return False
    return len({publisher(source) for source in backing}) >= 2


def _backing(name: str, claim: Claim, sources: Mapping[str, Source]) -> Iterator[str]:
    if claim.status == "unverified":
        return
    if not any(sources_of(claim, sources)):
        yield f"{name}.status: '{claim.status}' needs evidence whose source has a url; else 'unverified'"
    elif has_number(claim) and not number_is_backed(claim, sources):
        yield (
            f"{name}.status: a number or hours need the operator's own page or two publishers; "
            "else 'unverified'"
        )


def is_repository(url: str) -> bool:
    """Tell whether an address is the root of a repository, which can be cloned and read again."""
    parts = urlsplit(url)
    return parts.hostname in CODE_HOSTS and len(parts.path.strip("/").split("/")) == 2


def evidence(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield each claim whose evidence is missing, dangling, too long, wrongly dated or not enough."""
    sources = catalogue.source_table
    for found in every_claim(catalogue):
        yield from _dates(found.name, found.claim, today)
        yield from _pieces(found.name, found.claim, sources)
        yield from _backing(found.name, found.claim, sources)


def sources(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield each source that nothing rests on, that stands twice, or whose dates can't be."""
    used = {piece.source for found in every_claim(catalogue) for piece in found.claim.evidence}
    by_url: dict[str, str] = {}
    for source in catalogue.sources:
        where = f"sources/{source.id}"
        if source.id not in used:
            yield f"{where}: nothing rests on it; delete the file"
        if source.collected > today:
            yield f"{where}.collected: {source.collected} lies in the future"
        if source.date is not None and source.date > source.collected:
            yield f"{where}.date: {source.date} is later than the day it was read, {source.collected}"
        if source.kind == "repository" and source.url is not None and not is_repository(source.url):
            yield f"{where}.kind: 'repository' is for the root of a repository; else 'other'"
        if source.url is not None:
            url = source.url.rstrip("/")
            if url in by_url:
                yield f"{where}.url: the same page as sources/{by_url[url]}; use that one"
            by_url.setdefault(url, source.id)
