"""Which column is what, by its name, for exports of unknown programs and for the labels of Enpass.

Only whole names count. A code, a key or a PIN is never taken for a password: ``CVC``, ``PIN`` and
``Key`` are in many exports, and a wrong guess would frighten someone over a card's number.
"""

import re
import unicodedata
from typing import Literal

Role = Literal["title", "site", "username", "password", "totp", "note", ""]

#: Names of columns in the languages exports come in, those that say most first.
NAMES: dict[Role, tuple[str, ...]] = {
    "password": (
        *("password", "login password", "current password", "user password", "password value"),
        *("website password", "passwd", "pwd", "pass", "passphrase", "pass phrase", "secret password"),
        *("passwort", "kennwort", "mot de passe", "motdepasse", "contraseña", "contrasenya"),
        *("clave de acceso", "senha", "palavra passe", "wachtwoord", "parola", "parola di accesso"),
        *("parolă", "hasło", "heslo", "lösenord", "passord", "adgangskode", "kodeord", "salasana", "jelszó"),
        *("şifre", "κωδικός πρόσβασης", "пароль", "парола", "лозинка", "lozinka", "zaporka", "geslo"),
        *("كلمة المرور", "كلمة السر", "رمز عبور", "گذرواژه", "סיסמה", "סיסמא", "パスワード", "密码", "密碼"),
        *("비밀번호", "पासवर्ड", "mật khẩu", "kata sandi", "รหัสผ่าน", "nenosiri"),
    ),
    "username": (
        *("username", "user name", "login username", "username value", "login name", "login", "user"),
        *("user id", "userid", "website username", "account username", "sign in name", "username or email"),
        *("benutzername", "benutzer", "anmeldename", "nutzername", "benutzerkennung"),
        *("nom d'utilisateur", "nom d’utilisateur", "utilisateur", "identifiant", "nombre de usuario"),
        *("usuario", "nome de usuário", "nome de utilizador", "utilizador", "usuário", "nome utente"),
        *("utente", "gebruikersnaam", "gebruiker", "nazwa użytkownika", "użytkownik", "nume de utilizator"),
        *("nume utilizator", "utilizator", "uživatelské jméno", "uživatel", "felhasználónév"),
        *("användarnamn", "brukernavn", "brugernavn", "käyttäjätunnus", "käyttäjänimi", "kullanıcı adı"),
        *("όνομα χρήστη", "логин", "логін", "имя пользователя", "пользователь", "ім'я користувача"),
        *("ім’я користувача", "користувач", "اسم المستخدم", "نام کاربری", "שם משתמש", "ユーザー名", "用户名"),
        *("使用者名稱", "사용자 이름", "tên đăng nhập", "nama pengguna"),
        *("email", "e mail", "mail", "email address", "login email", "e mail adresse", "email adresse"),
        *("adresse e mail", "adresse email", "courriel", "correo electrónico", "correo", "indirizzo email"),
        *("e mailadres", "adres e mail", "adresă de e mail", "электронная почта", "електронна пошта"),
        *("البريد الإلكتروني", "メールアドレス", "username2", "secondary username", "account", "konto"),
    ),
    "site": (
        *("url", "website", "web site", "website address", "web address", "website url", "login url"),
        *("site url", "origin url", "web url", "page url", "secret url", "password url", "login uri"),
        *(
            "login urls",
            "urls",
            "websites",
            "uri",
            "address",
            "web page",
            "webpage",
            "web",
            "link",
            "signon realm",
        ),
        *("webseite", "internetseite", "internetadresse", "webadresse", "adresse", "adresse web"),
        *("adresse du site", "site", "site web", "site internet", "sitio web", "sitio", "página web"),
        *("página", "direccion web", "dirección web", "dirección", "endereço", "sito web", "sito"),
        *("indirizzo web", "indirizzo", "websiteadres", "webadres", "strona", "strona internetowa"),
        *("adres url", "adres strony", "adres", "webová stránka", "weboldal", "adresă web", "pagină web"),
        *("webbplats", "webbadress", "hjemmeside", "nettsted", "verkkosivusto", "web sitesi", "ιστότοπος"),
        *("веб сайт", "веб адрес", "адрес сайта", "сайт", "адрес", "веб адреса", "адреса", "الموقع"),
        *("موقع الويب", "وبسایت", "אתר", "ウェブサイト", "网站", "網站", "웹사이트", "trang web"),
        *("domain", "host", "hostname", "host name", "realm"),
    ),
    "title": (
        *("title", "name", "item name", "display name", "account name", "entry name", "entry", "nickname"),
        *(
            "label",
            "application",
            "cust name",
            "secret name",
            "password name",
            "ssid",
            "service",
            "service name",
        ),
        *("site name", "website name", "displayname", "titel", "titre", "título", "titolo", "nom"),
        *("nombre", "nome", "naam", "tytuł", "nazwa", "titlu", "nume", "denumire", "název", "cím", "név"),
        *("namn", "navn", "nimi", "başlık", "ad", "τίτλος", "όνομα", "название", "имя", "назва"),
        *("beschreibung", "bezeichnung", "eintrag", "dienst", "intitulé", "descrizione", "descripción"),
        *("omschrijving", "opis", "заголовок", "опис", "описание", "description"),
        *("العنوان", "الاسم", "عنوان", "タイトル", "名称", "標題", "标题", "제목"),
    ),
    "totp": (
        *("totp", "otp", "otpauth", "otp auth", "login totp", "twofasecret", "2fa", "tfc keeper"),
        *("otp secret", "otpsecret", "otpurl", "otp url", "one time password", "one time code", "totpuri"),
        *("totp secret", "totp key", "authenticator key", "one time passwort", "einmalkennwort"),
        *("einmalpasswort", "code à usage unique", "mot de passe à usage unique", "hasło jednorazowe"),
        *("contraseña de un solo uso", "одноразовый пароль", "eenmalig wachtwoord"),
    ),
    "note": (
        *("note", "notes", "comments", "comment", "notizen", "notiz", "anmerkungen", "bemerkungen"),
        *("kommentar", "kommentare", "informationen", "remarques", "commentaires", "notas", "comentarios"),
        *("commenti", "opmerkingen", "notities", "notatki", "uwagi", "observații", "заметки", "примечание"),
        *("комментарий", "нотатки", "примітки", "extra", "memo", "additionalinfo", "shared notes"),
        *("notesplain", "message", "text"),
    ),
}


def plain(name: str) -> str:
    """Return a column's name without the marks that vary between programs."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[_\-.:*!]+", " ", text).split())


_ROLE_OF: dict[str, Role] = {plain(name): role for role, names in NAMES.items() for name in reversed(names)}
_RANK: dict[str, int] = {plain(name): rank for names in NAMES.values() for rank, name in enumerate(names)}

#: How labels of passwords end: "admin console password", "WLAN-Kennwort".
_PASSWORD_ENDS = ("password", "passwort", "kennwort", "wachtwoord", "lösenord", "hasło", "пароль")
_NO_PASSWORD = (
    "one time",
    "onetime",
    "einmal",
    "old ",
    "previous",
    "alte",
    "hint",
    "jednorazowe",
    "одноразов",
)

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://\S+"
    r"|(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\.?(?::\d{1,5})?(?:[/?#]\S*)?"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:/\S*)?|localhost(?::\d{1,5})?(?:/\S*)?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@,;]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,24}")


def spaced(name: str) -> str:
    """Return the words of a key as programs write them: "login url" of ``loginUrl``."""
    return re.sub(r"([a-zäöüß])([A-Z])", r"\1 \2", name)


def role_of(name: str) -> Role:
    """Return what a column of that name holds, or nothing when that is not certain."""
    return _ROLE_OF.get(plain(name), "")


def is_password_label(name: str) -> bool:
    """Say whether a field of an item holds a password: "console password", but no hint or old one.

    Wider than :func:`role_of`, which a whole column hangs on.
    """
    words = plain(spaced(name))
    if role_of(name) == "password" or role_of(words) == "password":
        return True
    return words.endswith(_PASSWORD_ENDS) and not any(word in words for word in _NO_PASSWORD)


def by_role(header: tuple[str, ...]) -> dict[Role, tuple[str, ...]]:
    """Return the columns of each role, the most telling name first."""
    found: dict[Role, list[str]] = {}
    for name in header:
        found.setdefault(role_of(name), []).append(name)
    return {
        role: tuple(sorted(names, key=lambda name: _RANK.get(plain(name), 0)))
        for role, names in found.items()
        if role
    }


def is_address(text: str) -> bool:
    """Say whether a cell looks like the address of a site."""
    value = text.strip()
    return len(value) < 5_000 and _ADDRESS.fullmatch(value) is not None


def is_email(text: str) -> bool:
    """Say whether a cell looks like an e-mail address."""
    value = text.strip()
    return len(value) < 300 and _EMAIL.fullmatch(value) is not None


def looks_like_data(cells: tuple[str, ...]) -> bool:
    """Say whether a first line can't be the names of columns, because an address stands in it."""
    return any("://" in cell or is_email(cell) or (is_address(cell) and not role_of(cell)) for cell in cells)
