"""Reads delimited text through a declared layout: which column holds what, and which rows are no logins."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from selfhelp.passwords.importers.delimited import Escape, Head, Record, head_of, records_of
from selfhelp.passwords.importers.records import Secret, Tally
from selfhelp.passwords.importers.roles import by_role, is_address, looks_like_data, role_of
from selfhelp.passwords.model import Imported
from selfhelp.passwords.sites import clean_address

__all__ = [
    "Cells",
    "Fields",
    "Head",
    "Layout",
    "Record",
    "choose",
    "columns",
    "head_of",
    "only",
    "ordered",
    "read_delimited",
    "read_records",
    "records_of",
    "unknown_layout",
]

_BETWEEN_ADDRESSES = re.compile(r"[\s,\[\]\"]+")
#: What some programs write for nothing (Blur), or another program made of nothing on the way.
_NOTHING = frozenset(("undefined", "null"))

#: The cells past the last column, joined, under a name no column has.
REST = "\0rest"

Cells = Mapping[str, str]
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """One export format: the header that gives it away and what its columns mean.

    ``signature`` lists the columns that must all be there; ``fits`` may look closer at the first line. The
    other fields list the accepted column names of each value, the first that holds something wins. ``skip``
    returns the code of why a row is no login; it does not count where a password stands. ``more`` returns
    further passwords of a row. ``cells_of`` names the cells of a record where the header does not, and
    ``refine`` takes apart cells that hold several values. ``wide`` rows may go on after the last column;
    ``totp_mark`` stands there when there are one-time codes. ``undefined`` programs write that for nothing.
    """

    name: str
    signature: frozenset[str]
    password: tuple[str, ...]
    title: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    username: tuple[str, ...] = ()
    totp: tuple[str, ...] = ()
    more_sites: tuple[str, ...] = ()
    split_sites: str = ""
    skip: Callable[[Cells], str | None] = field(default=lambda _cells: None)
    more: Callable[[Cells], Iterable[Secret]] = field(default=lambda _cells: ())
    password_from: Callable[[str], str] = field(default=str)
    username_from: Callable[[str], str] = field(default=str)
    cells_of: Callable[[Record], Cells] | None = None
    refine: Callable[[Cells], Cells] | None = None
    fits: Callable[[Head], bool] | None = None
    escape: Escape = ""
    wide: bool = False
    totp_mark: str = ""
    undefined: bool = False


def columns(*names: str) -> frozenset[str]:
    """Return a header signature."""
    return frozenset(names)


def only(*names: str) -> Callable[[Head], bool]:
    """Return a check that there is no column but these."""
    allowed = frozenset(names)
    # A delimiter at the end of the line makes a column without a name.
    return lambda head: allowed.issuperset(name for name in head.names if name.partition("\0")[0])


def ordered(*headers: str) -> Callable[[Head], bool]:
    """Return a check that the first line is one of these to the letter, written with commas.

    Several programs have the same columns, and give themselves away by their order and their capitals.
    """
    return lambda head: ",".join(cell.strip() for cell in head.cells) in headers


def choose(head: Head, layouts: Iterable[Layout]) -> Layout | None:
    """Return the layout whose whole signature is in the header and that says most about it."""
    present = frozenset(head.names)
    fitting = [
        layout
        for layout in layouts
        if layout.signature <= present and (layout.fits is None or layout.fits(head))
    ]
    return max(fitting, key=lambda layout: (len(layout.signature), layout.fits is not None), default=None)


def unknown_layout(head: Head) -> Layout | None:
    """Return the layout of a file of another program, when its first line surely names columns.

    One word that is known may be a label or a password; two are a header.
    """
    roles = by_role(head.names)
    if not roles.get("password") or looks_like_data(head.cells):
        return None
    if not any(roles.get(role) for role in ("title", "site", "username")):
        return None
    return Layout(
        name="csv",
        signature=columns(*roles["password"]),
        title=roles.get("title", ()),
        site=roles.get("site", ()),
        username=roles.get("username", ()),
        password=roles["password"],
        totp=roles.get("totp", ()),
    )


def read_delimited(text: str, head: Head, layout: Layout, name: str, *, headless: bool = False) -> Imported:
    """Turn delimited text into logins by a layout, and count the other records.

    Args:
        text: the whole file.
        head: where its head line stands, and what delimits its cells.
        layout: which column is what.
        name: of the file, for a sentence about it.
        headless: whether the head line is a record itself.

    Raises:
        ExportError: there is no record, or the quotation marks are beyond mending.
    """
    start = head.start if headless else head.end
    records, mended = records_of(text, start, head, name, layout.escape)
    warnings = ["saved-by-spreadsheet"] if head.delimiter != "," else []
    if mended:
        warnings.append("unmatched-quotes")
    return read_records(() if headless else head.names, records, layout, warnings, name)


def read_records(
    header: Record, records: list[Record], layout: Layout, warnings: list[str], name: str
) -> Imported:
    """Turn records into logins by a layout, and count the others.

    Raises:
        ExportError: there is no record.
    """
    tally = Tally()
    width = len(header)
    again = tuple(name for name in header if "\0" in name and name.partition("\0")[0] in layout.site)
    layout = dataclasses.replace(layout, site=layout.site + again) if again else layout
    notes = tuple(column for column in (*header, "note") if role_of(column) == "note")
    plain = len(header) if layout.cells_of is None and layout.refine is None else -1
    if not any(column in header for column in layout.password):
        plain = -1
    for record in records:
        if len(record) == plain:  # nearly all of them
            _add(tally, dict(zip(header, record, strict=True)), layout, notes)
            continue
        cells = layout.cells_of(record) if layout.cells_of else _cells(header, record)
        if layout.refine is not None:
            cells = layout.refine(cells)
        if not any(column in cells for column in layout.password) and layout.more(cells) == ():
            why = layout.skip(cells)
            tally.skip(why or ("too-short-row" if len(record) < width else "no-password-field"))
            continue
        _add(tally, cells, layout, notes)
        if not layout.wide and not layout.cells_of and any(record[width:]):
            warnings.append("long-rows")
    return tally.imported(layout.name, name, warnings)


def _cells(header: Record, record: Record) -> Cells:
    cells = dict(zip(header, record, strict=False))
    if len(record) > len(header):
        cells[REST] = "\n".join(record[len(header) :])
    return cells


def first(cells: Cells, names: Record) -> str:
    """Return the first of these columns that holds something; else nothing."""
    for name in names:
        value = cells.get(name, "")
        if value and not value.isspace():
            return value
    return ""


def _apart(cell: str) -> list[str]:
    """Return the addresses in one cell. A single one, with a comma or a space in its path, stays whole."""
    parts = [part for part in _BETWEEN_ADDRESSES.split(cell) if part]
    if clean_address(cell) and not all("://" in part for part in parts):
        return [cell]
    return [*filter(is_address, parts)]


def _add(tally: Tally, cells: Cells, layout: Layout, notes: Record) -> None:
    if layout.undefined:
        cells = {name: "" if cell in _NOTHING else cell for name, cell in cells.items()}
    addresses = [first(cells, layout.site)]
    if layout.split_sites:
        addresses = addresses[0].split(layout.split_sites)
    elif " " in addresses[0] or "," in addresses[0] or "\n" in addresses[0]:
        addresses = _apart(addresses[0])
    for name in layout.more_sites:
        addresses.extend(_BETWEEN_ADDRESSES.split(cells.get(name, "")))
    raw = ""
    for name in layout.password:
        raw = cells.get(name, "")
        if raw:
            break
    password = layout.password_from(raw)
    # Only asked of what has no password.
    has_note = bool(notes) and not password.strip() and bool(first(cells, notes))
    has_totp = bool(layout.totp) and bool(first(cells, layout.totp))
    if layout.totp_mark and not has_totp:
        has_totp = any(layout.totp_mark in cell for cell in cells.values())
    tally.add(
        title=first(cells, layout.title),
        addresses=addresses,
        username=layout.username_from(first(cells, layout.username)),
        password=password,
        has_totp=has_totp,
        has_note=has_note,
        why=layout.skip(cells),
        more=layout.more(cells),
    )
