"""Reads ``otpauth-migration://`` texts, in which Google Authenticator exports several keys at once.

The format is not documented by Google; the fields are those that qistoph/otp_export and Aegis
(``google_auth.proto``) read. The messages are Protocol Buffers, of which this file reads what it needs:
https://protobuf.dev/programming-guides/encoding/.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from selfhelp.twofactor import otpauth
from selfhelp.twofactor.otpauth import Algorithm, Kind, OneTimeKey, OtpauthError

_SCHEME: Final = "otpauth-migration://"
_ALGORITHMS: Final[dict[int, Algorithm]] = {0: "SHA1", 1: "SHA1", 2: "SHA256", 3: "SHA512"}
_DIGITS: Final = {0: 6, 1: 6, 2: 8}
_KINDS: Final[dict[int, Kind]] = {0: "totp", 1: "hotp", 2: "totp"}
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class Batch:
    """The keys of one picture.

    Args:
        keys: the keys that can be used.
        skipped: how many keys of the picture can't be used (an MD5 key, for example).
        size: how many pictures the whole export has; 1 when there is only this one.
        index: which of them this one is, from 0.
        id: the same number for every picture of one export.
    """

    keys: tuple[OneTimeKey, ...]
    skipped: int = 0
    size: int = 1
    index: int = 0
    id: int = 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that starts at ``at`` and where the next field starts."""
    number = 0
    for step in range(10):
        if at + step >= len(data):
            break
        byte = data[at + step]
        number |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            return number & 0xFFFFFFFFFFFFFFFF, at + step + 1
    raise OtpauthError("bad-migration")


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield number and value of every field of a message; fixed-size fields are passed over."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield number, value
            continue
        if wire == _BYTES:
            size, at = _varint(data, at)
        elif wire in {_FIXED64, _FIXED32}:
            size = 8 if wire == _FIXED64 else 4
        else:
            raise OtpauthError("bad-migration")
        if number == 0 or size > len(data) - at:
            raise OtpauthError("bad-migration")
        if wire == _BYTES:
            yield number, data[at : at + size]
        at += size


def _text(value: int | bytes | None) -> str:
    return otpauth.plain_label(value.decode("utf-8", "replace")) if isinstance(value, bytes) else ""


def _whole(value: int | bytes | None) -> int:
    return value if isinstance(value, int) else 0


def _key(message: bytes) -> OneTimeKey:
    found = dict(_fields(message))
    secret = found.get(1)
    if not isinstance(secret, bytes) or not secret:
        raise OtpauthError("no-secret")
    name, issuer = _text(found.get(2)), _text(found.get(3))
    prefix, colon, rest = name.partition(":")
    if colon and (not issuer or prefix.strip().casefold() == issuer.casefold()):
        issuer, name = issuer or prefix.strip(), rest.strip()
    algorithm, digits = _ALGORITHMS.get(_whole(found.get(4))), _DIGITS.get(_whole(found.get(5)))
    kind = _KINDS.get(_whole(found.get(6)))
    if algorithm is None:
        raise OtpauthError("bad-algorithm")
    if digits is None:
        raise OtpauthError("bad-digits")
    if kind is None:
        raise OtpauthError("bad-type")
    counter = _whole(found.get(7)) if kind == "hotp" else 0
    return OneTimeKey(
        otpauth.base32(otpauth.base32_of(secret)), issuer, name, digits, 30, algorithm, kind, counter
    )


def _payload(text: str) -> bytes:
    query = text[len(_SCHEME) :].partition("?")[2].partition("#")[0]
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "data":
            # A plus may have become a space on the way; base64url letters are taken too.
            letters = unquote(value).strip().replace(" ", "+").replace("-", "+").replace("_", "/")
            letters = "".join(letters.split()).rstrip("=")
            try:
                return base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
            except (binascii.Error, ValueError):
                raise OtpauthError("bad-migration") from None
    raise OtpauthError("bad-migration")


def is_migration(text: str) -> bool:
    """Say whether a text is an export of several keys."""
    return text.strip()[: len(_SCHEME)].lower() == _SCHEME


def read_migration(text: str) -> Batch:
    """Read one ``otpauth-migration://`` text.

    Args:
        text: what one QR picture of the export held.

    Raises:
        OtpauthError: ``not-otpauth``, ``too-long``, ``bad-migration`` or ``empty-migration``.
    """
    if len(text) > otpauth.LONGEST_TEXT:
        raise OtpauthError("too-long")
    if not is_migration(text):
        raise OtpauthError("not-otpauth")
    keys: list[OneTimeKey] = []
    skipped = 0
    numbers = {3: 1, 4: 0, 5: 0}
    for number, value in _fields(_payload(text.strip())):
        if number == 1 and isinstance(value, bytes):
            try:
                keys.append(_key(value))
            except OtpauthError as error:
                if error.code == "bad-migration":
                    raise
                skipped += 1
        elif number in numbers and isinstance(value, int):
            numbers[number] = value & 0x7FFFFFFF
    if not keys:
        raise OtpauthError("empty-migration")
    size = max(numbers[3], 1)
    return Batch(tuple(keys), skipped, size, min(numbers[4], size - 1), numbers[5])
