"""``python -m maintainer sample SEED``: sixty claims drawn at random, to be compared with other texts.

A sample says how far the whole can be trusted; the worst first (``report``) does not. It is drawn in strata,
so that settings, which are many, do not crowd out help lines. The same seed on the same catalogue gives
the same claims, so that another person can check the check. ``docs/recheck-2026-11.md`` holds the first five.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.claims import Found, every_claim, own_strings
from selfhelp.catalogue.model import Catalogue, Evidence, Source

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

#: How many claims of each stratum are drawn.
STRATA = {"services": 22, "second steps": 10, "people-search": 12, "countries": 12, "tasks": 4}
#: Parts of a claim that a reader does not compare with another text.
NOT_SHOWN = ("status", "guards", "action", "actions", "effects", "covers", "asks_for", "any", "none", "room")


def stratum(found: Found) -> str | None:
    """Return the stratum of a claim, or None for one that is never drawn.

    What is shown as unverified is left out: nobody was told that it is true.
    """
    if found.claim.status == "unverified":
        return None
    kind = found.entry.split("/")[0]
    if kind == "sign-ins" or found.name == f"{found.entry}.two_factor":
        return "second steps"
    if kind == "services":
        return "services" if found.name != found.entry else None
    return {"brokers": "people-search", "countries": "countries", "tasks": "tasks"}.get(kind)


def draw(catalogue: Catalogue, seed: int) -> dict[str, list[Found]]:
    """Return the claims drawn, by stratum; all of a stratum that has fewer than are asked for."""
    pools: dict[str, list[Found]] = {name: [] for name in STRATA}
    for found in every_claim(catalogue):
        if (name := stratum(found)) is not None:
            pools[name].append(found)
    dice = random.Random(seed)  # noqa: S311  it chooses what to read, nothing secret
    drawn = {}
    for name, pool in pools.items():
        pool.sort(key=lambda found: found.name)
        drawn[name] = dice.sample(pool, min(STRATA[name], len(pool)))
    return drawn


def _evidence(piece: Evidence, source: Source) -> str:
    """Return one line on where a claim comes from."""
    day = piece.date or source.date
    parts = [source.kind, source.url or source.title, piece.path or "", day.isoformat() if day else "no date"]
    return "* " + " · ".join(part for part in parts if part) + (f" · “{piece.quote}”" if piece.quote else "")


def as_markdown(drawn: dict[str, list[Found]], catalogue: Catalogue, seed: int) -> Iterator[str]:
    """Yield the lines of the sheet: what each claim says, what it rests on, and room for a verdict."""
    yield f"# Sixty claims to compare with other texts, seed {seed}"
    table = catalogue.source_table
    for name, claims in drawn.items():
        yield from ("", f"## {name[0].upper()}{name[1:]}")
        for found in claims:
            yield from ("", f"### {found.name}", "")
            for where, text in own_strings(found.claim, ""):
                field = where.lstrip(".")
                if text and field.split(".")[0] not in NOT_SHOWN:
                    yield f"{field}: {text}  "
            yield ""
            for piece in found.claim.evidence:
                yield _evidence(piece, table[piece.source])
            yield from ("", "Verdict (right, imprecise, stale, wrong, can’t tell), and the other text: ")


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "sample", help="sixty claims drawn at random, to be compared with other texts"
    )
    parser.add_argument("seed", type=int, metavar="SEED")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Write the sheet."""
    catalogue = read_folder(root / "resources" / "catalogue")
    text = "\n".join(as_markdown(draw(catalogue, options.seed), catalogue, options.seed)) + "\n"
    if options.output is None:
        print(text, end="")
    else:
        options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0
