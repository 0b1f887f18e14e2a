"""Exports that are ZIP archives, and archives that are none."""

import contextlib
import io
import secrets
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.model import Imported

DATA = Path(__file__).parent / "data"

#: Tables without passwords that Dashlane puts beside the logins.
PAYMENTS = (
    "type,account_name,account_holder,cc_number,code,expiration_month,"
    "expiration_year,routing_number,account_number,country,issuing_bank,note,name\n"
    "credit_card,Card,Ada L,4111111111111111,123,01,2030,,,GB,,,Card\n"
    "bank,Bank,Ada L,,,,,1234,5678,GB,,,Bank\n"
)
NOTES = 'title,note\nAlarm,"the code\nis in the drawer"\n'


def _zip(file: Path, members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def _fixture(name: str) -> bytes:
    return (DATA / name).read_bytes()


def _code(file: Path) -> str:
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert file.name in str(caught.value)
    assert "Secret" not in str(caught.value)
    return caught.value.code


def test_1pux(tmp_path: Path) -> None:
    """A 1PUX file gives what its data holds; attachments and attributes are not looked at."""
    file = _zip(
        tmp_path / "export.csv",
        {
            "export.attributes": '{"version": 3, "description": "1Password Unencrypted Export"}',
            "export.data": _fixture("1password-export.data.json"),
            "files/abc__passwords.csv": _fixture("chrome.csv"),
        },
    )
    imported = read_export(file)
    assert imported.format == "1password-1pux"
    assert imported == read_export(DATA / "1password-export.data.json")


def test_dashlane(tmp_path: Path) -> None:
    """The rows of the other tables are counted, and no card's code is taken for a password."""
    file = _zip(
        tmp_path / "dashlane.zip",
        {
            "payments.csv": PAYMENTS,
            "credentials.csv": _fixture("dashlane.csv"),
            "securenotes.csv": NOTES,
        },
    )
    imported = read_export(file)
    assert imported.format == "dashlane"
    assert [one.password for one in imported.credentials] == ["Cobalt-Ferry-18", 'Maple,Drum"7']
    assert [(item.row, item.why) for item in imported.skipped] == [(row, "no-login") for row in (3, 4, 5)]


def test_proton(tmp_path: Path) -> None:
    """The ZIP of Proton Pass is read; with a passphrase the sentence says which export to make."""
    members: dict[str, bytes | str] = {"Proton Pass/data.json": _fixture("protonpass.json")}
    imported = read_export(_zip(tmp_path / "proton.zip", members))
    assert imported == read_export(DATA / "protonpass.json")
    members = {"Proton Pass/data.pgp": "-----BEGIN PGP MESSAGE-----\n\nSecret"}
    assert _code(_zip(tmp_path / "locked.zip", members)) == "encrypted-proton"


def test_several_exports_in_one(tmp_path: Path) -> None:
    """Rows are counted on from one file to the next; what macOS adds is not read."""
    file = _zip(
        tmp_path / "all.zip",
        {
            "Takeout/Passwords/a.csv": _fixture("chrome-four-columns.csv"),
            "__MACOSX/Takeout/._a.csv": b"Secret",
            "b.json": _fixture("bitwarden.json"),
            "nested.zip": b"PK\x03\x04",
        },
        zipfile.ZIP_STORED,
    )
    imported = read_export(file)
    assert [one.row for one in imported.credentials] == [1, 2]
    assert [item.row for item in imported.skipped] == [3, 4, 5, 6, 7]


REFUSED: dict[str, tuple[dict[str, bytes | str], str]] = {
    "photos": ({"a.jpg": b"\xff\xd8\xff", "b.png": b"\x89PNG"}, "archive"),
    "empty": ({}, "archive"),
    "blank": ({"a.csv": " \n"}, "file-empty"),
    "cards": ({"payments.csv": PAYMENTS}, "other-table"),
    "sheet": ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "spreadsheet"),
    "enpass backup": ({"vault.json": "{}", "vault.enpassdb": b"Secret"}, "encrypted-enpass"),
    "opvault": ({"My.opvault/default/profile.js": "var profile={}"}, "encrypted-1password"),
    "bitwarden": ({"data.json": _fixture("bitwarden-encrypted.json")}, "encrypted"),
    "archive in archive": ({"a.csv": b"PK\x03\x04\x14\x00Secret"}, "archive"),
    "many": ({f"{n}.csv": "a,b\n" for n in range(100)}, "archive"),
    "bomb": ({"a.csv": b"name,url,username,password\n" + b"a" * 30_000_000}, "archive-bomb"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_archives_of_other_kinds(tmp_path: Path, kind: str) -> None:
    """Each gets a sentence that says what to choose instead."""
    members, code = REFUSED[kind]
    assert _code(_zip(tmp_path / "chosen.zip", members)) == code


def test_total_over_all_members(tmp_path: Path) -> None:
    """Many members that are each within bounds are counted together, whatever they pack to."""
    noise = secrets.token_bytes(2_000_000).hex()
    members: dict[str, bytes | str] = {f"{n}.csv": noise for n in range(14)}
    assert _code(_zip(tmp_path / "sum.zip", members)) == "archive-bomb"


def _packed() -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("credentials.csv", _fixture("dashlane.csv"))
    return bytearray(buffer.getvalue())


def _lock(data: bytearray) -> None:
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1


def _lie_about_the_directory(data: bytearray) -> None:
    struct.pack_into("<HHI", data, data.rfind(b"PK\x05\x06") + 8, 60_000, 60_000, 50_000_000)


def _odd_method(data: bytearray) -> None:
    data[data.rfind(b"PK\x01\x02") + 10] = 14


def _cut(data: bytearray) -> None:
    del data[-10:]


def _spoil(data: bytearray) -> None:
    data[60:90] = bytes(30)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_lock, "archive-locked"),
        (_lie_about_the_directory, "archive-bomb"),
        (_odd_method, "archive"),
        (_cut, "archive-damaged"),
        (_spoil, "archive-damaged"),
    ],
)
def test_changed_archives(tmp_path: Path, change: Callable[[bytearray], None], code: str) -> None:
    """A lock, an unknown packing, a lie and damage are told apart."""
    data = _packed()
    change(data)
    file = tmp_path / "changed.zip"
    file.write_bytes(data)
    assert _code(file) == code


@given(place=st.integers(0, 400), value=st.binary(min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_damage(tmp_path: Path, place: int, value: bytes) -> None:
    """Any bytes written over an archive give a result or one sentence."""
    data = _packed()
    place %= len(data)
    data[place : place + len(value)] = value
    file = tmp_path / "any.zip"
    file.write_bytes(data)
    with contextlib.suppress(ExportError):
        assert isinstance(read_export(file), Imported)


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_content(tmp_path: Path, content: bytes) -> None:
    """Any bytes inside an archive give a result or one sentence."""
    file = _zip(tmp_path / "any.zip", {"a.csv": content, "b.json": b"{" + content})
    with contextlib.suppress(ExportError):
        assert isinstance(read_export(file), Imported)


def _table(rows: int, note: str) -> bytes:
    head = b"name,url,username,password,note\n"
    return head + b"".join(
        b"n%d,https://example.org,ada,Cobalt-Ferry-%d,%s\n" % (n, n, note.encode()) for n in range(rows)
    )


def test_a_small_file_may_pack_well(tmp_path: Path) -> None:
    """A note of many blanks packs to a thousandth, and is no bomb as long as it is small."""
    file = _zip(tmp_path / "small.zip", {"a.csv": _table(1, " " * 1_000_000 + "x")})
    assert len(read_export(file).credentials) == 1


def test_a_large_file_may_be_large(tmp_path: Path) -> None:
    """Three megabytes of ordinary rows are no bomb either: they do not come out of nothing."""
    note = secrets.token_hex(1400)
    content = _table(1000, note)
    assert len(content) > 2_000_000
    assert len(read_export(_zip(tmp_path / "large.zip", {"a.csv": content})).credentials) == 1000
    stored = _zip(tmp_path / "stored.zip", {"a.csv": content}, zipfile.ZIP_STORED)
    assert len(read_export(stored).credentials) == 1000


def test_just_above_what_chance_explains_is_a_bomb(tmp_path: Path) -> None:
    """Two megabytes that pack to less than a two-hundredth."""
    assert _code(_zip(tmp_path / "b.zip", {"a.csv": _table(1, " " * 2_200_000 + "x")})) == "archive-bomb"
