"""Reads delimited text through a declared layout: which column holds what, and which rows are no logins."""

import contextlib
import csv
import io
import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.decoding import LIMIT_MB
from selfhelp.passwords.model import Credential, Imported, Skipped
from selfhelp.passwords.sites import clean_address

#: How often a record with an opening quotation mark and no closing one is mended before giving up.
_MENDS = 50
#: A file of that many lines is no export, and would take gigabytes of memory.
_MOST_LINES = 2_000_000
_DELIMITERS = ",;\t|"

#: ``csv`` keeps its limit on the size of a cell for the whole process.
_CSV_LIMIT = threading.Lock()

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """One export format: the header that gives it away and what its columns mean.

    ``signature`` lists the columns that must all be there. The other fields list the accepted column
    names of each value, the first that exists wins. ``skip`` returns the code of why a row is no login.
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
    password_from: Callable[[str], str] = field(default=str)
    warn: Callable[[str], str | None] = field(default=lambda _password: None)


def columns(*names: str) -> frozenset[str]:
    """Return a header signature."""
    return frozenset(names)


def choose(header: tuple[str, ...], layouts: tuple[Layout, ...]) -> Layout | None:
    """Return the layout whose whole signature is in the header and that says most about it."""
    present = frozenset(header)
    fitting = [layout for layout in layouts if layout.signature <= present]
    return max(fitting, key=lambda layout: len(layout.signature), default=None)


def header_of(text: str) -> tuple[tuple[str, ...], str, int]:
    """Return the column names of the first line that has any, the delimiter, and where the records begin."""
    at = 0
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end].strip()
        at = end
        if line and not line.casefold().startswith(("sep=", '"sep=')):
            # By the first line alone: passwords and notes hold every sign.
            delimiter = max(_DELIMITERS, key=line.count)
            with _unlimited_cells():
                cells = next(csv.reader([line], delimiter=delimiter), [])
            return tuple(cell.strip().casefold() for cell in cells), delimiter, at
    return (), ",", at


def read_delimited(text: str, layouts: tuple[Layout, ...], name: str) -> Imported:
    """Turn delimited text into logins by the layout that fits its header, and count the other records.

    Raises:
        ExportError: no layout fits, there is no record, or the quotation marks are beyond mending.
    """
    header, delimiter, at = header_of(text)
    layout = choose(header, layouts)
    if layout is None:
        raise ExportError("no-password-column", file=name)
    if text.count("\n", at) + text.count("\r", at) > 2 * _MOST_LINES:
        raise ExportError("too-large", file=name, limit=str(LIMIT_MB))
    mended: list[int] = []
    with _unlimited_cells():
        lines = list(io.StringIO(text[at:], newline=""))
        records = [tuple(row) for row in _rows(lines, delimiter, mended, name) if any(row)]
    if not records:
        raise ExportError("no-records", file=name)
    warnings = ["saved-by-spreadsheet"] if delimiter != "," else []
    if mended:
        warnings.append("unmatched-quotes")
    return _read_records(header, records, layout, warnings)


@contextlib.contextmanager
def _unlimited_cells() -> Iterator[None]:
    """Lift the limit on the size of a cell, which ``csv`` keeps for the whole process."""
    with _CSV_LIMIT:
        before = csv.field_size_limit(2**31 - 1)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _line_end(text: str, at: int) -> int:
    ends = [found + 1 for found in (text.find("\n", at), text.find("\r", at)) if found >= 0]
    return min(ends, default=len(text))


def _rows(lines: list[str], delimiter: str, mended: list[int], name: str) -> Iterator[list[str]]:
    """Yield records. An opening quotation mark that is never closed would swallow the rest of the file."""
    start = 0
    while start < len(lines):
        reader = csv.reader(itertools.islice(lines, start, None), delimiter=delimiter, strict=True)
        done = 0
        try:
            for row in reader:
                done = reader.line_num
                yield row
        except csv.Error:
            mended.append(start + done)
        else:
            return
        if len(mended) > _MENDS:
            raise ExportError("damaged", file=name)
        yield _without_quoting(lines[start + done], delimiter)
        start += done + 1


def _without_quoting(line: str, delimiter: str) -> list[str]:
    """Split one broken line at every delimiter; cells that are quoted as a whole lose their marks."""
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [
        cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
        for cell in cells
    ]


def _read_records(
    header: tuple[str, ...], records: list[tuple[str, ...]], layout: Layout, warnings: list[str]
) -> Imported:
    credentials: list[Credential] = []
    skipped: list[Skipped] = []
    for number, record in enumerate(records, start=1):
        cells = dict(zip(header, record, strict=False))
        why = layout.skip(cells) or _lacks_password(cells, layout, len(record) < len(header))
        if why:
            skipped.append(Skipped(number, why))
            continue
        credential = _credential(number, cells, layout)
        credentials.append(credential)
        warnings.append(layout.warn(credential.password) or "")
        if any(record[len(header) :]):
            warnings.append("long-rows")
    return Imported(
        layout.name, tuple(credentials), tuple(skipped), tuple(dict.fromkeys(filter(None, warnings)))
    )


def _lacks_password(cells: Cells, layout: Layout, short: bool) -> str | None:
    if not any(name in cells for name in layout.password):
        return "too-short-row" if short else "no-password-field"
    wanted = layout.password + layout.site + layout.username + layout.title
    if not any(cells.get(name, "").strip() for name in wanted):
        return "blank"
    return None


def _first(cells: Cells, names: tuple[str, ...]) -> str:
    """Return the first of these columns that holds something; else nothing."""
    return next((cells[name] for name in names if cells.get(name, "").strip()), "")


def _credential(number: int, cells: Cells, layout: Layout) -> Credential:
    addresses = [_first(cells, layout.site)]
    if layout.split_sites:
        addresses = addresses[0].split(layout.split_sites)
    for name in layout.more_sites:
        addresses.extend(cells.get(name, "").split())
    hosts = [host for host in dict.fromkeys(clean_address(address) for address in addresses) if host]
    raw = next((cells[name] for name in layout.password if name in cells), "")
    return Credential(
        row=number,
        title=_first(cells, layout.title).strip(),
        site=hosts[0] if hosts else "",
        username=_first(cells, layout.username).strip(),
        password=layout.password_from(raw),
        other_sites=tuple(hosts[1:]),
        has_totp=bool(_first(cells, layout.totp)),
    )
