"""Finds every text of the catalogue that a person reads, with a key that stays the same.

The key is the gettext context of the text: ``services/instagram:settings.account-private.why``.
Entries are named by id and not by position where they have one, so a new setting moves no translation.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from selfhelp.catalogue.authored import folder_of
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import Message


class Passage(NamedTuple):
    """One translatable text: where it stands, the English text, and whether it is a label on a site."""

    key: str
    text: str
    label: bool


def _meta(hint: object) -> dict[str, object]:
    """Return what the model says of a field: whether it is translated, whether it is a label."""
    if get_origin(hint) is Annotated:
        for extra in get_args(hint)[1:]:
            if isinstance(extra, Meta) and extra.extra:
                return dict(extra.extra)
    for inner in get_args(hint):
        found = _meta(inner)
        if found:
            return found
    return {}


def _walk(value: object, key: str, meta: dict[str, object]) -> Iterator[Passage]:
    if isinstance(value, str):
        if meta.get("translate"):
            yield Passage(key, value, bool(meta.get("label")))
    elif isinstance(value, Struct):
        yield from _fields(value, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _walk(item, f"{key}.{name}", meta)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            name = getattr(item, "id", None) or getattr(item, "device", None) or index + 1
            yield from _walk(item, f"{key}.{name}", meta)


def _fields(entry: Struct, key: str) -> Iterator[Passage]:
    hints = get_type_hints(type(entry), include_extras=True)
    for field in msgspec.structs.fields(entry):
        joined = f"{key}{'.' if ':' in key and not key.endswith(':') else ''}{field.name}"
        yield from _walk(getattr(entry, field.name), joined, _meta(hints[field.name]))


def entry_passages(entry: Struct, where: str) -> Iterator[Passage]:
    """Yield every text of one entry that a person reads; ``where`` is its file, ``services/instagram``."""
    yield from _fields(entry, f"{where}:")


def passages(catalogue: Catalogue) -> Iterator[Passage]:
    """Yield every text of the catalogue that a person reads, in file order."""
    for kind in msgspec.structs.fields(catalogue):
        for entry in getattr(catalogue, kind.name):
            yield from entry_passages(entry, f"{folder_of(kind.name)}/{entry.id.lower()}")


def said(key: str, text: str) -> Message:
    """Return a catalogue text as a message; ``key`` is the one :func:`passages` gives it."""
    return Message(key, text, domain="catalogue")


def said_each(key: str, texts: Iterable[str]) -> tuple[Message, ...]:
    """Return the texts of a list, such as steps, as messages; ``key`` is that of the list."""
    return tuple(said(f"{key}.{n}", text) for n, text in enumerate(texts, start=1))
