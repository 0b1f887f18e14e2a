"""What the importers read from each export, and how they survive its quirks."""

from pathlib import Path

import pytest

from selfhelp.documents.left_out_words import REASONS as WORDS
from selfhelp.passwords.errors import SENTENCES, ExportError
from selfhelp.passwords.importers import FORMATS, read_export, read_exports
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
        ("1password.csv", "1password", ["Cobalt-Ferry-18", "Archived-Secret-3"], []),
        ("nordpass.csv", "nordpass", ["Cobalt-Ferry-18"], [(2, "card"), (3, "no-login")]),
        ("nordpass-old.csv", "nordpass", ["Cobalt-Ferry-18"], [(2, "card"), (3, "note")]),
        ("protonpass-old.csv", "protonpass", ["Cobalt-Ferry-18"], [(2, "card"), (3, "note")]),
        (
            "protonpass.json",
            "protonpass-json",
            ["Cobalt-Ferry-18", "Maple-Drum-7"],
            [(3, "deleted"), (4, "alias"), (5, "card"), (6, "passkey"), (7, "damaged")],
        ),
        ("1password-new-names.csv", "1password", ["Cobalt-Ferry-18", "Archived-Secret-3"], []),
        ("1password-old.csv", "1password-old", ["Cobalt-Ferry-18"], [(2, "note")]),
        (
            "1password-export.data.json",
            "1password-1pux",
            ["Cobalt-Ferry-18", "Lone-Walnut-4", "Archived-Secret-2", "Server-Juniper-9"],
            [
                *((3, "deleted"), (5, "note"), (6, "card")),
                *((8, "passkey"), (9, "file"), (10, "damaged")),
            ],
        ),
        ("dashlane.csv", "dashlane", ["Cobalt-Ferry-18", 'Maple,Drum"7'], []),
        ("dashlane-new.csv", "dashlane", ["Cobalt-Ferry-18"], []),
        ("dashlane-headless.csv", "dashlane", ["Cobalt-Ferry-18", "Maple-Drum-7"], []),
        (
            "dashlane.json",
            "dashlane-json",
            ["Cobalt-Ferry-18"],
            [(2, "damaged"), (3, "note"), (4, "card")],
        ),
        (
            "enpass.csv",
            "enpass",
            ["Cobalt-Ferry-18", "Maple-Drum-7"],
            [(3, "no-password-field"), (4, "note")],
        ),
        (
            "enpass.json",
            "enpass-json",
            ["Cobalt-Ferry-18", "Archived-Secret-2"],
            [
                (2, "no-login"),
                *((3, "deleted"), (5, "note"), (6, "card")),
                *((7, "no-password-field"), (8, "damaged")),
            ],
        ),
        ("keeper.csv", "keeper", ["Cobalt-Ferry-18", "Maple,Drum"], [(3, "note")]),
        ("keeper-header.csv", "keeper", ["Cobalt-Ferry-18"], []),
        ("keeper.json", "keeper-json", ["Cobalt-Ferry-18", ""], [(2, "note"), (4, "damaged")]),
        (
            "keepass.xml",
            "keepass-xml",
            ["Cobalt <Ferry> 18"],
            [(2, "reference"), (3, "locked"), (4, "blank"), (5, "passkey"), (6, "deleted")],
        ),
        ("keepass2.csv", "keepass1", ['a"b\\c, and "d"'], [(2, "reference")]),
        ("keepassxc-old.csv", "keepassxc", ["Quartz-Bramble-6"], [(2, "deleted")]),
        ("safari-old.csv", "safari", ["Copper-Fern-77"], []),
        ("firefox-extension.csv", "firefox", ["Violet-Anchor-3"], []),
        (
            "lastpass-old.csv",
            "lastpass",
            ["Ivory-Ladder-3", "Second-Ladder-4"],
            [(2, "note"), (3, "too-short-row"), (4, "too-short-row")],
        ),
        (
            "roboform-full.csv",
            "roboform",
            ["=Cobalt-Ferry-18", "'tis-Maple-7"],
            [(3, "bookmark"), (4, "note")],
        ),
        ("safeincloud.csv", "safeincloud", ["Cobalt-Ferry-18"], []),
        ("buttercup.csv", "buttercup", ["Cobalt-Ferry-18"], [(1, "no-login")]),
        ("synology.csv", "synology", ["Cobalt-Ferry-18"], []),
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
    assert sorted(row for row, _why in _skips(imported)) == [row for row, _why in skipped]
    for why in {why for _row, why in skipped}:
        assert why in WORDS
    for warning in imported.warnings:
        assert f"warning-{warning}" in SENTENCES


@pytest.mark.parametrize(
    ("file", "site", "others", "username", "totp"),
    [
        ("1password-new-names.csv", "post.example.org", ("mail.example.org",), "ada", True),
        ("1password-export.data.json", "post.example.org", ("mail.example.net",), "ada@example.org", True),
        ("dashlane-new.csv", "post.example.org", (), "ada@example.org", True),
        ("dashlane.json", "post.example.org", (), "ada@example.org", False),
        ("dashlane-headless.csv", "post.example.org", (), "ada@example.org", False),
        ("enpass.csv", "post.example.org", (), "ada", True),
        ("enpass.json", "post.example.org", (), "ada", True),
        ("keeper.csv", "post.example.org", (), "ada@example.org", True),
        ("keeper-header.csv", "post.example.org", (), "ada", True),
        ("keeper.json", "post.example.org", (), "ada", True),
        ("keepass.xml", "post.example.org", ("mail.example.net",), "ada", True),
        ("nordpass-lists.csv", "post.example.org", ("mail.example.net", "web.example.net"), "ada", False),
        ("protonpass.json", "post.example.org", ("mail.example.net",), "ada@example.org", True),
        ("roboform-full.csv", "post.example.org", (), "+491234", True),
        ("synology.csv", "post.example.org", ("mail.example.net",), "ada", False),
    ],
)
def test_what_goes_with_a_password(
    file: str, site: str, others: tuple[str, ...], username: str, totp: bool
) -> None:
    """Sites, user name and whether a one-time code is stored come from the right places."""
    first = _read(file).credentials[0]
    assert (first.site, first.other_sites, first.username, first.has_totp) == (site, others, username, totp)


def test_codes_and_pins_are_never_passwords(tmp_path: Path) -> None:
    """A file with codes, keys and PINs alone has no passwords; nothing is taken for one."""
    codes = tmp_path / "codes.csv"
    codes.write_text("Website,User,Code,PIN,Key,Security Key\nhttps://example.org,ada,4711,0815,AAAA,BBBB\n")
    with pytest.raises(ExportError) as caught:
        read_export(codes)
    assert caught.value.code == "no-password-column"
    for file in DATA.iterdir():
        if "encrypted" not in file.name:
            assert not {"4711", "0815", "123"}.intersection(_passwords(read_export(file)))


def test_a_guess_is_told() -> None:
    """Columns that were recognised by their shape alone are to be checked."""
    assert _read("dashlane-headless.csv").warnings == ("guessed-columns",)
    assert _read("keeper.csv").warnings == ("guessed-columns",)
    assert _read("keeper-header.csv").warnings == ()


@pytest.mark.parametrize(
    ("rows", "passwords"),
    [
        ("https://a.example,ada,Maple-7\nhttps://b.example,eve,Drum-8\n", ["Maple-7", "Drum-8"]),
        ("A,a.example.org,ada,password\nB,b.example.org,eve,Drum-8\n", ["password", "Drum-8"]),
    ],
)
def test_without_a_header(tmp_path: Path, rows: str, passwords: list[str]) -> None:
    """A list without a header is read when its shape is plain."""
    file = tmp_path / "export.csv"
    file.write_text(rows)
    imported = read_export(file)
    assert (_passwords(imported), imported.warnings) == (passwords, ("guessed-columns",))


@pytest.mark.parametrize(
    "rows",
    [
        "Start,https://a.example,12,2026-01-01\nNews,https://b.example,3,2026-01-02\n",
        "https://a.example,Maple-7,ada@example.org\nhttps://b.example,Drum-8,eve@example.org\n",
        "ada,Maple-7,blue\neve,Drum-8,red\n",
        "Post,https://a.example,Maple-7,ada@example.org,x\n",
    ],
)
def test_no_bold_guess(tmp_path: Path, rows: str) -> None:
    """Browsing history, or columns in another order, are not read by guessing."""
    file = tmp_path / "export.csv"
    file.write_text(rows)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == "no-password-column"
    assert "Maple" not in str(caught.value)


@pytest.mark.parametrize(
    "header",
    [
        *("Name;Adresse;Benutzername;Passwort", "Nom;Site web;Identifiant;Mot de passe"),
        *("Nombre;Sitio web;Usuario;Contraseña", "Название;Сайт;Логин;Пароль"),
        *("タイトル;ウェブサイト;ユーザー名;パスワード", "العنوان;الموقع;اسم المستخدم;كلمة المرور"),
    ],
)
def test_columns_in_other_languages(tmp_path: Path, header: str) -> None:
    """A table with columns named in another language is read."""
    file = tmp_path / "export.csv"
    file.write_text(f"{header}\nPost;https://post.example.org;ada;Maple-7\n", encoding="utf-8")
    assert read_export(file).credentials == (Credential(1, "Post", "post.example.org", "ada", "Maple-7"),)


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
    other = read_export(DATA / "lastpass.csv", unescape=True)
    assert (_passwords(other)[1], other.warnings) == ("salt&pepper<9", ())
    assert other.credentials[0] == _read("lastpass.csv").credentials[0]


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
    assert read_export(DATA / "keepass.xml", "KeePass").warnings == ()
    assert read_export(DATA / "keepass2.csv", "keepass").warnings == ()
    assert read_export(DATA / "1password-old.csv", "1Password").warnings == ()
    assert read_export(DATA / "protonpass.json", "proton").warnings == ()


def test_several_files(tmp_path: Path) -> None:
    """One file that can't be read, or the same one twice, keeps no other from being read."""
    copy = tmp_path / "chrome (1).csv"
    copy.write_bytes((DATA / "chrome.csv").read_bytes())
    paths = [DATA / "chrome.csv", DATA / "bitwarden-encrypted.json", copy, DATA / "enpass.json"]
    several = read_exports(paths)
    assert [one.format for one in several.files] == ["chrome", "enpass-json"]
    assert [error.code for error in several.refused] == ["encrypted", "same-content"]


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
