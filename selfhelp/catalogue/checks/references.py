"""References between entries, and the order that effects ask for."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Task


def domain_of(link: str) -> str:
    """Return the host of a link without ``www.``."""
    host = urlsplit(link).hostname or ""
    return host.removeprefix("www.")


def _unique(names: list[str], where: str) -> Iterator[str]:
    yield from (f"{where}: '{name}' stands twice" for name, n in Counter(names).items() if n > 1)


def task_references(catalogue: Catalogue) -> Iterator[str]:
    """Yield each task that names what is not there, or comes at the wrong time."""
    scenarios = {s.id for s in catalogue.scenarios}
    services = {s.id for s in catalogue.services}
    tasks = {t.id: t for t in catalogue.tasks}
    countries = {c.id for c in catalogue.countries}
    for task in catalogue.tasks:
        where = f"tasks/{task.id}"
        known = {
            "after": (task.after, set(tasks)),
            "applies.scenarios": (task.applies.scenarios, scenarios),
            "applies.services": (task.applies.services, services),
            "applies.countries": (task.applies.countries + task.applies.except_countries, countries),
            "applies.who": (task.applies.who, {"live-with", "known", "stranger", "group", "unsure"}),
            "applies.watched": (task.applies.watched, {"no", "maybe", "yes"}),
            "applies.exposed": (task.applies.exposed, EXPOSED),
        }
        for field, (given, allowed) in known.items():
            yield from (f"{where}.{field}: '{name}' is not known" for name in given if name not in allowed)
        if task.room == "task" and not task.steps:
            yield f"{where}.steps: a task of its own needs steps"
        if _in_circle(task, tasks):
            yield f"{where}.after: comes after itself"


EXPOSED = {"home-address", "phone", "email", "workplace", "images", "passwords", "location", "family"}


def _in_circle(start: Task, tasks: dict[str, Task]) -> bool:
    seen: set[str] = set()
    open_ids = list(start.after)
    while open_ids:
        current = open_ids.pop()
        if current == start.id:
            return True
        if current not in seen and current in tasks:
            seen.add(current)
            open_ids.extend(tasks[current].after)
    return False


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
        yield from _unique([h.id for h in country.help_lines], f"countries/{country.id.lower()}.help_lines")
        if country.emergency is None and country.id != EVERYWHERE:
            yield f"countries/{country.id.lower()}.emergency: missing"


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
