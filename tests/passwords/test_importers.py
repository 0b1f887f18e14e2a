"""What the importers read from each export, and how they survive its quirks."""

from pathlib import Path

import pytest

from selfhelp.passwords.importers import FORMATS, read_export
from selfhelp.passwords.model import Credential, Imported

DATA = Path(__file__).parent / "data"


def _read(name: str) -> Imported:
    return read_export(DATA / name)


def _passwords(imported: Imported) -> list[str]:
    return [credential.password for credential in imported.credentials]


def _skips(imported: Imported) -> list[tuple[int, str]]:
    return [(item.row, item.why) for item in imported.skipped]


@pytest.mark.parametrize(
    ("file", "format_name", "passwords", "skipped"),
    [
        ("chrome-four-columns.csv", "chrome", ["old-style-Row-1"], []),
        ("firefox.csv", "firefox", ["Violet-Anchor-3", 'say "cheese"'], [(2, "sync-key")]),
        ("bitwarden.csv", "bitwarden", ["Harbour-Lantern-5", "Willow;Copper;8"], [(2, "note")]),
        ("bitwarden-old.csv", "bitwarden", ["Paper-Crane-41"], []),
        (
            "bitwarden.json",
            "bitwarden-json",
            ["Harbour-Lantern-5"],
            [(2, "note"), (3, "passkey"), (4, "deleted"), (5, "damaged"), (6, "card")],
        ),
        ("safari.csv", "safari", ["Copper-Fern-77", "Slate-Heron-12"], []),
        ("keepassxc.csv", "keepassxc", ["Quartz-Bramble-6"], [(2, "deleted"), (3, "reference")]),
        ("keepass1.csv", "keepass1", ['back\\slash and "quote"'], []),
        ("lastpass.csv", "lastpass", ["Ivory-Ladder-3", "salt&amp;pepper&lt;9"], [(2, "note")]),
        ("1password.csv", "1password", ["Cobalt-Ferry-18"], [(2, "archived")]),
        ("nordpass.csv", "nordpass", ["Cobalt-Ferry-18"], [(2, "no-login"), (3, "no-login")]),
        ("protonpass.csv", "protonpass", ["Cobalt-Ferry-18"], [(2, "alias")]),
        ("roboform.csv", "roboform", ["@Cobalt-Ferry-18"], []),
        ("unknown-manager.csv", "csv", ["Grün-Wiese-4"], []),
    ],
)
def test_each_format(
    file: str, format_name: str, passwords: list[str], skipped: list[tuple[int, str]]
) -> None:
    """Each export is recognised by its content; what is no login is counted with a reason."""
    imported = _read(file)
    assert imported.format == format_name
    assert format_name in FORMATS
    assert _passwords(imported) == passwords
    assert _skips(imported) == skipped


def test_chrome_in_full() -> None:
    """Rows count from 1 without the header; spaces, quotes and line breaks stay; a short row is told."""
    imported = _read("chrome.csv")
    assert imported.credentials == (
        Credential(1, "accounts.google.com", "accounts.google.com", "ada@example.org", "Marmalade.Teapot7"),
        Credential(2, "instagram.com", "instagram.com", "ada.l", "Kestrel!2019"),
        Credential(3, "forum.example.net", "forum.example.net", "ada", "  spaces at both ends  "),
        Credential(4, "", "android://com.instagram.android", "ada.l", "Kestrel!2019"),
        Credential(5, "shop.example.com", "shop.example.com", "ada@example.org", ""),
        Credential(7, "router", "192.168.1.1", "admin", 'comma, and "quotes"'),
    )
    assert _skips(imported) == [(6, "too-short-row")]


def test_several_addresses_and_totp() -> None:
    """Bitwarden's joined addresses come apart, and a stored one-time code is noticed but not kept."""
    mail = _read("bitwarden.csv").credentials[0]
    assert (mail.site, mail.other_sites, mail.has_totp) == (
        "mail.example.org",
        ("webmail.example.net",),
        True,
    )
    from_json = _read("bitwarden.json").credentials[0]
    assert (from_json.other_sites, from_json.has_totp) == (("android://org.example.mail",), True)
    assert "JBSWY3DPEHPK3PXP" not in repr(_read("safari.csv"))


def test_entities_give_a_warning() -> None:
    """Nobody can tell whether LastPass wrote &amp; for &, so the person is told."""
    assert _read("lastpass.csv").warnings == ("html-entities",)


def test_address_keeps_no_secret(tmp_path: Path) -> None:
    """A password inside an address is not carried on."""
    file = tmp_path / "x.csv"
    file.write_text("name,url,username,password\na,https://ada:Hidden-1@example.org/?token=Hidden-2,ada,Q\n")
    assert read_export(file).credentials[0].site == "example.org"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, ending: str) -> None:
    """Whatever Notepad or a spreadsheet made of the file, the umlauts survive."""
    text = (DATA / "unknown-manager.csv").read_text(encoding="utf-8").replace("\n", ending)
    file = tmp_path / "export.csv"
    file.write_bytes(text.encode(encoding))
    imported = read_export(file)
    assert _passwords(imported) == ["Grün-Wiese-4"]
    assert imported.warnings == ("saved-by-spreadsheet",)


def test_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    """A guess at the encoding may be wrong in the passwords, so it is told."""
    file = tmp_path / "export.csv"
    file.write_bytes("name,url,username,password\nx,https://example.org,ada,Grün-Wiese-4\n".encode("cp1252"))
    imported = read_export(file)
    assert _passwords(imported) == ["Grün-Wiese-4"]
    assert imported.warnings == ("read-as-windows-1252",)
    file.write_bytes(b"name,url,username,password\nx,https://example.org,ada,\x81\xff\n")
    assert _passwords(read_export(file)) == ["\x81ÿ"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    """Files saved again by a spreadsheet have other delimiters, and sometimes a line that names theirs."""
    rows = [["name", "url", "username", "password"], ["x", "https://example.org", "ada", "a,b,c,d,e,f"]]
    file = tmp_path / "export.csv"
    file.write_text(f"sep={delimiter}\n" + "\n".join(delimiter.join(row) for row in rows))
    assert _passwords(read_export(file)) == ["a,b,c,d,e,f"]


def test_an_open_quote_swallows_one_row_at_most(tmp_path: Path) -> None:
    """A password that begins with a quotation mark, badly exported, hides no other account."""
    file = tmp_path / "export.csv"
    file.write_text(
        'name,url,username,password\na,https://a.example,ada,"open\nb,https://b.example,ada,second\n'
        '"c","https://c.example","ada","in"side"\nd,https://d.example,ada,fourth\n'
    )
    imported = read_export(file)
    assert _passwords(imported) == ['"open', "second", 'in"side', "fourth"]
    assert imported.warnings == ("unmatched-quotes",)


def test_long_and_blank_rows(tmp_path: Path) -> None:
    """More cells than columns are told; a row of nothing is no account."""
    file = tmp_path / "export.csv"
    file.write_text("name,url,username,password\na,https://a.example,ada,one,two\n , , , \n\n,,,\nb,,,x\n")
    imported = read_export(file)
    assert _passwords(imported) == ["one", "x"]
    assert _skips(imported) == [(2, "blank")]
    assert imported.warnings == ("long-rows",)


def test_the_content_decides_the_format() -> None:
    """A wrong guess at the format is told, not obeyed; a browser's own name is understood."""
    assert read_export(DATA / "firefox.csv", "bitwarden").warnings == ("other-format",)
    assert read_export(DATA / "chrome.csv", "Brave").warnings == ()
    assert read_export(DATA / "bitwarden.json", "bitwarden").warnings == ()


def test_ten_thousand_multi_line_notes(tmp_path: Path) -> None:
    """A cell larger than csv's own limit is read, and that limit is as before afterwards."""
    import csv

    before = csv.field_size_limit()
    file = tmp_path / "export.csv"
    file.write_text(
        'name,url,username,password,note\na,https://a.example,ada,one,"' + "line\n" * 100_000 + '"\n'
    )
    assert _passwords(read_export(file)) == ["one"]
    assert csv.field_size_limit() == before
