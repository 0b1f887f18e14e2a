"""Counts what is in the catalogue, by kind, status and age."""

from collections import Counter
from collections.abc import Iterable, Mapping

from selfhelp.catalogue.claims import every_claim
from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Claim, Source
from selfhelp.catalogue.trust import VOICES, source_date, sources_of


def official(claims: Iterable[Claim], sources: Mapping[str, Source]) -> int:
    """Return how many claims rest on at least one source of the service, the state or the operator."""
    return sum(1 for claim in claims if any(VOICES[s.kind].own for _, s in sources_of(claim, sources)))


def stats(catalogue: Catalogue) -> dict[str, object]:
    """Return the counts in the shape that other programs rely on.

    ``oldest`` is the ISO date of the claim whose newest source is the oldest; ``undated`` counts the
    claims whose sources have no date, and those are not in ``oldest``.
    """
    return {**_things(catalogue), **_trust(catalogue)}


def _things(catalogue: Catalogue) -> dict[str, object]:
    """Count what is there, by kind."""
    services, brokers = catalogue.services, catalogue.brokers
    settings = [setting for service in services for setting in service.settings]
    lines = [line for country in catalogue.countries for line in country.help_lines]
    with_two_factor = sum(1 for service in services if service.two_factor)
    return {
        "services": {
            "total": len(services),
            "settings": len(settings),
            "settings_official": official(settings, catalogue.source_table),
            "reports": sum(len(s.reports) for s in services),
            "with_recovery": sum(1 for s in services if s.recovery),
            "with_two_factor": with_two_factor,
        },
        "sign_ins": len(catalogue.sign_ins),
        "two_factor": with_two_factor + len(catalogue.sign_ins),
        "brokers": {
            "total": len(brokers),
            "with_route": sum(1 for b in brokers if b.opt_out or b.opt_out_email),
        },
        "countries": sum(1 for c in catalogue.countries if c.id != EVERYWHERE),
        "help_lines": len(lines),
        "help_lines_official": official(lines, catalogue.source_table),
        "letters": len(catalogue.letters),
        "scenarios": len(catalogue.scenarios),
        "tasks": len(catalogue.tasks),
        "guides": len(catalogue.guides),
        "events": len(catalogue.events),
        "not_covered": len(catalogue.not_covered),
        "logins": len(catalogue.logins),
        "site_kinds": sum(len(kind.sites) for kind in catalogue.site_kinds),
        "sources": len(catalogue.sources),
    }


def _trust(catalogue: Catalogue) -> dict[str, object]:
    """Count the claims by how far they can be believed."""
    sources = catalogue.source_table
    everything = [found.claim for found in every_claim(catalogue)]
    by_status = Counter(claim.status for claim in everything)
    dates = [source_date(claim, sources) for claim in everything]
    return {
        "claims": len(everything),
        "by_status": dict(sorted(by_status.items())),
        "without_source": sum(1 for claim in everything if not claim.evidence),
        "unverified": by_status["unverified"],
        "undated": sum(1 for day in dates if day is None),
        "quoted": sum(1 for claim in everything if any(piece.quote for piece in claim.evidence)),
        "seen_live": sum(1 for claim in everything if claim.seen_live is not None),
        "official": official(everything, sources),
        "oldest": min((day.isoformat() for day in dates if day is not None), default=None),
    }
