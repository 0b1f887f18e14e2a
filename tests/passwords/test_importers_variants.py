"""What is read from every variant that real programs write, each quirk in a file of its own."""

from pathlib import Path

import pytest

from selfhelp.passwords.errors import SENTENCES, ExportError
from selfhelp.passwords.importers import FORMATS, read_export

DATA = Path(__file__).parent / "data"
#: File, format, passwords, what is left out and why, and the name, site and user name of the first.
READ = [
    (
        "1password.1pif",
        "1password-1pif",
        ["Cobalt-Ferry-18", "Server-Juniper-9", "Console-Walnut-4"],
        [(3, "note"), (4, "card"), (5, "deleted"), (6, "damaged")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password4.csv",
        "1password-old",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password7-mac-older.csv",
        "1password-old",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password7-mac.csv",
        "1password-old",
        ["Cobalt\\Ferry-18", 'Server "Juniper" 9', "Console-Walnut-4", "Mail-Lantern-3"],
        [(4, "note"), (5, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    ("1password7-no-login.csv", "1password-old", [], [(1, "no-login")], None),
    (
        "1password7-windows.csv",
        "1password-old",
        ["Cobalt-Ferry-18", "Server-Juniper-9", "Console-Walnut-4"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("arc.csv", "chrome", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("avast.csv", "avast", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("avira.csv", "avira", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada@example.org")),
    (
        "bitwarden-fields.json",
        "bitwarden-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "bitwarden-org.csv",
        "bitwarden",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [(2, "one-time-code"), (3, "no-login")],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "bitwarden-without-types.json",
        "bitwarden-json",
        ["Cobalt-Ferry-18"],
        [(1, "no-password-field")],
        ("Post", "post.example.org", "ada"),
    ),
    ("blur.csv", "blur", ["Copper-Fern-77", "Cobalt-Ferry-18"], [(3, "no-login")], ("Router", "", "ada")),
    ("blur.json", "blur", ["Copper-Fern-77", "Cobalt-Ferry-18"], [], ("Router", "", "ada")),
    (
        "buttercup-newer.csv",
        "buttercup",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(1, "no-login")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "buttercup-older.csv",
        "buttercup",
        ["Cobalt-Ferry-18"],
        [(1, "no-login"), (3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "chrome-database.csv",
        "chrome-database",
        ["Cobalt-Ferry-18"],
        [(2, "no-login")],
        ("", "post.example.org", "ada"),
    ),
    ("clipperz.html", "clipperz", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "dashlane-oldest.csv",
        "dashlane",
        ["Cobalt-Ferry-18", "Maple-Drum-7", "Copper-Fern-77"],
        [(1, "no-password-field"), (4, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("dashlane-wifi.csv", "dashlane", ["Copper-Fern-77"], [(2, "no-login")], ("Home", "", "")),
    ("duckduckgo.csv", "duckduckgo", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "enpass-card-with-login.csv",
        "enpass",
        ["Maple-Drum-7", "Cobalt-Ferry-18", "Violet-Anchor-3"],
        [],
        ("Bank card", "", "ada"),
    ),
    (
        "enpass-without-header.csv",
        "enpass",
        ["Cobalt-Ferry-18", "Maple-Drum-7", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("firefox-exporter.csv", "csv", ["Cobalt-Ferry-18"], [], ("", "post.example.org", "ada")),
    ("kaspersky-german.txt", "kaspersky", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "kaspersky.txt",
        "kaspersky",
        ["Cobalt-Ferry-18", "Maple: Drum"],
        [(3, "no-login"), (4, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "keepass-fields.xml",
        "keepass-xml",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [(2, "note")],
        ("Server", "ssh.example.org", "root"),
    ),
    ("keepass1-escaped.csv", "keepass1", ["back\\slash"], [], ('Say "hello"', "post.example.org", "ada")),
    (
        "keepass1-single-backslashes.csv",
        "keepass1",
        ["Cobalt\\Ferry-18", "Maple-Drum\\"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    ("keepassx-nested.xml", "keepassx-xml", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "keepassx.xml",
        "keepassx-xml",
        ["Cobalt & Ferry 18"],
        [(2, "note"), (3, "deleted")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "keeper-fields.json",
        "keeper-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "keeper-odd-rows.csv",
        "keeper",
        [
            "Cobalt-Ferry-18",
            "Console-Walnut-4",
            "Maple-Drum-7",
            "Copper-Fern-77",
            "Ivory-Ladder-3",
            "Violet-Anchor-3",
        ],
        [(1, "no-login"), (2, "no-login"), (6, "no-login"), (8, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "lastpass-entities.csv",
        "lastpass",
        ["Cobalt-Ferry-18", "Server-Juniper-9"],
        [(3, "one-time-code")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "msecure-newer.csv",
        "msecure",
        ["Cobalt-Ferry-18", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "msecure.csv",
        "msecure",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(3, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    ("myki.csv", "myki", ["Cobalt-Ferry-18"], [(2, "one-time-code")], ("Post", "post.example.org", "ada")),
    ("netwrix-german.csv", "csv", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "nordpass-fields.csv",
        "nordpass",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    ("padlock-records.json", "json", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("padlock.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    ("passman.csv", "csv", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "passman.json",
        "passman",
        ["Cobalt-Ferry-18", "Console-Walnut-4"],
        [(2, "deleted"), (3, "no-login")],
        ("Post", "post.example.org", "ada"),
    ),
    ("passpack.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "passwordsafe.xml",
        "passwordsafe-xml",
        ["Cobalt<Ferry>18", "Maple-Drum-7"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "protonpass-fields.json",
        "protonpass-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [(3, "note")],
        ("Server", "ssh.example.org", "root"),
    ),
    ("psono.json", "psono", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "revelation.xml",
        "revelation-xml",
        ["Cobalt-Ferry-18"],
        [(2, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "roboform-apostrophes.csv",
        "roboform",
        ["'Maple-7", "'@Drum-8", "=Fern-9"],
        [(4, "bookmark")],
        ("One", "one.example.org", "@ada"),
    ),
    (
        "roboform-older.csv",
        "roboform",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("safari-oldest.csv", "safari", ["Cobalt-Ferry-18"], [], ("Post (ada)", "post.example.org", "ada")),
    (
        "safari-without-codes.csv",
        "safari",
        ["Cobalt-Ferry-18"],
        [],
        ("Post (ada)", "post.example.org", "ada"),
    ),
    (
        "safeincloud.xml",
        "safeincloud-xml",
        ["Cobalt-Ferry-18", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "no-login"), (4, "note"), (5, "deleted")],
        ("Post", "post.example.org", "ada"),
    ),
    ("saferpass.csv", "saferpass", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "stickypassword.xml",
        "stickypassword-xml",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    ("strongbox.csv", "strongbox", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("truekey.csv", "truekey", ["Cobalt-Ferry-18"], [(2, "card")], ("Post", "post.example.org", "ada")),
    (
        "upm.csv",
        "upm",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("zoho-newer.csv", "zoho", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("zoho-oldest.csv", "zoho", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "zoho-vault.csv",
        "zoho",
        ["Cobalt:Ferry-18", "Console-Walnut-4"],
        [(2, "card")],
        ("Post", "post.example.org", "ada"),
    ),
]


@pytest.mark.parametrize(("file", "format_name", "passwords", "skipped", "first"), READ)
def test_each_variant(
    file: str,
    format_name: str,
    passwords: list[str],
    skipped: list[tuple[int, str]],
    first: tuple[str, str, str] | None,
) -> None:
    """Whatever has a password is read, each password of an item; all else is counted with its reason."""
    imported = read_export(DATA / file)
    assert imported.format == format_name
    assert format_name in FORMATS
    assert [one.password for one in imported.credentials] == passwords
    assert [(one.row, one.why) for one in imported.skipped] == skipped
    assert all(f"skipped-{why}" in SENTENCES for _row, why in skipped)
    assert all(f"warning-{code}" in SENTENCES for code in imported.warnings)
    if first is not None:
        one = imported.credentials[0]
        assert (one.title, one.site, one.username) == first


def test_no_secret_that_is_none() -> None:
    """Numbers of cards, PINs, codes, hints, and what was thrown away are never read as passwords."""
    never = {"4711", "0815", "123", "Trashed-Secret-1", "Older-Secret-1", "Note-Secret-1", "Hint-Secret-1"}
    for file, *_rest in READ:
        assert never.isdisjoint(one.password for one in read_export(DATA / file).credentials)


def test_further_passwords_of_an_item() -> None:
    """A server and its console are one record with two passwords, told apart by the label."""
    first, second = read_export(DATA / "bitwarden-fields.json").credentials[:2]
    assert (first.row, first.part, first.title) == (1, 0, "Server")
    assert (second.row, second.part, second.title) == (1, 1, "Server (Console password)")
    assert "Console-Walnut-4" not in repr(second)


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ('{"version": 1, "header": {"slots": null}, "db": {"entries": []}}', "Aegis"),
        ('[{"secret": "AAAA", "label": "x", "algorithm": "SHA1", "type": "TOTP"}]', "andOTP"),
        ('{"tokenOrder": ["x"], "tokens": [{"secret": [1, 2]}]}', "FreeOTP"),
        ('{"services": [{"secret": "AAAA"}], "schemaVersion": 4}', "2FAS"),
        ('{"services": [], "schemaVersion": 4, "servicesEncrypted": "AAAA"}', "2FAS"),
        ('<?xml version="1.0"?>\n<map><string name="com.authy.storage">[]</string></map>', "Authy"),
        ('[{"accountType": "OtpAccount", "otpGenerator": {"otpSecret": "AAAA"}}]', "Duo"),
        ('{"Authenticators": [{"Secret": "AAAA"}]}', "Stratum"),
        ('{"entries": [{"content": {"uri": "otpauth://totp/x?secret=AAAA"}}]}', "Proton Authenticator"),
        ('{"accounts": {"1": {"shared_secret": "AAAA"}}}', "Steam"),
        ("otpauth-migration://offline?data=AAAA\n", "Google Authenticator"),
        ("otpauth://totp/x?secret=AAAA\n", "Ente Auth"),
        ("\xac\xed\x00\x05sr\x00\x11java.util.HashMap", "FreeOTP"),
        ("AUTHENTICATORPRO\x1f\x9b", "Stratum"),
        ("SQLite format 3\x00 CREATE TABLE accounts (oath_secret_key TEXT)", "Microsoft Authenticator"),
    ],
)
def test_one_time_codes_are_named(tmp_path: Path, text: str, program: str) -> None:
    """The export of an authenticator app is named as such, with the app, and never as a broken export."""
    file = tmp_path / "export.bin"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert (caught.value.code, caught.value.values["program"]) == ("one-time-codes", program)
    assert "AAAA" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"b~>buttercup/a$U2VjcmV0", "encrypted-buttercup", "Buttercup"),
        (b"LPAV\x00\x00\x00\x03123LOCL", "encrypted-lastpass", "LastPass"),
        (b"TFBBVgAAAAMxMjM=", "encrypted-lastpass", "LastPass"),
        (b"PWS3\x01\x02", "encrypted-passwordsafe", "Password Safe"),
        (b'{"version": 1, "cipher": "aes", "salt": "c", "ct": "U2Vj"}', "encrypted-padlock", "Padlock"),
        (b"SQLite format 3\x00 CREATE TABLE logins (password_value BLOB)", "chrome-store", "Chrome"),
        (b"SQLite format 3\x00 CREATE TABLE nssPrivate (id)", "encrypted-firefox", "Firefox"),
        (b'keychain: "/Users/x/login.keychain-db"\nversion: 512\n', "keychain-dump", "Passwords app"),
        (b"type,number,name,issue_date,state\npassport,47,A,1,x\n", "other-table", "credentials.csv"),
        (b"nickname,status,content\nA,active,words\n", "other-table", "UserAccount.csv"),
        (b"Secret-One\nSecret-Two\n", "one-column", "Type or paste"),
    ],
)
def test_what_can_not_be_read_names_what_can(tmp_path: Path, data: bytes, code: str, word: str) -> None:
    """A locked or other file says which program it is from, and what to choose instead."""
    file = tmp_path / "export.bin"
    file.write_bytes(data)
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == code
    assert word in str(caught.value)
    assert "Secret" not in str(caught.value)


@pytest.mark.parametrize(
    "header",
    [
        *("nickname,site url,username,password", "entry name,web page,user id,passphrase"),
        *("Beschreibung;Internetseite;Benutzername;Passwort", "Bezeichnung;Webadresse;Nutzername;Kennwort"),
        *("Intitulé;Adresse web;Utilisateur;Motdepasse", "Descripción;Página web;Usuario;Contraseña"),
        *("Descrizione;Indirizzo web;Utente;Parola di accesso", "Nazwa;Adres strony;Użytkownik;Hasło"),
        *("Omschrijving;Webadres;Gebruiker;Wachtwoord", "Titlu;Pagină web;Utilizator;Parolă"),
        *("Название;Адрес сайта;Пользователь;Пароль", "Назва;Веб адреса;Користувач;Пароль"),
        *("Título;Endereço;Utilizador;Senha", "Başlık;Web sitesi;Kullanıcı adı;Şifre"),
        "Τίτλος;Ιστότοπος;Όνομα χρήστη;Κωδικός πρόσβασης",
    ],
)
def test_names_of_columns(tmp_path: Path, header: str) -> None:
    """Columns are known by their names in English and the languages most spoken in Europe."""
    sign = ";" if ";" in header else ","
    file = tmp_path / "export.csv"
    row = sign.join(("Post", "https://post.example.org", "ada", "Maple-7"))
    file.write_text(f"{header}\n{row}\n", encoding="utf-8")
    (one,) = read_export(file).credentials
    assert (one.title, one.site, one.username, one.password) == ("Post", "post.example.org", "ada", "Maple-7")


@pytest.mark.parametrize(
    "first_line",
    ["Password,Maple-7,Drum-8", "Post,Username,Maple-7", "x,y,Password"],
)
def test_one_known_word_is_no_header(tmp_path: Path, first_line: str) -> None:
    """One known word in a first line may be a label or a value; nobody's password is taken from beside it."""
    file = tmp_path / "export.csv"
    file.write_text(f"{first_line}\nKestrel-7,b,c\n")
    with pytest.raises(ExportError) as caught:
        read_export(file)
    assert caught.value.code == "no-password-column"
    assert "Kestrel" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://ex:ample.org/", ""),
        ("htts:/broken.example", ""),
        ("a name with spaces", ""),
        ("undefined", "undefined"),
        ("http://https://post.example.org/x", "post.example.org"),
        ("post.example.org:8443/x", "post.example.org"),
    ],
)
def test_a_broken_address_gives_no_site(tmp_path: Path, address: str, site: str) -> None:
    """What is no address names no site: two broken ones must not look like one account."""
    file = tmp_path / "export.csv"
    file.write_text(f"name,url,username,password\nPost,{address},ada,Maple-7\n")
    assert read_export(file).credentials[0].site == site
