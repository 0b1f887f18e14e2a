"""Rules that hold across the catalogue: references, sources, dates, and words a tired reader can bear."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Fact, Source, Task
from selfhelp.catalogue.text import passages

#: Words a page never says to a frightened reader, with the reason given to the author.
COLD_WORDS = {
    r"!": "no exclamation marks",
    r"\bsimply\b": "nothing is simple for a frightened reader",
    r"\bjust\b": "'just' makes a step sound easier than it is",
    r"\beasy\b|\beasily\b": "what is easy differs for each reader",
    r"\bplease\b": "leave 'please' out of steps",
    r"\bguarantee[sd]?\b|\bwill be safe\b|\bcompletely safe\b|100 ?%": "promise nothing we can't keep",
    r"\bobviously\b|\bof course\b": "nothing is obvious to a frightened reader",
    r"\bvictim\b": "the reader is a person, not a case",
    r"\byour fault\b|\byou should have\b": "no blame",
    r"  +": "two spaces in a row",
    r"\"|(?<!\w)'(?!\w)": "quote labels with “ ”",
    r"<[a-z/]": "no HTML",
}
#: The month in which the first facts were read; a fact from undated sources is as old as that reading.
COLLECTED = dt.date(2026, 11, 1)
LONGEST_SENTENCE = 30
LONGEST_AVERAGE = 20
SENTENCE_END = re.compile(r"(?<=[.?:;”])\s+(?=[A-Z“0-9])|\n+")
LETTER_KEY = re.compile(r"^letters/[^:]*:(body|subject|gaps)")


def reading(text: str) -> tuple[int, float]:
    """Return the longest sentence and the mean sentence of a text, in words."""
    lengths = [len(s.split()) for s in SENTENCE_END.split(text) if s.strip()]
    return (max(lengths), sum(lengths) / len(lengths)) if lengths else (0, 0.0)


def domain_of(link: str) -> str:
    """Return the host of a link without ``www.``."""
    host = urlsplit(link).hostname or ""
    return host.removeprefix("www.")


def _words(catalogue: Catalogue) -> Iterator[str]:
    for passage in passages(catalogue):
        for pattern, reason in COLD_WORDS.items():
            if re.search(pattern, passage.text, re.IGNORECASE):
                yield f"{passage.key}: {reason}: “{passage.text[:60]}”"
        if LETTER_KEY.match(passage.key):
            continue
        longest, mean = reading(passage.text)
        if longest > LONGEST_SENTENCE:
            yield f"{passage.key}: a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        elif mean > LONGEST_AVERAGE and longest > LONGEST_AVERAGE + 4:
            yield f"{passage.key}: {mean:.0f} words a sentence on average; {LONGEST_AVERAGE} at most"


def facts(entry: Struct, where: str) -> Iterator[tuple[str, Fact]]:
    """Yield every fact inside an entry, itself included, with the words that name it."""
    if isinstance(entry, Fact):
        yield where, entry
    for field in msgspec.structs.fields(entry):
        value = getattr(entry, field.name)
        inside = value if isinstance(value, tuple) else (value,)
        for item in inside:
            if isinstance(item, Struct) and not isinstance(item, Source):
                name = getattr(item, "id", "")
                yield from facts(item, f"{where}.{field.name}{'.' + name if name else ''}")


def _sources(entry: Struct, where: str, today: dt.date) -> Iterator[str]:
    evidence: dict[str, Source] = getattr(entry, "evidence", {})
    used: set[str] = set()
    for name, fact in facts(entry, where):
        used.update(fact.sources)
        yield from (f"{name}: source '{s}' is not in [evidence]" for s in fact.sources if s not in evidence)
        known = [evidence[s] for s in fact.sources if s in evidence]
        backed = [s for s in known if s.kind != "background"]
        if fact.status != "unverified" and not backed:
            yield f"{name}: status '{fact.status}' needs a source that is not background knowledge"
        if fact.checked > today:
            yield f"{name}: checked {fact.checked} lies in the future"
        newest = max((s.date for s in known if s.date), default=None)
        if fact.status == "sourced" and newest is not None and fact.checked != newest:
            yield f"{name}: checked {fact.checked} is not the date of its newest source, {newest}"
        if fact.status != "verified" and newest is None and fact.checked < COLLECTED:
            yield f"{name}: no source has a date, so checked is the day it was read, not {fact.checked}"
    yield from (f"{where}: source '{s}' is not used" for s in evidence if s not in used)
    for key, source in evidence.items():
        if source.date and source.date > today:
            yield f"{where}.evidence.{key}: {source.date} lies in the future"


def _unique(names: list[str], where: str) -> Iterator[str]:
    yield from (f"{where}: '{name}' stands twice" for name, n in Counter(names).items() if n > 1)


def _task_references(catalogue: Catalogue) -> Iterator[str]:
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
        if "destroys-evidence" in task.effects and not any(
            tasks[a].saves_evidence for a in task.after if a in tasks
        ):
            yield f"{where}.after: it destroys evidence, so it must come after a task that saves it"
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


def _other_references(catalogue: Catalogue) -> Iterator[str]:
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


def _help_is_no_broker(catalogue: Catalogue) -> Iterator[str]:
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


def problems(catalogue: Catalogue, today: dt.date) -> list[str]:
    """Return every broken rule, each naming file, field and what is wrong; empty when all hold.

    Args:
        catalogue: what was loaded.
        today: the date against which dates are judged.
    """
    found: list[str] = []
    for kind in msgspec.structs.fields(catalogue):
        for entry in getattr(catalogue, kind.name):
            found.extend(_sources(entry, f"{kind.name}/{entry.id.lower()}", today))
    found.extend(_task_references(catalogue))
    found.extend(_other_references(catalogue))
    found.extend(_help_is_no_broker(catalogue))
    found.extend(_words(catalogue))
    return found
