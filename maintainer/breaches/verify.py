"""Checks a pack: that it is as it was built, and that it holds what a list holds."""

from pathlib import Path

from maintainer.breaches.build import Wishes, collect
from selfhelp.passwords.errors import BreachesError
from selfhelp.passwords.pack import Pack


def problems_of(path: Path, source: Path | None = None) -> list[str]:
    """Return what is wrong with a pack, one sentence each; with a list, also whether it was built of that."""
    try:
        with Pack(path) as pack:
            header = pack.header
            if pack.data_digest() != header.data_digest:
                return [f"{path.name}: the keys are not those that were written. Build or copy it again."]
            if not pack.tables_agree():
                return [f"{path.name}: its tables contradict each other. Build it again."]
        if source is not None:
            wishes = Wishes(header.at_least, header.name, header.date, allow_missing=True)
            fresh, _index = collect(source, wishes)
            if fresh != header:
                return [f"{path.name} was not built of {source.name}, or that has changed since."]
    except BreachesError as error:
        return [str(error)]
    return []
