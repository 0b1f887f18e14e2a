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
        *("password", "login password", "current password", "user password", "passwd", "pwd", "pass"),
        *("passwort", "kennwort", "mot de passe", "contraseña", "clave de acceso", "senha", "palavra passe"),
        *("wachtwoord", "parola", "parolă", "hasło", "heslo", "lösenord", "passord"),
        *("adgangskode", "kodeord"),
        *("salasana", "jelszó", "şifre", "κωδικός πρόσβασης", "пароль", "كلمة المرور", "كلمة السر"),
        *("رمز عبور", "گذرواژه", "סיסמה", "סיסמא", "パスワード", "密码", "密碼", "비밀번호", "पासवर्ड"),
        *("mật khẩu", "kata sandi", "รหัสผ่าน", "nenosiri", "password value"),
    ),
    "username": (
        *("username", "user name", "login username", "login name", "login", "user", "user id", "userid"),
        *("benutzername", "benutzer", "anmeldename", "nom d'utilisateur", "identifiant", "nombre de usuario"),
        *("usuario", "nome de usuário", "nome utente", "utente", "gebruikersnaam", "nazwa użytkownika"),
        *("användarnamn", "brukernavn", "brugernavn", "käyttäjätunnus", "kullanıcı adı", "όνομα χρήστη"),
        *("логин", "имя пользователя", "ім'я користувача", "اسم المستخدم", "نام کاربری", "שם משתמש"),
        *("ユーザー名", "用户名", "使用者名稱", "사용자 이름", "tên đăng nhập", "nama pengguna"),
        *("email", "e mail", "mail", "email address", "login email", "e mail adresse", "correo electrónico"),
        *("correo", "البريد الإلكتروني", "メールアドレス", "username2", "account"),
    ),
    "site": (
        *("url", "website", "web site", "website address", "web address", "website url", "login url"),
        *("login uri", "login urls", "urls", "uri", "address", "webseite", "internetadresse", "adresse"),
        *("site", "site web", "sitio web", "sito web", "sito", "strona", "webbplats", "hjemmeside"),
        *("web sitesi", "веб сайт", "сайт", "الموقع", "موقع الويب", "وبسایت", "אתר", "ウェブサイト", "网站"),
        *("網站", "웹사이트", "trang web", "domain", "host", "hostname"),
    ),
    "title": (
        *("title", "name", "item name", "display name", "account name", "entry", "label", "titel", "titre"),
        *("título", "titolo", "nom", "nombre", "nome", "naam", "tytuł", "nazwa", "название", "назва"),
        *("العنوان", "الاسم", "عنوان", "タイトル", "名称", "標題", "标题", "제목", "service", "dienst"),
    ),
    "totp": (
        *("totp", "otp", "otpauth", "otp auth", "login totp", "twofasecret", "2fa"),
        *(
            "otp secret",
            "otpsecret",
            "otpurl",
            "otp url",
            "one time password",
            "one time code",
            "totp secret",
            "authenticator key",
        ),
        *("einmalkennwort", "code à usage unique"),
    ),
    "note": ("note", "notes", "comments", "comment", "notizen", "remarques", "notas", "extra", "memo"),
}
_ROLE_OF: dict[str, Role] = {name: role for role, names in NAMES.items() for name in reversed(names)}
_RANK: dict[str, int] = {name: rank for names in NAMES.values() for rank, name in enumerate(names)}

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://\S+"
    r"|(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\.?(?::\d{1,5})?(?:[/?#]\S*)?"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:/\S*)?|localhost(?::\d{1,5})?(?:/\S*)?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@,;]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,24}")


def plain(name: str) -> str:
    """Return a column's name without the marks that vary between programs."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[_\-.:*!]+", " ", text).split())


def role_of(name: str) -> Role:
    """Return what a column of that name holds, or nothing when that is not certain."""
    return _ROLE_OF.get(plain(name), "")


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
