"""Every claim of the catalogue, wherever it stands, with the words that name it."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from selfhelp.catalogue.authored import KINDS
from selfhelp.catalogue.model import Catalogue, Claim, Evidence, Source


class Found(NamedTuple):
    """One claim: the entry's file without ``.toml``, the words that name it, and the claim."""

    entry: str
    name: str
    claim: Claim


def claims_in(entry: Struct, where: str) -> Iterator[tuple[str, Claim]]:
    """Yield every claim inside an entry, itself included, with the words that name it."""
    if isinstance(entry, Claim):
        yield where, entry
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Struct) and not isinstance(item, Source | Evidence):
                name = getattr(item, "id", "")
                yield from claims_in(item, f"{where}.{field}{'.' + name if name else ''}")


def own_strings(part: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield every string of a claim with the words that name it, without those of the claims inside it."""
    if isinstance(part, str):
        yield where, part
    elif isinstance(part, tuple):
        for index, item in enumerate(part, start=1):
            if not isinstance(item, Claim | Evidence):
                yield from own_strings(item, f"{where}.{index}")
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if not isinstance(value, Claim):
                yield from own_strings(value, f"{where}.{field}")


def entries(catalogue: Catalogue) -> Iterator[tuple[str, Struct]]:
    """Yield every entry with the name of its file, such as ``services/instagram``; sources too."""
    for kind in KINDS:
        for entry in getattr(catalogue, kind.replace("-", "_")):
            yield f"{kind}/{entry.id.lower()}", entry


def every_claim(catalogue: Catalogue) -> Iterator[Found]:
    """Yield every claim: each entry, setting, report, help line and so on."""
    for where, entry in entries(catalogue):
        if not isinstance(entry, Source):
            for name, claim in claims_in(entry, where):
                yield Found(where, name, claim)
