"""Every id of the catalogue that a case may hold, as a path: ``services/instagram:settings.mentions``.

Marks, requests, answers and accounts name things by these ids. One that was released lies in people's notes.
"""

from collections.abc import Iterator

from selfhelp.catalogue.model import Catalogue, Service


def _of_service(service: Service) -> Iterator[str]:
    yield f"services/{service.id}"
    yield from (f"services/{service.id}:settings.{setting.id}" for setting in service.settings)
    yield from (f"services/{service.id}:reports.{report.id}" for report in service.reports)
    for part in ("recovery", "two_factor", "sessions"):
        if getattr(service, part) is not None:
            yield f"services/{service.id}:{part}"


def kept_ids(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids that a case may hold, sorted."""
    found = [i for service in catalogue.services for i in _of_service(service)]
    found += [f"brokers/{b.id}" for b in catalogue.brokers]
    found += [f"tasks/{t.id}" for t in catalogue.tasks]
    found += [f"scenarios/{s.id}" for s in catalogue.scenarios]
    found += [f"countries/{c.id}" for c in catalogue.countries]
    return tuple(sorted(found))
