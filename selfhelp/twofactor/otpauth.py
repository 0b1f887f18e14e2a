"""Reads and builds the ``otpauth://`` text that sites put in a QR picture for an authenticator app.

The reader is tolerant, because the text comes from hundreds of sites and from tired hands: spaces, dashes,
lower case, missing padding, an issuer that differs from the label, and unknown fields are all taken.

Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format and RFC 4648 section 6 (Base32).
"""

import base64
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final, Literal, NoReturn
from urllib.parse import parse_qsl, quote, unquote, urlencode

from selfhelp.language import Message, message

Kind = Literal["totp", "hotp", "steam"]
Algorithm = Literal["SHA1", "SHA256", "SHA512"]

#: Bits below which a secret is refused: part of it was lost. Real sites do issue as few as 80.
SMALLEST_SECRET: Final = 80
#: Characters of text that are looked at; the densest QR picture holds 4,296.
LONGEST_TEXT: Final = 8_000
LONGEST_PERIOD: Final = 86_400
_LONGEST_SECRET: Final = 1_024
_LARGEST_COUNTER: Final = 2**63 - 1
_BASE32: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
#: Unicode categories of characters that do not show: controls, joiners, marks of direction, surrogates.
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs"})
_FILLER: Final = _HIDDEN | {"Pd"}

#: What each ``code`` of an :class:`OtpauthError` says to the person. None of them holds any of the text read.
SENTENCES: Final[dict[str, Message]] = {
    "not-otpauth": message(
        "twofactor.otpauth", "This is not a two-factor key: it should begin with otpauth://."
    ),
    "too-long": message("twofactor.otpauth", "This text is too long to be a two-factor key."),
    "bad-type": message("twofactor.otpauth", "This key is of a kind that this program does not know."),
    "no-secret": message(
        "twofactor.otpauth", "This text has no secret in it, so no codes can be made from it."
    ),
    "bad-secret": message(
        "twofactor.otpauth",
        "The secret may only have letters and the digits 2 to 7, but something else is in it.",
    ),
    "short-secret": message("twofactor.otpauth", "The secret is too short; part of it may be missing."),
    "bad-digits": message(
        "twofactor.otpauth", "The key asks for codes of a length that authenticator apps do not make."
    ),
    "bad-period": message(
        "twofactor.otpauth", "The key asks for a time step that authenticator apps do not use."
    ),
    "bad-algorithm": message(
        "twofactor.otpauth", "The key asks for a calculation that authenticator apps do not know."
    ),
    "bad-counter": message("twofactor.otpauth", "The counter of the key is not a number that can be used."),
    "bad-migration": message(
        "twofactor.otpauth", "The export from the other app is damaged or incomplete. Show the picture again."
    ),
    "empty-migration": message(
        "twofactor.otpauth", "The export from the other app holds no key that can be used."
    ),
}


class OtpauthError(ValueError):
    """A text is not a usable two-factor key. Neither ``code`` nor ``sentence`` holds any of the text."""

    def __init__(self, code: str) -> None:
        """Take the sentence of this code.

        Args:
            code: a key of :data:`SENTENCES`.
        """
        self.code = code
        self.sentence = SENTENCES[code]
        super().__init__(self.sentence.text)


def _refuse(code: str) -> NoReturn:
    raise OtpauthError(code) from None


@dataclass(frozen=True, slots=True)
class OneTimeKey:
    """One key of an authenticator app. Its ``repr`` leaves the secret out.

    Args:
        secret: Base32, upper case, without padding; see :func:`base32`.
        issuer: the site, as the app shows it; may be empty.
        account: the account at that site; may be empty.
        digits: characters of a code: 6, 7 or 8; always 5 for ``steam``.
        period: seconds that a code lasts (not used by ``hotp``).
        algorithm: hash of the HMAC.
        kind: ``totp`` counts time (RFC 6238), ``hotp`` counts codes (RFC 4226), ``steam`` is Steam's variant.
        counter: next counter of a ``hotp`` key; 0 for the others.

    Raises:
        OtpauthError: a value no authenticator app could use.
    """

    secret: str = field(repr=False)
    issuer: str = ""
    account: str = ""
    digits: int = 6
    period: int = 30
    algorithm: Algorithm = "SHA1"
    kind: Kind = "totp"
    counter: int = 0

    def __post_init__(self) -> None:
        """Refuse values that would make wrong codes."""
        if self.kind not in {"totp", "hotp", "steam"}:
            _refuse("bad-type")
        if base32(self.secret) != self.secret:
            _refuse("bad-secret")
        if self.digits not in ({5} if self.kind == "steam" else {6, 7, 8}):
            _refuse("bad-digits")
        if not 1 <= self.period <= LONGEST_PERIOD:
            _refuse("bad-period")
        if self.algorithm not in {"SHA1", "SHA256", "SHA512"}:
            _refuse("bad-algorithm")
        if not 0 <= self.counter <= _LARGEST_COUNTER:
            _refuse("bad-counter")


def base32(text: str) -> str:
    """Bring a secret as people copy it into one form: Base32, upper case, no spaces, dashes or padding.

    Bits left over at the end are dropped, as authenticator apps do.

    Args:
        text: the secret as a site shows it.

    Raises:
        OtpauthError: ``no-secret``, ``bad-secret`` or ``short-secret``.
    """
    letters = "".join(
        c for c in text if not (c in "=_.+" or c.isspace() or unicodedata.category(c) in _FILLER)
    )
    if not letters:
        _refuse("no-secret")
    if not letters.isascii():  # Before upper(), which turns a sharp s into two letters of the alphabet.
        _refuse("bad-secret")
    letters = letters.upper()
    if len(letters) > _LONGEST_SECRET or any(c not in _BASE32 for c in letters):
        _refuse("bad-secret")
    if len(letters) * 5 // 8 * 8 < SMALLEST_SECRET:
        _refuse("short-secret")
    number = 0
    for letter in letters:
        number = number << 5 | _BASE32.index(letter)
    size, left_over = divmod(len(letters) * 5, 8)
    return base32_of((number >> left_over).to_bytes(size, "big"))


def base32_of(secret: bytes) -> str:
    """Return the secret as Base32 in the form that :class:`OneTimeKey` holds."""
    return base64.b32encode(secret).decode("ascii").rstrip("=")


def plain_label(text: str) -> str:
    """Return a name without hidden characters and outer spaces, so that it is safe to show."""
    return "".join(c for c in text if unicodedata.category(c) not in _HIDDEN).strip()


def _split_label(label: str, issuer: str) -> tuple[str, str]:
    """Return issuer and account. The ``issuer`` field wins; a prefix of the label stands in for it."""
    prefix, colon, account = label.partition(":")
    if colon:
        prefix, account = unquote(prefix), unquote(account)
    else:
        prefix, colon, account = unquote(label).partition(":")
        if not colon:
            prefix, account = "", prefix
    return plain_label(issuer) or plain_label(prefix), plain_label(account)


def _number(fields: dict[str, str], name: str, otherwise: int, code: str) -> int:
    value = fields.get(name, "").strip()
    if not value:
        return otherwise
    if not re.fullmatch(r"[0-9]{1,19}", value):
        _refuse(code)
    return int(value)


def _algorithm(text: str) -> Algorithm:
    name = re.sub(r"[^A-Z0-9]", "", text.upper()).removeprefix("HMAC")
    match name:
        case "" | "SHA1":
            return "SHA1"
        case "SHA256":
            return "SHA256"
        case "SHA512":
            return "SHA512"
    _refuse("bad-algorithm")


def _kind(text: str, fields: dict[str, str]) -> Kind:
    match text.strip().lower():
        case "totp":
            return "steam" if fields.get("encoder", "").lower() == "steam" else "totp"
        case "hotp":
            return "hotp"
        case "steam":
            return "steam"
    _refuse("bad-type")


def read(text: str) -> OneTimeKey:
    """Read one ``otpauth://`` text.

    Args:
        text: what a QR picture or the clipboard held.

    Raises:
        OtpauthError: the text is no usable key; its sentence never holds the secret.
    """
    if len(text) > LONGEST_TEXT:
        _refuse("too-long")
    body = text.strip().strip("<>\"'\ufeff\u200b").strip()
    if body[:10].lower() != "otpauth://":
        _refuse("not-otpauth")
    path, _, query = body[10:].partition("?")
    kind_text, _, label = path.strip("/").partition("/")
    fields: dict[str, str] = {}
    for name, value in parse_qsl(query.partition("#")[0]):
        fields.setdefault(name.strip().lower(), value)
    kind = _kind(kind_text, fields)
    issuer, account = _split_label(label, fields.get("issuer", ""))
    return OneTimeKey(
        secret=base32(fields.get("secret", "")),
        issuer=issuer,
        account=account,
        digits=5 if kind == "steam" else _number(fields, "digits", 6, "bad-digits"),
        period=30 if kind == "hotp" else _number(fields, "period", 30, "bad-period"),
        algorithm="SHA1" if kind == "steam" else _algorithm(fields.get("algorithm", "")),
        kind=kind,
        counter=_number(fields, "counter", 0, "bad-counter") if kind == "hotp" else 0,
    )


def typed(secret: str, issuer: str = "", account: str = "") -> OneTimeKey:
    """Make a key from the secret that a site shows to be typed in by hand, with the usual settings.

    Args:
        secret: the secret, with or without spaces.
        issuer: name of the site.
        account: name of the account.

    Raises:
        OtpauthError: the secret can't be used.
    """
    if len(secret) > LONGEST_TEXT:
        _refuse("too-long")
    return OneTimeKey(base32(secret), plain_label(issuer), plain_label(account))


def _quoted(text: str) -> str:
    return quote(text, safe="@", errors="replace")


def build(key: OneTimeKey) -> str:
    """Build the ``otpauth://`` text that authenticator apps read; usual settings are left out.

    The result holds the secret: show it, never store or log it.
    """
    label = _quoted(key.account)
    if key.issuer or ":" in key.account:
        label = f"{_quoted(key.issuer)}:{label}"
    fields = {"secret": key.secret}
    if key.issuer:
        fields["issuer"] = key.issuer
    if key.algorithm != "SHA1":
        fields["algorithm"] = key.algorithm
    if key.kind == "steam":
        fields["encoder"] = "steam"
    elif key.digits != 6:
        fields["digits"] = str(key.digits)
    if key.period != 30 and key.kind != "hotp":
        fields["period"] = str(key.period)
    if key.kind == "hotp":
        fields["counter"] = str(key.counter)
    kind = "hotp" if key.kind == "hotp" else "totp"
    return f"otpauth://{kind}/{label}?{urlencode(fields, quote_via=quote, errors='replace')}"
