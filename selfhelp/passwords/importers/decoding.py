"""Turns the bytes of an export into text, and says plainly what a file is when it is no export.

Order of decoding: byte order mark, UTF-8, UTF-16 without a mark, then Windows-1252 with a warning:
spreadsheets and Notepad save "ANSI" and "Unicode" (nextcloud/passman issues 352 and 394).
"""

import codecs
import re
from pathlib import Path

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import onetime

#: More than any export of logins: 10,000 of them take about 2 MB.
LIMIT_MB = 50

#: First bytes of files that people choose by mistake, and the code of the sentence.
#: https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG\r\n\x1a\n", "photo"),
    (b"GIF87a", "photo"),
    (b"GIF89a", "photo"),
    (b"II*\x00", "photo"),
    (b"MM\x00*", "photo"),
    (b"%PDF-", "pdf"),
    (b"\x03\xd9\xa2\x9a", "keepass-database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
    (b"-----BEGIN PGP MESSAGE", "encrypted-proton"),
    (b"Salted__", "encrypted"),
    (b"$1$argon2d$", "encrypted-dashlane"),
    (b"$1$pbkdf2$", "encrypted-dashlane"),
    (b"age-encryption.org/", "encrypted"),
    (b"PWS3", "encrypted-passwordsafe"),
    (b"LPAV", "encrypted-lastpass"),
    (b"MZ\x90", "program"),
    (b"\x7fELF", "program"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"BZh", "archive"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
)
#: What stands in the description of a table, and whose database it is.
_DATABASES: tuple[tuple[bytes, str], ...] = (
    (b"password_value", "chrome-store"),
    (b"nssPrivate", "encrypted-firefox"),
    (b"moz_logins", "encrypted-firefox"),
)
_SHEETS = (b"xl/", b"word/", b"opendocument")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PHOTO_BRANDS = (b"heic", b"heix", b"mif1", b"avif", b"hevc")

#: Signs that no text holds, but for the ends of lines and tabs.
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """Read the file, unless it is missing, a folder, closed to us, empty, or too large to be an export.

    Raises:
        ExportError: with the sentence for that case.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            # What macOS shows as one file, "name.1pif", is a folder.
            inside = path / "data.1pif"
            if not inside.is_file():
                raise ExportError(_folder_kind(path), file=name)
            path = inside
        if path.exists() and not path.is_file():
            # A pipe would wait for ever, a device never ends.
            raise ExportError("file-unreadable", file=name)
        with path.open("rb") as file:
            data = file.read(LIMIT_MB * 1_000_000 + 1)
    except FileNotFoundError:
        raise ExportError("file-missing", file=name) from None
    except (OSError, ValueError):
        raise ExportError("file-unreadable", file=name) from None
    onetime.refuse_bytes(data, name)
    kind = file_kind(data)
    if kind is not None:
        raise ExportError(kind, file=name)
    if len(data) > LIMIT_MB * 1_000_000:
        raise ExportError("too-large", file=name, limit=str(LIMIT_MB))
    if is_blank(data):
        raise ExportError("file-empty", file=name)
    return data


def _folder_kind(path: Path) -> str:
    """Tell the folders that are a vault of 1Password, which macOS shows as one file, from any other."""
    is_vault = (path / "default" / "profile.js").is_file() or (path / "data" / "default").is_dir()
    return "encrypted-1password" if is_vault else "file-is-folder"


def is_blank(data: bytes) -> bool:
    """Say whether there is nothing but marks and white space."""
    return not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff")


def is_zip(data: bytes) -> bool:
    """Say whether this is a ZIP archive, going by its first bytes."""
    return data.startswith(_ZIP)


def file_kind(data: bytes) -> str | None:
    """Return the code for a file that is clearly something else than text, from its first bytes."""
    if data.startswith(b"SQLite format 3\x00"):
        return next((code for mark, code in _DATABASES if mark in data[:200_000]), "database")
    for start, code in _SIGNATURES:
        if data.startswith(start):
            return code
    if is_zip(data):
        return "spreadsheet" if any(mark in data[:8192] for mark in _SHEETS) else None
    return _picture_or_media(data)


def _picture_or_media(data: bytes) -> str | None:
    if data[:4] == b"RIFF":
        return "photo" if data[8:12] == b"WEBP" else "media"
    if data[4:8] == b"ftyp":
        return "photo" if data[8:12] in _PHOTO_BRANDS else "media"
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "photo"
    return None


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text and the codes of warnings.

    Raises:
        ExportError: the bytes are no text.
    """
    text, warnings = _decode(data)
    text = text.removeprefix("\ufeff")
    sample = text[:200_000]
    odd = len(_NOT_IN_TEXT.findall(sample))
    if odd * 100 > len(sample):
        raise ExportError("locked-vault" if _looks_locked(data) else "not-text", file=name)
    return text, warnings


def _looks_locked(data: bytes) -> bool:
    """Say whether a file is whole pages of noise, as an encrypted SQLite database is (Enpass's vault)."""
    head = data[:65_536]
    return len(data) >= 4096 and len(data) % 1024 == 0 and min(map(head.count, range(256))) > 0


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            # A damaged file keeps what can be read; lone surrogates are handled where passwords are scored.
            errors = "replace" if encoding == "utf-8" else "surrogatepass"
            return _lenient(data[len(mark) :], encoding, errors)
    guess = _utf16_without_mark(data)
    if guess:
        return _lenient(data, guess, "surrogatepass")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), ("read-as-windows-1252",)
    except UnicodeDecodeError:
        return data.decode("latin-1"), ("read-as-windows-1252",)


def _lenient(data: bytes, encoding: str, errors: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(encoding, errors), ("damaged-characters",)
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), ("damaged-characters",)


def _utf16_without_mark(data: bytes) -> str | None:
    """Guess UTF-16 from zero bytes at every second place of the first line."""
    head = data[:400]
    if len(head) < 8 or 0 not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.8 and even == 0:
        return "utf-16-le"
    if even > half * 0.8 and odd == 0:
        return "utf-16-be"
    return None
