"""Tells the exports of authenticator apps, which hold keys for one-time codes and no password."""

import re

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.jsonfiles import entries, inner, string

_SOME_APP = "an authenticator app"
#: How those files begin that are no JSON, and who writes them.
_STARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"otpauth-migration://", re.IGNORECASE), "Google Authenticator"),
    (re.compile(r"otpauth://(totp|hotp|steam)/", re.IGNORECASE), "Ente Auth"),
    (re.compile(r"<\?xml[^>]*>\s*<map>.{0,4000}com\.authy\.", re.DOTALL), "Authy"),
    (re.compile(r"<\?xml[^>]*>\s*<map>.{0,4000}(issuerExt|tokenOrder)", re.DOTALL), "FreeOTP"),
    (re.compile(r"<\?xml[^>]*>\s*<map>.{0,4000}(authenticator|totp)", re.DOTALL | re.IGNORECASE), _SOME_APP),
)
#: The class names that Java writes into FreeOTP's backups.
_FREEOTP_BACKUP = b"\xac\xed\x00\x05sr\x00\x11java.util.HashMap"
#: How authenticator apps describe their tables.
_TABLES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"oath_secret_key"), "Microsoft Authenticator"),
    (
        re.compile(rb"CREATE TABLE .?accounts.{0,200}secret", re.DOTALL | re.IGNORECASE),
        "Google Authenticator",
    ),
    (re.compile(rb"CREATE TABLE .?authenticator", re.IGNORECASE), "Stratum"),
)
_STRATUM = (b"AUTHENTICATORPRO", b"AuthenticatorPro")


def refuse_bytes(data: bytes, name: str) -> None:
    """Stop at the backups of authenticator apps that are no text.

    Raises:
        ExportError: it is one, and which.
    """
    if data.startswith(_FREEOTP_BACKUP):
        raise ExportError("one-time-codes", file=name, program="FreeOTP")
    if data.startswith(_STRATUM):
        raise ExportError("one-time-codes", file=name, program="Stratum")
    if data.startswith(b"SQLite format 3\x00"):
        for mark, program in _TABLES:
            if mark.search(data[:200_000]):
                raise ExportError("one-time-codes", file=name, program=program)


def refuse_text(start: str, name: str) -> None:
    """Stop at lists of addresses for one-time codes, and at the stores of apps on Android.

    Raises:
        ExportError: it is one, and which.
    """
    for pattern, program in _STARTS:
        if pattern.match(start):
            raise ExportError("one-time-codes", file=name, program=program)


def refuse_json(document: object, name: str) -> None:
    """Stop at the JSON of authenticator apps.

    Raises:
        ExportError: it is one, and which.
    """
    program = _list_program(document) if isinstance(document, list) else _program(document)
    if program:
        raise ExportError("one-time-codes", file=name, program=program)


def _list_program(items: list[object]) -> str:
    first = next((one for one in items if isinstance(one, dict)), {})
    if "otpGenerator" in first:
        return "Duo"
    return "andOTP" if "secret" in first and "algorithm" in first and "password" not in first else ""


def _program(document: object) -> str:
    keys = frozenset(document) if isinstance(document, dict) else frozenset()
    marks: tuple[tuple[frozenset[str], str], ...] = (
        (frozenset(("header", "db")), "Aegis"),
        (frozenset(("tokenOrder", "tokens")), "FreeOTP"),
        (frozenset(("services", "schemaVersion")), "2FAS"),
        (frozenset(("services", "appOrigin")), "2FAS"),
        (frozenset(("authenticator_tokens",)), "Authy"),
        (frozenset(("Authenticators",)), "Stratum"),
        (frozenset(("shared_secret", "revocation_code")), "Steam"),
    )
    for needed, program in marks:
        if needed <= keys:
            return program
    if any(inner(one, "shared_secret") for one in entries(inner(document, "accounts"))):
        return "Steam"
    if any(
        string(inner(one, "content", "uri")).startswith("otpauth:")
        for one in entries(inner(document, "entries"))
    ):
        return "Proton Authenticator"
    return ""
