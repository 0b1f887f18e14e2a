"""Saying which column is what, and typing or pasting a few accounts."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import (
    Mapping,
    columns_of,
    from_entries,
    from_lines,
    read_export,
    read_with_mapping,
)
from selfhelp.passwords.model import Credential

DATA = Path(__file__).parent / "data"
ODD = "Wo,Wer,Geheim,Code\nhttps://post.example.org,ada,Maple-7,4711\nshop.example.com,eve,Drum-8\n,,,\n,,\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a table whose column names say nothing to the program."""
    file = tmp_path / "odd.csv"
    file.write_text(ODD)
    return file


def test_a_table_is_described_without_its_values(odd: Path) -> None:
    """A first line of unknown words might be a record, so nothing of it is shown."""
    table = columns_of(odd)
    assert (table.header, table.sample_count, table.records, table.guess) == ((), 3, 3, None)
    assert [column.shape for column in table.columns] == ["text", "text", "text", "text"]
    assert "Geheim" not in repr(table)
    assert "Maple" not in repr(table)


def test_roles_are_guessed_from_certain_names(tmp_path: Path) -> None:
    """Names decide for passwords; codes, keys and PINs stay without a role."""
    file = tmp_path / "x.csv"
    file.write_text("Website,E-mail,Password,PIN,Code,Key\nhttps://a.example,ada@example.org,Maple-7,1,2,3\n")
    table = columns_of(file)
    assert table.header == ("Website", "E-mail", "Password", "PIN", "Code", "Key")
    assert [column.role for column in table.columns] == ["site", "username", "password", "", "", ""]
    assert [column.shape for column in table.columns][:3] == ["address", "email", "text"]
    assert table.guess is not None
    assert read_with_mapping(file, table.guess).credentials == read_export(file).credentials


def test_without_a_header(tmp_path: Path) -> None:
    """Addresses are recognised by their shape; which column the passwords are in is asked."""
    file = tmp_path / "x.csv"
    file.write_text("Maple-7,https://a.example,ada@example.org\nDrum-8,https://b.example,eve@example.org\n")
    table = columns_of(file)
    assert table.header == ()
    assert [column.role for column in table.columns] == ["", "site", "username"]
    assert (table.guess, table.records) == (None, 2)
    imported = read_with_mapping(file, Mapping(password=0, site=1, username=2))
    assert imported.credentials == (
        Credential(1, "", "a.example", "ada@example.org", "Maple-7"),
        Credential(2, "", "b.example", "eve@example.org", "Drum-8"),
    )


def test_a_mapping_is_obeyed(odd: Path) -> None:
    """Columns may be given by place or name; short rows are counted."""
    for mapping in (
        Mapping(site=0, username=1, password=2, has_header=True),
        Mapping(site="wo", username="WER", password="geheim", has_header=True),
    ):
        imported = read_with_mapping(odd, mapping)
        assert [one.password for one in imported.credentials] == ["Maple-7", "Drum-8"]
        assert imported.format == "csv"
        assert imported.skipped == ()
    last = read_with_mapping(odd, Mapping(password=3, has_header=True))
    assert [(item.row, item.why) for item in last.skipped] == [(2, "too-short-row")]


@pytest.mark.parametrize("place", ["Nowhere", -1])
def test_no_such_column(odd: Path, place: int | str) -> None:
    """A column that is not there is told."""
    with pytest.raises(ExportError) as caught:
        read_with_mapping(odd, Mapping(password=place))
    assert caught.value.code == "no-such-column"


def test_what_is_no_table(tmp_path: Path) -> None:
    """Only tables have columns to choose."""
    file = tmp_path / "x"
    for content, code in [(b"{}", "not-a-table"), (b"PK\x03\x04", "archive"), (b"a,b\n", "no-records")]:
        file.write_bytes(content if code != "no-records" else b"Name,Password\n")
        with pytest.raises(ExportError) as caught:
            columns_of(file)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("instagram.com, ada, Maple-7", ("instagram.com", "instagram.com", "ada", "Maple-7")),
        ("instagram.com,ada,Maple,7", ("instagram.com", "instagram.com", "ada", "Maple,7")),
        ("My bank\tada\t Maple 7", ("My bank", "", "ada", " Maple 7")),
        ("Instagram, ada@example.org, Maple-7", ("Instagram", "", "ada@example.org", "Maple-7")),
        ("example.org\tMaple-7", ("example.org", "example.org", "", "Maple-7")),
        ("https://example.org, Maple-7", ("https://example.org", "example.org", "", "Maple-7")),
        ("example.org;ada;Maple-7", ("example.org", "example.org", "ada", "Maple-7")),
        ('example.org, ada, "say ""hi"""', ("example.org", "example.org", "ada", 'say "hi"')),
        ("Maple,7", ("", "", "", "Maple,7")),
        ("7!x,Maple,z", ("", "", "", "7!x,Maple,z")),
        ("Maple;Drum;7", ("", "", "", "Maple;Drum;7")),
        ("  correct horse battery  ", ("", "", "", "correct horse battery")),
    ],
)
def test_one_pasted_line(line: str, expected: tuple[str, str, str, str]) -> None:
    """A line is an account, or a password alone."""
    one = from_lines(line).credentials[0]
    assert (one.title, one.site, one.username, one.password) == expected


def test_pasted_lines() -> None:
    """Blank lines do not count; a line that lacks its password does."""
    imported = from_lines("\n\na.example\tada\tMaple-7\r\n\nb.example\tada\t\nDrum-8\n")
    assert imported.format == "by-hand"
    assert [one.password for one in imported.credentials] == ["Maple-7", "Drum-8"]
    assert [(item.row, item.why) for item in imported.skipped] == [(2, "no-password-field")]
    assert from_lines(" \n").credentials == ()


def test_a_pasted_table() -> None:
    """Rows copied out of a spreadsheet, with its header, keep their columns."""
    imported = from_lines("Website\tPasswort\tBenutzer\nhttps://a.example\tMaple-7\tada\n")
    assert imported.credentials == (Credential(1, "", "a.example", "ada", "Maple-7"),)
    assert imported.format == "by-hand"
    whole = from_lines((DATA / "bitwarden.csv").read_text())
    assert whole.credentials == read_export(DATA / "bitwarden.csv").credentials


def test_typed_entries() -> None:
    """Fields that were left empty are counted, not reported as empty passwords."""
    imported = from_entries(
        [
            ("https://a.example/login", "ada", "Maple-7"),
            ("Bank", "ada", ""),
            ("", " ", ""),
            ("Bank", "", " x "),
        ]
    )
    assert imported.credentials == (
        Credential(1, "https://a.example/login", "a.example", "ada", "Maple-7"),
        Credential(4, "Bank", "", "", " x "),
    )
    assert [item.why for item in imported.skipped] == ["no-password-field", "blank"]


@given(text=st.text(max_size=200))
def test_any_text_can_be_pasted(text: str) -> None:
    """Pasting never fails."""
    imported = from_lines(text)
    rows = [one.row for one in imported.credentials] + [item.row for item in imported.skipped]
    assert sorted(rows) == list(range(1, len(rows) + 1))


@given(data=st.binary(max_size=300), password=st.integers(0, 5), header=st.sampled_from([None, True, False]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_with_a_mapping(tmp_path: Path, data: bytes, password: int, header: bool | None) -> None:
    """Whatever a file holds, asking about its columns gives an answer or one sentence."""
    file = tmp_path / "any.csv"
    file.write_bytes(data)
    with contextlib.suppress(ExportError):
        table = columns_of(file)
        imported = read_with_mapping(file, Mapping(password=password, has_header=header))
        assert table.records >= len(imported.credentials) + len(imported.skipped) - 1
