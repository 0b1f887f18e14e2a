"""What a file is by its first bytes, and how its bytes become text."""

import codecs

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import decoding
from selfhelp.passwords.importers.decoding import decode, file_kind, is_blank, is_zip


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"name,url,password\n", None),
        (b"", None),
        (b"\xff\xd8\xff\xe0", "photo"),
        (b"%PDF-1.7", "pdf"),
        (b"SQLite format 3\x00" + bytes(80) + b"moz_logins", "encrypted-firefox"),
        (b"SQLite format 3\x00" + bytes(80) + b"password_value", "chrome-store"),
        (b"SQLite format 3\x00" + bytes(80), "database"),
        (b"SQLite format 3\x00" + bytes(200_000) + b"moz_logins", "database"),
        (b"PK\x03\x04" + bytes(40) + b"xl/workbook.xml", "spreadsheet"),
        (b"PK\x03\x04" + bytes(9_000) + b"xl/workbook.xml", None),
        (b"PK\x03\x04export.data", None),
        (b"RIFF\x00\x00\x00\x00WEBP", "photo"),
        (b"RIFF\x00\x00\x00\x00WAVE", "media"),
        (b"\x00\x00\x00\x18ftypheic", "photo"),
        (b"\x00\x00\x00\x18ftypisom", "media"),
        (b"ftypheic", None),
        (b"BM\x12\x34\x56\x78\x00\x00\x00\x00\x36", "photo"),
        (b"BM\x12\x34\x56\x78\x01\x00\x00\x00\x36", None),
        (b"BMW,url,user,password", None),
        (b"XX\x12\x34\x56\x78\x00\x00\x00\x00\x36", None),
    ],
)
def test_what_is_clearly_no_text(data: bytes, kind: str | None) -> None:
    """By what stands at its beginning, and by nothing that a table of logins could begin with."""
    assert file_kind(data) == kind


def test_what_is_blank_and_what_is_an_archive() -> None:
    """Marks and white space are nothing; one letter is something."""
    assert is_blank(b"")
    assert is_blank(codecs.BOM_UTF8 + b" \r\n\t" + bytes(3) + codecs.BOM_UTF16_LE)
    assert not is_blank(b" x ")
    assert is_zip(b"PK\x03\x04")
    assert is_zip(b"PK\x05\x06")
    assert not is_zip(b"PK")


TEXT = "Größe,Пароль,密碼\n"


@pytest.mark.parametrize(
    ("data", "text", "warnings"),
    [
        (TEXT.encode(), TEXT, ()),
        (TEXT.encode("utf-8-sig"), TEXT, ()),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, ()),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, ()),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT, ()),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT, ()),
        ("name,url,user".encode("utf-16-le"), "name,url,user", ()),
        ("name,url,user".encode("utf-16-be"), "name,url,user", ()),
        ("name".encode("utf-16-le"), "name", ()),
        ("Größe €".encode("cp1252"), "Größe €", ("read-as-windows-1252",)),
        (b"a\x81b", "a\x81b", ("read-as-windows-1252",)),
        (codecs.BOM_UTF8 + b"a\xffb", "a\ufffdb", ("damaged-characters",)),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "a\ud800b", ("damaged-characters",)),
        (codecs.BOM_UTF16_LE + b"a\x00b\x00c", "ab\ufffd", ("damaged-characters",)),
    ],
)
def test_how_bytes_become_text(data: bytes, text: str, warnings: tuple[str, ...]) -> None:
    """By the mark, then as UTF-8, as UTF-16 that says nothing, and last as Windows writes it."""
    assert decode(data, "a.csv") == (text, warnings)


@pytest.mark.parametrize(("odd", "is_text"), [(1, True), (2, False)])
def test_a_sign_in_a_hundred_may_be_damaged(odd: int, *, is_text: bool) -> None:
    """More than that is no text."""
    data = b"\x01" * odd + b"a" * (100 - odd)
    if is_text:
        assert decode(data, "a.csv")[0].endswith("a")
        return
    with pytest.raises(ExportError) as raised:
        decode(data, "a.csv")
    assert raised.value.code == "not-text"


def test_pages_of_noise_are_a_locked_vault() -> None:
    """Whole pages in which every byte stands; not less of them, and not where one is missing."""
    noise = bytes(range(256)) * 16
    assert decoding._looks_locked(noise)
    assert decoding._looks_locked(noise + bytes(1024))
    assert not decoding._looks_locked(noise[:-1024])
    assert not decoding._looks_locked(noise + b"x")
    assert not decoding._looks_locked(noise.replace(b"\x07", b"\x08"))
    with pytest.raises(ExportError) as raised:
        decode(noise, "vault.db")
    assert raised.value.code == "locked-vault"
