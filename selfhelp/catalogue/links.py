"""Every link of the catalogue: the only addresses the program may open."""

from collections.abc import Iterator

from msgspec import Struct

from selfhelp.catalogue.model import Catalogue, Evidence, Source


def _links(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith("https://"):
            yield value
    elif isinstance(value, Struct):
        if not isinstance(value, Source | Evidence):
            for field in value.__struct_fields__:
                yield from _links(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _links(item)


def links_in(entry: Struct) -> tuple[str, ...]:
    """Return every link of an entry that a page can offer, each once, in a fixed order."""
    return tuple(dict.fromkeys(_links(entry)))


def all_links(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every link a page can offer, each once, in a fixed order. Sources are not among them."""
    return tuple(dict.fromkeys(_links(catalogue)))
