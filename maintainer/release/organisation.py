"""Reads ``ORG.toml``: what an organisation wants in its copy. Every mistake gets a sentence."""

import datetime as dt
import struct
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Meta, Struct

from maintainer.release.failure import BuildError
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.trust import registered_domain
from selfhelp.handover import LINE, MOST_LINES, Handover, Line, Name, Note, Tag

#: Days after which what an organisation says of itself has to be looked at again.
LOOK_AGAIN = 365
LARGEST = 64 * 1024
#: A picture has so many bytes at most, and so many pixels on each side.
LARGEST_PICTURE, SIDES = 512 * 1024, (16, 2000)

Window = Annotated[str, Meta(pattern=LINE, max_length=40)]
Program = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{1,29}\Z")]
Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Written(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file as it is written. The program itself reads :class:`selfhelp.handover.Handover` of it."""

    name: Name
    checked: dt.date
    note: Note = ""
    language: Tag | None = None
    window: Window | None = None
    program: Program | None = None
    icon: str | None = None
    logo: str | None = None
    pack: str | None = None
    pack_key: Key | None = None
    leaflet: Literal["neutral", "named"] = "neutral"
    help_lines: Annotated[tuple[Line, ...], Meta(max_length=MOST_LINES)] = ()


#: What a field has to be, for whoever wrote something else.
EXPECTED: Mapping[str, str] = {
    "name": "has to be a line of 2 to 80 letters, without < and >",
    "checked": "has to be the day on which you last looked at all this, such as 2026-11-20, without quotes",
    "note": "has to be at most 600 letters, without < and >",
    "language": 'has to be the tag of a language, such as "ar"',
    "window": "has to be a line of at most 40 letters, without < and >",
    "program": "has to be 2 to 30 small letters, digits and '-', and says nothing of what it is for",
    "icon": "has to be the name of a PNG file",
    "logo": "has to be the name of a PNG file",
    "pack": "has to be the name of a signed catalogue (python -m maintainer pack release)",
    "pack_key": "has to be the public key of that catalogue, 64 hexadecimal digits",
    "leaflet": 'has to be "neutral" or "named"',
    "help_lines": f"has to be at most {MOST_LINES} entries, each begun with [[help_lines]]",
    "help_lines.name": "has to be a line of 2 to 80 letters, without < and >",
    "what": "has to be a line of 2 to 120 letters that says whom they help, without < and >",
    "audience": 'has to be a list of kinds of help, such as ["stalking", "crisis"]',
    "phone": 'has to be a number as it is dialled, such as "+49 30 123456"',
    "sms": "has to be a line of 2 to 120 letters, without < and >",
    "email": 'has to be an address, such as "help@example.org"',
    "url": 'has to be an address that begins with "https://"',
    "hours": "has to be a line of 2 to 120 letters, without < and >",
    "free": "has to be true or false, without quotes",
}


class OrganisationError(BuildError):
    """The file can't be used. Each line names the file and the field, and says what to do."""

    def __init__(self, file: str, problems: list[str]) -> None:
        """Keep every problem, so that one run shows them all."""
        super().__init__("\n".join(f"{file}: {problem}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Organisation:
    """A file that holds, with what it names."""

    written: Written
    handover: Handover
    logo: bytes | None
    icon: bytes | None
    pack: bytes | None


def _expected(field: str, where: str) -> str:
    inside = EXPECTED.get(f"help_lines.{field}") if where else None
    return inside or EXPECTED[field]


def _said(field: str, where: str) -> str:
    return f"{where}{field} {_expected(field, where)}."


def _wrong(table: Mapping[str, Any], shape: type[Struct], where: str) -> Iterator[str]:
    """Yield what is wrong with the fields of a table, each by itself."""
    hints = get_type_hints(shape, include_extras=True)
    needed = [f.name for f in msgspec.structs.fields(shape) if f.required]
    for field in needed:
        if field not in table:
            yield f"{where}{field} is missing. It {_expected(field, where)}."
    for field, value in table.items():
        if field not in hints:
            yield f"{where}{field} is not known. Known are: {', '.join(sorted(hints))}."
            continue
        if field == "help_lines" and isinstance(value, list) and len(value) <= MOST_LINES:
            yield from _wrong_lines(value)
            continue
        try:
            msgspec.convert(value, hints[field], strict=True)
        except msgspec.ValidationError:
            yield _said(field, where)


def _wrong_lines(lines: list[Any]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        where = f"help_lines, entry {number}: "
        if not isinstance(line, dict):
            yield _said("help_lines", "")
            return
        yield from _wrong(line, Line, where)
        if not {"phone", "sms", "email", "url"} & set(line):
            yield f"{where}there is no way to reach them. Add phone, sms, email or url."
    names = [line.get("name") for line in lines if isinstance(line, dict)]
    for name in sorted({str(n) for n in names if n is not None and names.count(n) > 1}):
        yield f"help_lines: “{name}” is there twice. Keep one of them."


def problems_of(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a table by its fields alone, a sentence each."""
    yield from _wrong(table, Written, "")


def _picture(folder: Path, field: str, name: str) -> tuple[bytes | None, str | None]:
    """Return a PNG, or what is wrong with it."""
    try:
        content = (folder / name).read_bytes()
    except (OSError, ValueError):
        return None, f"{field}: {name} can't be opened. Put the file beside this one."
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[12:16] != b"IHDR" or len(content) < 33:
        return None, f"{field}: {name} is no PNG. Save the picture as PNG."
    wide, tall = struct.unpack_from(">II", content, 16)
    least, most = SIDES
    if len(content) > LARGEST_PICTURE or not (least <= wide <= most and least <= tall <= most):
        return None, (
            f"{field}: {name} is {wide} × {tall} pixels and {len(content) // 1024} KB. "
            f"Make each side {least} to {most} pixels, and the file at most {LARGEST_PICTURE // 1024} KB."
        )
    return content, None


def _beyond(
    written: Written, known: Mapping[str, str], catalogue: Catalogue, today: dt.date
) -> Iterator[str]:
    """Yield what is wrong although each field by itself is right."""
    if written.language is not None and written.language not in known:
        yield f"language: “{written.language}” is not there. Choose one of: {', '.join(known)}."
    if written.checked > today:
        yield "checked is a day that has not come yet. Write the day on which you last looked."
    if (today - written.checked).days > LOOK_AGAIN:
        yield "checked is more than a year ago. Look at every line again, then write the day."
    if (written.pack is None) != (written.pack_key is None):
        yield "pack and pack_key belong together. Give both or none."
    brokers = {registered_domain(f"https://{name}") for b in catalogue.brokers for name in b.domains}
    for number, line in enumerate(written.help_lines, start=1):
        if line.url is not None and registered_domain(line.url) in brokers:
            yield f"help_lines, entry {number}: url leads to a people-search site. Name another page."


def read(path: Path, known: Mapping[str, str], catalogue: Catalogue, today: dt.date) -> Organisation:
    """Read and check the file and what it names.

    Args:
        path: the file.
        known: the languages the program has, by tag.
        catalogue: for the sites that can't be those of a help line.
        today: the present day.

    Raises:
        OrganisationError: with a sentence for each mistake.
    """
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise OrganisationError(
                path.name, [f"it is larger than {LARGEST // 1024} KB. Choose the right file."]
            )
        table = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise OrganisationError(
            path.name, [f"it can't be opened ({error.strerror}). Check the path."]
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise OrganisationError(path.name, [f"it is not readable as TOML: {error}."]) from None
    problems = list(problems_of(table))
    if problems:
        raise OrganisationError(path.name, problems)
    written = msgspec.convert(table, Written, strict=True)
    problems = list(_beyond(written, known, catalogue, today))
    pictures: dict[str, bytes | None] = {}
    for field in ("logo", "icon"):
        name = getattr(written, field)
        pictures[field], problem = _picture(path.parent, field, name) if name else (None, None)
        problems += [problem] if problem else []
    pack = None
    if written.pack is not None:
        try:
            pack = (path.parent / written.pack).read_bytes()
        except (OSError, ValueError):
            problems.append(f"pack: {written.pack} can't be opened. Put the file beside this one.")
    if problems:
        raise OrganisationError(path.name, problems)
    shared = {f: getattr(written, f) for f in Handover.__struct_fields__}
    return Organisation(written, Handover(**shared), pictures["logo"], pictures["icon"], pack)
