"""What an organisation put into the program before it handed it over: who they are, their help lines, a note.

``./dev kit`` checks it strictly and writes ``handover.json`` among the program's own files, where the sum in
words covers it. A file that does not hold is left aside, so that the program always starts.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from selfhelp import places
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, Link

NAME = places.HANDOVER
LOGO = "handover.png"
_LARGEST = 64 * 1024
#: More lines would bury those of the country.
MOST_LINES = 4

#: One line of text, without marks that a page or a terminal could take for something else.
LINE = r"^[^\s<>\x00-\x1f\x7f][^<>\x00-\x1f\x7f]*\Z"
Words = Annotated[str, Meta(pattern=LINE, min_length=2, max_length=120)]
Name = Annotated[str, Meta(pattern=LINE, min_length=2, max_length=80)]
#: Several lines.
Note = Annotated[str, Meta(pattern=r"^[^<>\x00-\x09\x0b-\x1f\x7f]*\Z", max_length=600)]
Tag = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
#: A number as it is dialled.
Phone = Annotated[str, Meta(pattern=r"^\+?[0-9][0-9 ()/.-]{1,28}\Z")]
Mail = Annotated[str, Meta(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\Z", max_length=120)]


class Line(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A help line of the organisation; at least one way to reach it is given."""

    name: Name
    what: Words
    audience: Annotated[tuple[Audience, ...], Meta(min_length=1)] = ("anyone",)
    phone: Phone | None = None
    sms: Words | None = None
    email: Mail | None = None
    url: Link | None = None
    hours: Words | None = None
    free: bool | None = None
    note: Words | None = None


class Handover(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What an organisation says of itself.

    Attributes:
        name: what it is called.
        checked: the day on which it last looked at what stands here.
        note: a few words on the page about the program; paragraphs are parted by line ends.
        language: what the program speaks until the person chooses.
        help_lines: shown before all others.
    """

    name: Name
    checked: dt.date
    note: Note = ""
    language: Tag | None = None
    help_lines: Annotated[tuple[Line, ...], Meta(max_length=MOST_LINES)] = ()


def read() -> Handover | None:
    """Return what was put in; None when there is nothing, or nothing that holds."""
    path = places.own_files() / NAME
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return msgspec.json.decode(path.read_bytes(), type=Handover)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def logo() -> Path | None:
    """Return the organisation's picture, a PNG, or None."""
    path = places.own_files() / LOGO
    return path if path.is_file() else None


def language() -> str | None:
    """Return the language that was chosen for the first start, or None."""
    given = read()
    return given.language if given else None


def _line(number: int, line: Line, given: Handover) -> GivenLine:
    fields = {name: getattr(line, name) for name in line.__struct_fields__}
    # The organisation answers for its own lines, as of the day it looked at them.
    return GivenLine(
        id=f"given-{number}", by=given.name, status="verified", seen_live=given.checked, **fields
    )


def joined(catalogue: Catalogue, given: Handover | None) -> Catalogue:
    """Return the catalogue with the organisation's lines among those that serve everyone, first of all.

    Args:
        catalogue: what the program knows.
        given: what an organisation put in, or None.
    """
    if given is None or not given.help_lines:
        return catalogue
    lines = tuple(_line(number, line, given) for number, line in enumerate(given.help_lines, start=1))
    everywhere = catalogue.country(EVERYWHERE) or Country(id=EVERYWHERE, name="Everywhere")
    changed = msgspec.structs.replace(everywhere, help_lines=(*lines, *everywhere.help_lines))
    others = [country for country in catalogue.countries if country.id != EVERYWHERE]
    return msgspec.structs.replace(
        catalogue, countries=tuple(sorted([*others, changed], key=lambda country: country.id))
    )
