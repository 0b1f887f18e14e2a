"""References between entries, and the order that effects ask for."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from selfhelp.catalogue.model import EVERYWHERE, Catalogue


def domain_of(link: str) -> str:
    """Return the host of a link without ``www.``."""
    host = urlsplit(link).hostname or ""
    return host.removeprefix("www.")


def _unique(names: list[str], where: str) -> Iterator[str]:
    yield from (f"{where}: '{name}' stands twice" for name, n in Counter(names).items() if n > 1)


def other_references(catalogue: Catalogue) -> Iterator[str]:
    """Yield each entry of another kind that names what is not there or lacks what it needs."""
    scenarios = {s.id for s in catalogue.scenarios}
    brokers = {b.id: b for b in catalogue.brokers}
    for service in catalogue.services:
        where = f"services/{service.id}"
        yield from _unique([s.id for s in service.settings], f"{where}.settings")
        yield from _unique([r.id for r in service.reports], f"{where}.reports")
        for report in service.reports:
            wrong = [c for c in report.covers if c not in scenarios]
            yield from (f"{where}.reports.{report.id}.covers: '{c}' is not a scenario" for c in wrong)
    for broker in catalogue.brokers:
        parent = brokers.get(broker.parent) if broker.parent else None
        if broker.parent and parent is None:
            yield f"brokers/{broker.id}.parent: '{broker.parent}' is not known"
        if parent is not None and parent.parent:
            yield f"brokers/{broker.id}.parent: '{parent.id}' has a parent itself; name the topmost"
        if broker.method in {"form", "tool", "account"} and not broker.opt_out:
            yield f"brokers/{broker.id}.opt_out: method '{broker.method}' needs a link"
        if broker.method == "email" and not broker.opt_out_email:
            yield f"brokers/{broker.id}.opt_out_email: method 'email' needs an address"
    for letter in catalogue.letters:
        gaps = set(re.findall(r"\{([a-z-]+)\}", letter.body + (letter.subject or "")))
        if gaps != set(letter.gaps):
            yield f"letters/{letter.id}.gaps: the text has {sorted(gaps)}, the table {sorted(letter.gaps)}"
        wrong = [s for s in letter.scenarios if s not in scenarios]
        yield from (f"letters/{letter.id}.scenarios: '{s}' is not known" for s in wrong)
    for country in catalogue.countries:
        where = f"countries/{country.id.lower()}"
        yield from _unique([h.id for h in country.help_lines], f"{where}.help_lines")
        yield from _unique([a.id for a in country.authorities], f"{where}.authorities")
        yield from _unique([v.id for v in country.levers], f"{where}.levers")
        if country.emergency is None and country.id != EVERYWHERE:
            yield f"{where}.emergency: missing"


def help_is_no_broker(catalogue: Catalogue) -> Iterator[str]:
    """Yield each help line whose site is a people-search site."""
    sold = {domain: b.id for b in catalogue.brokers for domain in b.domains}
    for country in catalogue.countries:
        for line in country.help_lines:
            domain = domain_of(line.url) if line.url else ""
            parts = domain.split(".")
            parents = (".".join(parts[n:]) for n in range(len(parts)))
            seller = next((sold[p] for p in parents if p in sold), None)
            if seller is not None:
                where = f"countries/{country.id.lower()}.help_lines.{line.id}"
                yield f"{where}: {domain} is the people-search site '{seller}'"
