"""The dated result of the last check, kept with the catalogue: ``resources/catalogue/links.json``.

One line a link, sorted, so that a change shows what changed. A link that was not asked this time keeps its
result and its day; one that is no longer in the catalogue goes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from maintainer.links.judge import Finding, State

NAME = "links.json"


class Result(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What became of a link on a day."""

    on: dt.date
    state: State
    status: int | None = None
    now_at: str | None = None


class StoredError(Exception):
    """The file of results can't be read; one sentence."""


def read(folder: Path) -> dict[str, Result]:
    """Return the results kept with a catalogue; empty when there are none.

    Raises:
        StoredError: the file is not what it should be.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Result])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoredError(f"{path.name}: {error}. Delete the file and run the check again.") from None


def joined(
    before: Mapping[str, Result], findings: Iterable[Finding], links: Iterable[str], today: dt.date
) -> dict[str, Result]:
    """Return the results of before with those of today put in, for the links that are still there."""
    fresh = {f.link: Result(on=today, state=f.state, status=f.status, now_at=f.now_at) for f in findings}
    both = {**before, **fresh}
    return {link: both[link] for link in sorted(set(links)) if link in both}


def write(folder: Path, results: Mapping[str, Result]) -> Path:
    """Write the results, one line each."""
    lines = [
        f"{msgspec.json.encode(link).decode()}: {msgspec.json.encode(result).decode()}"
        for link, result in sorted(results.items())
    ]
    path = folder / NAME
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
    return path
