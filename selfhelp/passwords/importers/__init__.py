"""Reads what browsers and password managers export. The format is told from the content, never the name.

``read_export`` reads one file and ``read_exports`` several; ``columns_of`` and ``read_with_mapping`` let a
person say which column is what; ``from_lines`` and ``from_entries`` take what is typed by hand.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import keepass_xml
from selfhelp.passwords.importers.byhand import from_entries, from_lines
from selfhelp.passwords.importers.decoding import decode, is_zip, read_bytes
from selfhelp.passwords.importers.detect import JSON_NAMES, LAYOUTS, OTHER_NAMES, read_text
from selfhelp.passwords.importers.mapping import Column, Mapping, Table, columns_of, read_with_mapping
from selfhelp.passwords.model import Imported

__all__ = [
    "FORMATS",
    "Column",
    "ExportError",
    "Mapping",
    "Several",
    "Table",
    "columns_of",
    "from_entries",
    "from_lines",
    "read_export",
    "read_exports",
    "read_with_mapping",
]

#: Every name that ``read_export`` takes and returns. ``csv`` is any other table.
FORMATS: tuple[str, ...] = tuple(
    dict.fromkeys([*(layout.name for layout in LAYOUTS), *JSON_NAMES, keepass_xml.NAME, *OTHER_NAMES, "csv"])
)

#: Other names people use, and the formats they may mean.
_ALIASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("edge", "brave", "opera", "vivaldi", "chromium", "google"), ("chrome",)),
    "thunderbird": ("firefox",),
    "apple": ("safari",),
    "onepassword": ("1password", "1password-old", "1password-1pux"),
    "1pux": ("1password-1pux",),
    "vaultwarden": ("bitwarden", "bitwarden-json"),
    "proton": ("protonpass", "protonpass-json"),
    "keepass": ("keepass-xml", "keepass1", "keepassxc"),
    "keepass2": ("keepass-xml", "keepass1"),
}

_ENTITY = re.compile(r"&(amp|lt|gt|quot|#0?39);")
_ENTITY_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'", "#039": "'"}


@dataclass(frozen=True, slots=True)
class Several:
    """What came of several files: those that were read, with their names, and why the others were not."""

    files: tuple[Imported, ...]
    refused: tuple[ExportError, ...]
    names: tuple[str, ...] = ()


def read_export(path: Path, format_name: str | None = None, *, unescape: bool = False) -> Imported:
    """Read an export into logins.

    Args:
        path: the file.
        format_name: what the person believes it is, one of :data:`FORMATS` or a browser's name. The
            content decides; when it says otherwise, the warning ``other-format`` is added.
        unescape: read ``&amp;`` in a password as ``&``. Without it passwords stay as they are, and the
            warning ``html-entities`` says that both readings are possible.

    Raises:
        ExportError: with one sentence that says what the file is and what to do.
    """
    wanted = None if format_name is None else _formats(format_name)
    return _read(read_bytes(path), path.name, wanted, unescape)


def read_exports(paths: Iterable[Path], format_name: str | None = None, *, unescape: bool = False) -> Several:
    """Read several files. One that can't be read does not keep the others from being read.

    The same content is read once: a second download of one file would look like reused passwords.

    Raises:
        ExportError: the name of the format is not known.
    """
    wanted = None if format_name is None else _formats(format_name)
    files: list[Imported] = []
    names: list[str] = []
    refused: list[ExportError] = []
    seen: set[bytes] = set()
    for path in paths:
        try:
            data = read_bytes(path)
            mark = hashlib.sha256(data).digest()
            if mark in seen:
                refused.append(ExportError("same-content", file=path.name))
                continue
            files.append(_read(data, path.name, wanted, unescape))
            names.append(path.name)
            seen.add(mark)
        except ExportError as error:
            refused.append(error)
    return Several(tuple(files), tuple(refused), tuple(names))


def _read(data: bytes, name: str, wanted: tuple[str, ...] | None, unescape: bool) -> Imported:
    if is_zip(data):
        from selfhelp.passwords.importers.archive import read_archive  # few files are packed

        imported = read_archive(data, name)
    else:
        text, warnings = decode(data, name)
        imported = read_text(text, name)
        imported = replace(imported, warnings=warnings + imported.warnings)
    imported = _entities(imported, unescape)
    if wanted is not None and imported.format not in wanted:
        imported = replace(imported, warnings=("other-format", *imported.warnings))
    return imported


def _formats(name: str) -> tuple[str, ...]:
    """Return every format a name may mean: ``bitwarden`` is the CSV or the JSON."""
    plain = name.strip().casefold()
    meant = tuple(one for one in FORMATS if plain in {one, one.partition("-")[0]})
    meant = tuple(dict.fromkeys(meant + _ALIASES.get(plain, ())))
    if not meant:
        shown = name.strip()[:40] if name.isprintable() else ""
        raise ExportError("unknown-format", format=shown, formats=", ".join(FORMATS))
    return meant


def _entities(imported: Imported, unescape: bool) -> Imported:
    """Warn about passwords with ``&amp;`` and the like, or read them as the signs they stand for."""
    if not any("&" in one.password and _ENTITY.search(one.password) for one in imported.credentials):
        return imported
    if not unescape:
        return replace(imported, warnings=(*imported.warnings, "html-entities"))
    return replace(
        imported,
        credentials=tuple(
            msgspec.structs.replace(
                one, password=_ENTITY.sub(lambda found: _ENTITY_SIGNS[found[1]], one.password)
            )
            for one in imported.credentials
        ),
    )
