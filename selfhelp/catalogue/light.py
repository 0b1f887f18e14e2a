"""The catalogue without its evidence: half as long to read, and all that most pages need.

What a page says of the evidence, its age and who says it, is worked out beforehand and stays with the claim.
"""

from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from selfhelp.catalogue.model import Catalogue, Claim, Source
from selfhelp.catalogue.trust import basis_of

_Part = TypeVar("_Part", bound=Struct)


def lightened(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose claims carry their basis instead of evidence, and which has no sources."""
    sources = catalogue.source_table
    kinds = {
        name: tuple(_light(entry, sources) for entry in getattr(catalogue, name))
        for name in catalogue.__struct_fields__
        if name != "sources"
    }
    return msgspec.convert(kinds, Catalogue)


def _light(part: _Part, sources: Mapping[str, Source]) -> _Part:
    changed: dict[str, object] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "evidence" and isinstance(part, Claim):
            changed[name] = ()
            changed["basis"] = basis_of(part, sources)
        elif isinstance(value, Struct) and name != "basis":
            changed[name] = _light(value, sources)
        elif isinstance(value, tuple) and any(isinstance(item, Struct) for item in value):
            changed[name] = tuple(_light(i, sources) if isinstance(i, Struct) else i for i in value)
    return msgspec.structs.replace(part, **changed) if changed else part
