"""Tables of unknown programs: which column is what, by its name, and what a broken address says."""

from pathlib import Path

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import read_export


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


@pytest.mark.parametrize(
    ("cell", "site", "others"),
    [
        ("https://one.example/in https://two.example", "one.example", ("two.example",)),
        ('"one.example\ntwo.example"', "one.example", ("two.example",)),
        ('"one.example, two.example"', "one.example", ("two.example",)),
        ('"https://one.example/a,b.example"', "one.example", ()),
        ('"see my note, ask Ann"', "", ()),
    ],
)
def test_several_addresses_in_one_cell(tmp_path: Path, cell: str, site: str, others: tuple[str, ...]) -> None:
    """They come apart; one address with a comma in its path stays whole, and words are none."""
    file = tmp_path / "export.csv"
    file.write_text(f"title,username,password,websites\nPost,ada,Maple-7,{cell}\n", encoding="utf-8")
    (one,) = read_export(file).credentials
    assert (one.site, one.other_sites) == (site, others)
