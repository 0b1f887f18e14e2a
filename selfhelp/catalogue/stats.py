"""Counts what is in the catalogue, by kind, status and age."""

from collections import Counter

import msgspec

from selfhelp.catalogue.checks import facts
from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Fact


def every_fact(catalogue: Catalogue) -> list[Fact]:
    """Return every fact of the catalogue: each entry, setting, report, help line and so on."""
    return [
        fact
        for kind in msgspec.structs.fields(catalogue)
        for entry in getattr(catalogue, kind.name)
        for _, fact in facts(entry, entry.id)
    ]


def stats(catalogue: Catalogue) -> dict[str, object]:
    """Return the counts in the shape that other programs rely on; ``oldest`` is an ISO date."""
    services, brokers = catalogue.services, catalogue.brokers
    everything = every_fact(catalogue)
    return {
        "services": {
            "total": len(services),
            "settings": sum(len(s.settings) for s in services),
            "reports": sum(len(s.reports) for s in services),
            "with_recovery": sum(1 for s in services if s.recovery),
            "with_two_factor": sum(1 for s in services if s.two_factor),
        },
        "brokers": {
            "total": len(brokers),
            "with_route": sum(1 for b in brokers if b.opt_out or b.opt_out_email),
        },
        "countries": sum(1 for c in catalogue.countries if c.id != EVERYWHERE),
        "help_lines": sum(len(c.help_lines) for c in catalogue.countries),
        "letters": len(catalogue.letters),
        "scenarios": len(catalogue.scenarios),
        "tasks": len(catalogue.tasks),
        "guides": len(catalogue.guides),
        "by_status": dict(sorted(Counter(fact.status for fact in everything).items())),
        "without_source": sum(1 for fact in everything if not fact.sources),
        "oldest": min(fact.checked for fact in everything).isoformat() if everything else None,
    }
