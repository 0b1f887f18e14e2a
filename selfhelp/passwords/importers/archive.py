"""Reads exports that are ZIP archives, without trust in what an archive says about itself.

1PUX, Proton Pass, Dashlane, and Bitwarden with attachments. Limits: the directory's size, the number of
members, and the bytes that really come out of them, counted while they are unpacked; what a header
claims is never believed (https://docs.python.org/3/library/zipfile.html#decompression-pitfalls). Nothing
is written to the disk, archives in archives are left closed, and no name inside decides the format.
"""

import io
import lzma
import struct
import zipfile
import zlib

import msgspec

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.columns import head_of, records_of
from selfhelp.passwords.importers.decoding import LIMIT_MB, decode, file_kind, is_blank, is_zip
from selfhelp.passwords.importers.detect import read_text
from selfhelp.passwords.model import Credential, Imported, Skipped

_MOST_MEMBERS = 20_000
_MOST_READ = 40
_DIRECTORY_LIMIT = 4_000_000
#: Everything unpacked together.
TOTAL_LIMIT = LIMIT_MB * 1_000_000
#: Text packs to a tenth or so; a bomb to a thousandth. Small files may pack well by chance.
_RATIO = 200
_RATIO_FROM = 2_000_000
_CHUNK = 65_536

#: What is said of a table without passwords, such as the cards and notes beside them.
_WITHOUT_PASSWORDS = frozenset(("no-password-column", "other-table", "one-column"))
_TEXT_ENDS = (".csv", ".json", ".xml", ".data", ".txt", ".tsv", ".pgp")
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # zipfile: a kind of packing it does not know
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
)


def read_archive(data: bytes, name: str) -> Imported:
    """Read every export in the archive and count the rows of its other tables as skipped.

    Raises:
        ExportError: it is damaged, locked, a bomb, or holds no export.
    """
    _check_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = _unpack_all(archive, _candidates(archive, name), name)
    except ExportError:
        raise
    except _BROKEN:
        raise ExportError("archive-damaged", file=name) from None
    return _merge(unpacked, name)


def _check_directory(data: bytes, name: str) -> None:
    """Refuse a directory that would fill the memory before any limit on members is seen."""
    at = data.rfind(_END, max(0, len(data) - 65_557))
    if at < 0 or len(data) < at + 22:
        raise ExportError("archive-damaged", file=name)
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > _MOST_MEMBERS or size > _DIRECTORY_LIMIT or data[max(0, at - 20) : at][:4] == _END64_LOCATOR:
        raise ExportError("archive-bomb", file=name)


def _candidates(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    _refuse_by_names([member.filename for member in members], name)
    chosen = [member for member in members if _is_candidate(member)]
    if not 0 < len(chosen) <= _MOST_READ:
        raise ExportError("archive", file=name)
    return chosen


def _refuse_by_names(names: list[str], name: str) -> None:
    """Stop at archives that are no export of passwords but a document or a locked vault."""
    lower = [one.casefold() for one in names]
    if any(one.startswith(("xl/", "word/", "ppt/")) or one == "content.xml" for one in lower):
        raise ExportError("spreadsheet", file=name)
    if any(one.endswith((".enpassdb", ".enpassdbsync")) for one in lower):
        raise ExportError("encrypted-enpass", file=name)
    if any(one.endswith((".opvault/default/profile.js", "data/default/encryptionkeys.js")) for one in lower):
        raise ExportError("encrypted-1password", file=name)


def _is_candidate(member: zipfile.ZipInfo) -> bool:
    """Say whether a member may be the export: no folder, attachment, or file that macOS adds."""
    parts = member.filename.casefold().split("/")
    if member.is_dir() or "files" in parts[:-1] or "__macosx" in parts or parts[-1].startswith("."):
        return False
    return parts[-1] not in {"export.attributes", "manifest.json"} and (
        parts[-1].endswith(_TEXT_ENDS) or "." not in parts[-1]
    )


def _unpack_all(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> list[bytes]:
    left = TOTAL_LIMIT
    unpacked: list[bytes] = []
    for member in members:
        if member.flag_bits & 0x1:
            raise ExportError("archive-locked", file=name)
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ExportError("archive", file=name)
        content = _unpack(archive, member, left, name)
        left -= len(content)
        unpacked.append(content)
    return unpacked


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """Return one member, and stop as soon as more comes out than an export would hold."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            is_bomb = size > _RATIO_FROM and size > _RATIO * max(1, member.compress_size)
            if size > left or is_bomb:
                raise ExportError("archive-bomb", file=name)
    return b"".join(pieces)


def _merge(contents: list[bytes], name: str) -> Imported:
    """Put the exports of one archive together; a single one that can't be read is told."""
    found: list[Imported] = []
    refused: list[ExportError] = []
    others = 0
    for content in contents:
        if is_blank(content):
            continue
        try:
            found.append(_read(content, name))
        except ExportError as error:
            refused.append(error)
            others += _rows_of_no_use(content, error, name)
    if found:
        return _joined(found, others)
    if not refused:
        raise ExportError("file-empty", file=name)
    # A locked export says more than a table of cards beside it.
    raise min(refused, key=lambda error: error.code in {*_WITHOUT_PASSWORDS, "json-other"})


def _read(content: bytes, name: str) -> Imported:
    kind = "archive" if is_zip(content) else file_kind(content)
    if kind is not None:
        raise ExportError(kind, file=name)
    text, warnings = decode(content, name)
    imported = read_text(text, name)
    return Imported(imported.format, imported.credentials, imported.skipped, (*warnings, *imported.warnings))


def _rows_of_no_use(content: bytes, error: ExportError, name: str) -> int:
    """Count the records of a table without passwords: cards, notes, addresses."""
    if error.code not in _WITHOUT_PASSWORDS:
        return 0
    try:
        text, _warnings = decode(content, name)
        head = head_of(text)
        records, _mended = records_of(text, head.end, head, name)
    except ExportError:
        return 0
    return len(records)


def _joined(found: list[Imported], others: int) -> Imported:
    """Return one result; rows are counted on from one file to the next."""
    credentials: list[Credential] = []
    skipped: list[Skipped] = []
    rows = 0
    for one in found:
        credentials += [_moved(login, rows) for login in one.credentials]
        skipped += [Skipped(item.row + rows, item.why) for item in one.skipped]
        rows = max([rows, *(login.row for login in credentials), *(item.row for item in skipped)])
    skipped += [Skipped(rows + number, "no-login") for number in range(1, others + 1)]
    most = max(found, key=lambda one: len(one.credentials))
    warnings = dict.fromkeys(code for one in found for code in one.warnings)
    return Imported(most.format, tuple(credentials), tuple(skipped), tuple(warnings))


def _moved(login: Credential, rows: int) -> Credential:
    return msgspec.structs.replace(login, row=login.row + rows)
