"""The bounds of archives to the byte, and which of their members are looked at."""

import io
import struct
import zipfile

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import archive
from selfhelp.passwords.model import Credential, Imported, Skipped


def refused(data: bytes) -> str:
    """Return why a directory is refused, or nothing."""
    try:
        archive._check_directory(data, "a.zip")
    except ExportError as error:
        return error.code
    return ""


def end(count: int = 1, size: int = 50, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """Return the end of an archive: how many members there are, and how large their directory is."""
    return (
        before
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, count, count, size, 0, len(after) & 0xFFFF)
        + after
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (end(), ""),
        (end(20_000), ""),
        (end(20_001), "archive-bomb"),
        (end(size=4_000_000), ""),
        (end(size=4_000_001), "archive-bomb"),
        (end(20_000, 4_000_000, before=b"x" * 500), ""),
        # A locator says that the real numbers stand elsewhere, in more bits.
        (end(before=b"PK\x06\x07" + bytes(16)), "archive-bomb"),
        (end(before=b"x" * 30 + b"PK\x06\x07" + bytes(16)), "archive-bomb"),
        (end(before=b"PK\x06\x07" + bytes(17)), ""),
        (end(after=b"c" * 65_535), ""),
        (end(after=b"c" * 65_536), "archive-damaged"),
        (end()[:-1], "archive-damaged"),
        (end(before=b"x" * 9)[:-1], "archive-damaged"),
        (b"PK\x05\x06", "archive-damaged"),
        (b"x" * 100, "archive-damaged"),
        (b"", "archive-damaged"),
    ],
)
def test_the_directory_is_measured_before_it_is_read(data: bytes, code: str) -> None:
    """Numbers that would fill the memory are refused, and no other."""
    assert refused(data) == code


@pytest.mark.parametrize(
    ("name", "looked_at"),
    [
        ("export.csv", True),
        ("EXPORT.CSV", True),
        ("a/b/export.json", True),
        ("export.data", True),
        ("Proton Pass/data.pgp", True),
        ("data", True),
        ("a.b/data", True),
        ("picture.png", False),
        ("notes.pdf", False),
        ("files/passwords.csv", False),
        ("a/Files/b/passwords.csv", False),
        ("files.csv", True),
        ("files", True),
        ("__MACOSX/a.csv", False),
        (".a.csv", False),
        ("a/.hidden", False),
        (".git/a.csv", True),
        ("export.attributes", False),
        ("a/manifest.json", False),
        ("manifest.json.csv", True),
        ("folder/", False),
    ],
)
def test_which_members_are_looked_at(name: str, *, looked_at: bool) -> None:
    """Tables and texts; no attachment, no folder, and nothing that a program put there for itself."""
    assert archive._is_candidate(zipfile.ZipInfo(name)) is looked_at


def unpacked(content: bytes, left: int, method: int = zipfile.ZIP_DEFLATED) -> str:
    """Unpack one member with so much room left; returns why not, or nothing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        made.writestr("a.csv", content)
    with zipfile.ZipFile(buffer) as opened:
        try:
            assert archive._unpack(opened, opened.infolist()[0], left, "a.zip") == content
        except ExportError as error:
            return error.code
    return ""


def test_what_comes_out_is_counted() -> None:
    """To the byte, whatever the header says of it."""
    content = b"abc" * 50_000
    assert unpacked(content, len(content)) == ""
    assert unpacked(content, len(content) - 1) == "archive-bomb"
    assert unpacked(b"", 0) == ""
    stored = zipfile.ZIP_STORED
    assert unpacked(content, len(content), stored) == ""
    assert unpacked(content, len(content) - 1, stored) == "archive-bomb"


def test_what_packs_too_well_is_a_bomb_only_when_it_is_large() -> None:
    """Two megabytes of nothing may be chance, a chunk more may not."""
    room = 30_000_000
    assert unpacked(bytes(2_000_000), room) == ""
    assert unpacked(bytes(2_000_001), room) == "archive-bomb"
    assert unpacked(bytes(4_000_000), room, zipfile.ZIP_STORED) == ""


def login(row: int, part: int = 0) -> Credential:
    """Make a login."""
    return Credential(row, f"t{row}", "", "ada", "Cobalt-Ferry-18", part=part)


def test_rows_are_counted_on_from_file_to_file() -> None:
    """After the last of the file before, be it a login or not; what is of no use comes last."""
    first = Imported("one", (login(1), login(3)), (Skipped(2, "note"), Skipped(4, "card")), ("w", "v"))
    second = Imported("two", (login(2), login(2, 1), login(4)), (Skipped(1, "note"),), ("v", "u"))
    third = Imported("three", (login(1),), ())
    found = archive._joined([first, second, third], 2)
    assert [(one.row, one.part, one.title) for one in found.credentials] == [
        (1, 0, "t1"),
        (3, 0, "t3"),
        (6, 0, "t2"),
        (6, 1, "t2"),
        (8, 0, "t4"),
        (9, 0, "t1"),
    ]
    assert [(one.row, one.why) for one in found.skipped] == [
        (2, "note"),
        (4, "card"),
        (5, "note"),
        (10, "no-login"),
        (11, "no-login"),
    ]
    assert found.format == "two"
    assert found.warnings == ("w", "v", "u")
    assert archive._joined([third], 0).skipped == ()


def test_the_reason_that_says_most_is_told() -> None:
    """A locked export beside tables of cards is named for its lock, wherever it stands."""
    cards = b"type,account_name,cc_number,expiration_month\ncredit_card,Card,4111111111111111,01\n"
    locked = b'{"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "x", "data": "y"}'
    for contents in ([cards, locked], [locked, cards], [cards, b" ", locked, cards]):
        with pytest.raises(ExportError) as raised:
            archive._merge(contents, "a.zip")
        assert raised.value.code == "encrypted"
    with pytest.raises(ExportError) as raised:
        archive._merge([b"", b" \n"], "a.zip")
    assert raised.value.code == "file-empty"
