"""The export of Google Authenticator: several keys in one picture, several pictures in one export."""

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.twofactor import migration
from selfhelp.twofactor.migration import Batch
from selfhelp.twofactor.otpauth import OneTimeKey, OtpauthError

#: Published with the first readers of the format (github.com/dim13/otpauth).
PUBLIC = (
    "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC"
)
SECRET = b"12345678901234567890"


def varint(number: int) -> bytes:
    """Write a number as Protocol Buffers do."""
    out = bytearray()
    number &= 0xFFFFFFFFFFFFFFFF
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """Write a message of numbers and byte strings."""
    out = b""
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            out += varint(number << 3 | 2) + varint(len(value)) + value
    return out


def export(payload: bytes) -> str:
    """Write the text of a picture."""
    return "otpauth-migration://offline?data=" + quote(base64.b64encode(payload).decode(), safe="")


def refused(text: str) -> str:
    """Return the code with which a text is refused."""
    with pytest.raises(OtpauthError) as caught:
        migration.read_migration(text)
    return caught.value.code


def test_public_example() -> None:
    """The published example gives its published secret."""
    batch = migration.read_migration(PUBLIC)
    assert batch == Batch((OneTimeKey("JBSWY3DPEHPK3PXP", "Example", "alice@google.com"),))


def test_all_fields() -> None:
    """Hash, digits, kind and counter of a key, and the place of the picture in its export, are read."""
    counting = message((1, SECRET), (2, b"me"), (3, b"Site"), (4, 3), (5, 2), (6, 1), (7, 99), (8, b"id"))
    payload = message((1, counting), (1, message((1, SECRET), (6, 2))), (2, 1), (3, 4), (4, 2), (5, -7))
    batch = migration.read_migration(export(payload))
    first, second = batch.keys
    assert (first.kind, first.digits, first.algorithm, first.counter) == ("hotp", 8, "SHA512", 99)
    assert (first.issuer, first.account) == ("Site", "me")
    assert (second.kind, second.digits, second.algorithm) == ("totp", 6, "SHA1")
    assert (batch.size, batch.index, batch.skipped) == (4, 2, 0)
    assert batch.id == migration.read_migration(export(payload)).id > 0


def test_unknown_fields_are_passed_over() -> None:
    """A newer app may add fields of any type."""
    extra = message((20, 5), (21, b"new")) + varint(22 << 3 | 1) + b"8 bytes." + varint(23 << 3 | 5) + b"4 by"
    batch = migration.read_migration(export(message((1, message((1, SECRET)) + extra)) + extra))
    assert len(batch.keys) == 1


def test_key_that_cannot_be_used_is_counted() -> None:
    """One odd key does not hide the others, and the person hears that it is missing."""
    payload = message(
        (1, message((1, SECRET), (4, 4))),
        (1, message((1, b"short"))),
        (1, message((1, SECRET), (5, 9))),
        (1, message((1, SECRET), (6, 9))),
        (1, message((2, b"no secret"))),
        (1, message((1, SECRET))),
    )
    batch = migration.read_migration(export(payload))
    assert (len(batch.keys), batch.skipped) == (1, 5)


@pytest.mark.parametrize("name", [b"Site:me", b"site: me", b"me"])
def test_issuer_is_not_said_twice(name: bytes) -> None:
    """The name may begin with the issuer."""
    (key,) = migration.read_migration(
        export(message((1, message((1, SECRET), (2, name), (3, b"Site")))))
    ).keys
    assert (key.issuer, key.account) == ("Site", "me")


def test_base64_as_it_arrives() -> None:
    """A plus that became a space, base64url letters and missing padding are tolerated."""
    secret = b"\xfb\xef\xbe\xff\xff" * 4
    letters = base64.b64encode(message((1, message((1, secret))))).decode()
    for written in (
        letters,
        letters.replace("+", " "),
        letters.replace("+", "-").replace("/", "_").rstrip("="),
    ):
        assert len(migration.read_migration(f" otpauth-migration://offline?data={written}\n").keys) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("otpauth-migration://offline", "bad-migration"),
        ("otpauth-migration://offline?data=%%%", "bad-migration"),
        ("otpauth-migration://offline?data=A", "bad-migration"),
        (PUBLIC[:-8], "bad-migration"),
        ("otpauth-migration://offline?data=", "empty-migration"),
        (export(message((1, message((1, b"short"))))), "empty-migration"),
        (export(b"\x0b"), "bad-migration"),
        (export(b"\x80" * 11), "bad-migration"),
        (export(b"\x02\x01a"), "bad-migration"),
        (PUBLIC + "A" * 9_000, "too-long"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    """A damaged export is refused as a whole; half an export would lock someone out later."""
    assert refused(text) == code


def test_a_single_key_is_no_export() -> None:
    """It is read elsewhere, and refused here."""
    assert refused("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP") == "not-otpauth"


def keys_or_code(text: str) -> tuple[OneTimeKey, ...] | str:
    """Return the keys of a text, or the code with which it is refused."""
    try:
        return migration.read_migration(text).keys
    except OtpauthError as error:
        return error.code


@given(st.binary(max_size=400))
def test_any_payload(payload: bytes) -> None:
    """Any bytes give keys or a clear refusal."""
    assert keys_or_code(export(payload))


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text(text: str) -> None:
    """Any text after the scheme gives keys or a clear refusal."""
    for start in ("", "otpauth-migration://", "otpauth-migration://offline?data="):
        assert keys_or_code(start + text)
