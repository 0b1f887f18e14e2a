"""``python -m maintainer report``: age, kind and gaps of each entry, the worst first.

"Worst" is how weak the claims of an entry are, times how many people it touches: a help line without an
operator's page comes before a hobby site whose menu is old.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from maintainer.links import stored
from selfhelp.catalogue.authored import CatalogueError, read_folder
from selfhelp.catalogue.checks.evidence import has_number
from selfhelp.catalogue.checks.world import to_look_at
from selfhelp.catalogue.claims import claims_in, entries
from selfhelp.catalogue.links import links_in
from selfhelp.catalogue.model import Broker, Catalogue, Claim, Country, Service, Source, Task
from selfhelp.catalogue.trust import trust_of

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

#: How much each weakness of one claim weighs.
WEIGHTS = {
    "unverified": 3.0,
    "undated": 1.5,
    "old": 1.0,
    "unofficial": 0.5,
    "unquoted": 0.5,
    "dead_links": 4.0,
}
#: A number or hours that are wrong cost more than a menu that moved.
NUMBER_COUNTS = 2.0
#: How many people an entry touches, from 1 to 100, where the entry does not say so itself.
REACH = {
    "guides": 50,
    "letters": 40,
    "scenarios": 60,
    "sign-ins": 20,
    "events": 10,
    "logins": 10,
    "not-covered": 5,
}
BROKER_REACH = {"first": 60, "high": 40, "normal": 20}
COUNTRY_REACH = 70


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the report: how many claims it has, and how many have each weakness."""

    entry: str
    score: float
    reach: int
    claims: int
    unverified: int
    undated: int
    old: int
    unofficial: int
    unquoted: int
    dead_links: int
    oldest: dt.date | None


def reach_of(where: str, entry: Struct) -> int:
    """Return how many people an entry touches, from 1 to 100."""
    if isinstance(entry, Service):
        return entry.importance
    if isinstance(entry, Task):
        return max(entry.weight, 1)
    if isinstance(entry, Broker):
        return BROKER_REACH[entry.priority]
    if isinstance(entry, Country):
        return COUNTRY_REACH
    return REACH.get(where.split("/", maxsplit=1)[0], 10)


def _weakness(claim: Claim, catalogue: Catalogue, today: dt.date) -> dict[str, int]:
    trust = trust_of(claim, catalogue, today)
    return {
        "unverified": int(trust.sureness == "unverified"),
        "undated": int(trust.day is None),
        "old": int(trust.old),
        "unofficial": int(trust.sureness == "others"),
        "unquoted": int(not any(piece.quote for piece in claim.evidence)),
    }


def line_of(where: str, entry: Struct, catalogue: Catalogue, dead: Iterable[str], today: dt.date) -> Line:
    """Return the line of one entry."""
    claims = [claim for _, claim in claims_in(entry, where)]
    counts = dict.fromkeys(WEIGHTS, 0)
    score = 0.0
    for claim in claims:
        found = _weakness(claim, catalogue, today)
        times = NUMBER_COUNTS if has_number(claim) else 1.0
        score += times * sum(WEIGHTS[name] * number for name, number in found.items())
        for name, number in found.items():
            counts[name] += number
    counts["dead_links"] = len(set(links_in(entry)) & set(dead))
    score += WEIGHTS["dead_links"] * counts["dead_links"]
    reach = reach_of(where, entry)
    days = [day for claim in claims if (day := trust_of(claim, catalogue, today).day) is not None]
    return Line(
        where, round(score * reach / 100, 2), reach, len(claims), oldest=min(days, default=None), **counts
    )


def lines(catalogue: Catalogue, results: dict[str, stored.Result], today: dt.date) -> list[Line]:
    """Return the line of every entry, the worst first."""
    dead = {link for link, result in results.items() if result.state in ("gone", "soft-404", "elsewhere")}
    made = [
        line_of(where, entry, catalogue, dead, today)
        for where, entry in entries(catalogue)
        if not isinstance(entry, Source) and where.split("/")[0] != "not-covered"
    ]
    return sorted(made, key=lambda line: (-line.score, line.entry))


def as_markdown(made: list[Line], again: list[str], today: dt.date) -> str:
    """Return the report for a person."""
    names = (
        "score",
        "claims",
        "unverified",
        "undated",
        "old",
        "unofficial",
        "unquoted",
        "dead_links",
        "oldest",
    )
    out = [
        f"# What the catalogue rests on, {today.isoformat()}",
        "",
        "The worst first: weak claims times how many people they touch.",
        "",
        "| entry | " + " | ".join(name.replace("_", " ") for name in names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for line in made:
        values = asdict(line)
        out.append(
            f"| {line.entry} | "
            + " | ".join(str(values[n] if values[n] is not None else "–") for n in names)
            + " |"
        )
    if again:
        out += ["", "## To look at again", "", *(f"* {one}" for one in again)]
    return "\n".join(out) + "\n"


def as_json(made: list[Line], again: list[str], today: dt.date) -> str:
    """Return the report for programs."""
    body = {"date": today, "entries": [asdict(line) for line in made], "to_look_at": again}
    return json.dumps(body, ensure_ascii=False, indent=2, default=lambda day: day.isoformat()) + "\n"


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("report", help="age, kind and gaps of each entry, the worst first")
    parser.add_argument("--format", choices=["markdown", "json"], default="markdown")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="only the worst N entries")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Write the report."""
    folder = root / "resources" / "catalogue"
    today = dt.datetime.now(dt.UTC).date()
    try:
        catalogue = read_folder(folder)
        made = lines(catalogue, stored.read(folder), today)
    except (CatalogueError, stored.StoredError) as error:
        print(error, file=sys.stderr)
        return 1
    made = made[: options.first] if options.first else made
    again = list(to_look_at(catalogue, today))
    text = (as_json if options.format == "json" else as_markdown)(made, again, today)
    if options.output is None:
        print(text, end="")
    else:
        options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0
