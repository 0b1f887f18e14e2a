"""Reads what browsers and password managers export. The format is told from the content, never the name."""

import re
from pathlib import Path

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import (
    bitwarden,
    chrome,
    firefox,
    keepassxc,
    lastpass,
    onepassword,
    others,
    safari,
)
from selfhelp.passwords.importers.columns import read_delimited
from selfhelp.passwords.importers.decoding import decode, read_bytes
from selfhelp.passwords.model import Imported

__all__ = ["FORMATS", "ExportError", "read_export"]

_LAYOUTS = (
    *chrome.LAYOUTS,
    *firefox.LAYOUTS,
    *bitwarden.LAYOUTS,
    *safari.LAYOUTS,
    *keepassxc.LAYOUTS,
    *lastpass.LAYOUTS,
    *onepassword.LAYOUTS,
    *others.LAYOUTS,
    *others.UNKNOWN,
)

#: Every name that ``read_export`` takes and returns.
FORMATS: tuple[str, ...] = tuple(dict.fromkeys([layout.name for layout in _LAYOUTS] + [bitwarden.JSON_NAME]))

#: Other names people use for a format.
_ALIASES = {
    "edge": "chrome",
    "brave": "chrome",
    "opera": "chrome",
    "vivaldi": "chrome",
    "chromium": "chrome",
    "google": "chrome",
    "thunderbird": "firefox",
    "apple": "safari",
    "onepassword": "1password",
    "keepass": "keepassxc",
}


def read_export(path: Path, format_name: str | None = None) -> Imported:
    """Read an export into logins.

    Args:
        path: the file.
        format_name: what the person believes it is, one of :data:`FORMATS` or a browser's name. The
            content decides; when it says otherwise, the warning ``other-format`` is added.

    Raises:
        ExportError: with one sentence that says what the file is and what to do.
    """
    wanted = None if format_name is None else _format(format_name)
    data = read_bytes(path)
    text, warnings = decode(data, path.name)
    imported = _read_text(text, path.name)
    if wanted is not None and wanted not in {imported.format, imported.format.partition("-")[0]}:
        warnings += ("other-format",)
    return Imported(imported.format, imported.credentials, imported.skipped, warnings + imported.warnings)


def _format(name: str) -> str:
    plain = name.strip().casefold()
    plain = _ALIASES.get(plain, plain)
    if plain not in FORMATS:
        shown = name.strip()[:40] if name.isprintable() else ""
        raise ExportError("unknown-format", format=shown, formats=", ".join(FORMATS))
    return plain


def _read_text(text: str, name: str) -> Imported:
    start = text[:500].lstrip()
    if start.startswith(("{", "[")):
        return bitwarden.read_json(text, name)
    if re.match(r"<(!doctype\s+html|html)", start, re.IGNORECASE):
        raise ExportError("web-page", file=name)
    if start.startswith(("<?xml", "<KeePassFile")):
        raise ExportError("xml", file=name)
    return read_delimited(text, _LAYOUTS, name)
