"""Files that are no exports: each gets one clear sentence, and nothing of the file is in it."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.passwords.errors import SENTENCES, ExportError
from selfhelp.passwords.importers import decoding, read_export
from selfhelp.passwords.model import Imported

DATA = Path(__file__).parent / "data"
HEADER = "name,url,username,password,note"

BAD: dict[str, tuple[bytes, str]] = {
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "photo"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(200), "photo"),
    "webp": (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "photo"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00", "photo"),
    "bmp": (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", "photo"),
    "mp4": (b"\x00\x00\x00\x18ftypisom\x00\x00", "media"),
    "wav": (b"RIFF\x10\x00\x00\x00WAVEfmt ", "media"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00export.data", "archive"),
    "xlsx": (b"PK\x03\x04\x14\x00\x00\x00xl/workbook.xml", "spreadsheet"),
    "kdbx": (b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + bytes(40), "keepass-database"),
    "sqlite": (b"SQLite format 3\x00" + bytes(80), "database"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(50), "program"),
    "pgp": (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA", "encrypted"),
    "empty": (b"", "file-empty"),
    "blank": (b"\xef\xbb\xbf \r\n\r\n", "file-empty"),
    "zeros": (bytes(5000), "file-empty"),
    "noise": (bytes(range(1, 256)) * 30, "not-text"),
    "log": (b"2026-01-01 12:00:00 INFO started\n" * 2000, "no-password-column"),
    "html": (b"<!DOCTYPE html>\n<html><body>Secret-Body</body></html>", "web-page"),
    "xml": (b'<?xml version="1.0"?><KeePassFile/>', "xml"),
    "json": (b'{"tokens": ["Secret-Token"]}', "json-other"),
    "json list": (b"[1, 2, 3]", "json-other"),
    "deep json": (b"[" * 100_000, "json-other"),
    "cut json": (b'{"encrypted": false, "items": [{"type": 1, "login": {"password": "Secre', "json-broken"),
    "no items": (b'{"encrypted": false, "items": []}', "no-records"),
    "header only": (HEADER.encode() + b"\r\n", "no-records"),
    "quotes": (HEADER.encode() + b'\n"a\n' * 1 + b'"a,"b\n' * 200, "damaged"),
}


@pytest.mark.parametrize("kind", BAD)
def test_other_files_are_named(tmp_path: Path, kind: str) -> None:
    """The person learns what the file is, and what to do."""
    data, code = BAD[kind]
    file = tmp_path / "chosen.csv"
    file.write_bytes(data)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == code
    assert "chosen.csv" in caught.value.sentence
    assert "Secre" not in caught.value.sentence
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_encrypted_bitwarden() -> None:
    """An encrypted export is explained and not read as no passwords."""
    with pytest.raises(ExportError) as caught:
        read_export(DATA / "bitwarden-encrypted.json")
    assert caught.value.code == "encrypted"


def test_places(tmp_path: Path) -> None:
    """A missing file, a folder and an impossible name are told apart."""
    for path, code in [
        (tmp_path / "missing.csv", "file-missing"),
        (tmp_path, "file-is-folder"),
        (Path("nul\0byte.csv"), "file-unreadable"),
    ]:
        with pytest.raises(ExportError) as caught:
            read_export(path)
        assert caught.value.code == code
        assert caught.value.sentence.isprintable()


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is told as such."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "closed.csv"
    file.write_text(HEADER)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == "file-unreadable"


def test_too_large(tmp_path: Path) -> None:
    """A file of 100 MB is refused at once; it is not read to its end."""
    file = tmp_path / "huge.log"
    with file.open("wb") as out:
        out.write(HEADER.encode() + b"\n" + b"a" * 1000)
        out.truncate(100_000_000)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == "too-large"
    assert str(decoding.LIMIT_MB) in caught.value.sentence


def test_too_many_lines(tmp_path: Path) -> None:
    """Millions of tiny lines would take gigabytes of memory."""
    file = tmp_path / "lines.csv"
    file.write_bytes(HEADER.encode() + b"\na" * 5_000_000)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == "too-large"


def test_unknown_format_name() -> None:
    """A mistyped format is answered with the names there are."""
    with pytest.raises(ExportError) as caught:
        read_export(DATA / "chrome.csv", "crome")
    assert caught.value.code == "unknown-format"
    assert "chrome" in caught.value.sentence


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_are_calm(code: str) -> None:
    """No sentence begs, shouts or blames, and each ends."""
    sentence = SENTENCES[code]
    assert "!" not in sentence
    assert not re.search(r"\b(please|error|invalid|wrong|failed|sorry)\b", sentence, re.IGNORECASE)
    assert sentence.endswith(".")


def _read_or_refuse(file: Path) -> Imported | ExportError:
    try:
        return read_export(file)
    except ExportError as error:
        return error


LINES = st.one_of(
    st.binary(max_size=300),
    st.text(alphabet='",;\n\r\tab \x00é', max_size=200).map(lambda text: f"{HEADER}\n{text}".encode()),
    st.text(alphabet='{}[]":,itemslogin0nul', max_size=120).map(lambda text: ('{"items":' + text).encode()),
    st.binary(max_size=200).map(lambda tail: HEADER.encode("utf-16") + tail),
)


@given(data=LINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    """Whatever a file holds, it gives logins or one sentence, never another exception."""
    file = tmp_path / "any.csv"
    file.write_bytes(data)
    result = _read_or_refuse(file)
    if isinstance(result, Imported):
        rows = [one.row for one in result.credentials] + [one.row for one in result.skipped]
        assert len(set(rows)) == len(rows)
    else:
        assert result.sentence


def test_every_cut_of_an_export_is_survived(tmp_path: Path) -> None:
    """A download that stopped anywhere still gives a result or a sentence."""
    for name in ("chrome.csv", "firefox.csv", "bitwarden.json"):
        whole = (DATA / name).read_bytes()
        for end in range(0, len(whole), 7):
            file = tmp_path / "cut"
            file.write_bytes(whole[:end])
            assert "Kestrel" not in repr(_read_or_refuse(file))
