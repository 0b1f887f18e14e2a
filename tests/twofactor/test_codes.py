"""Codes agree with the published vectors, and a wrong clock is measured instead of called a wrong code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.twofactor import codes, otpauth
from selfhelp.twofactor.otpauth import Algorithm, OneTimeKey

#: RFC 4226 appendix D and RFC 6238 appendix B: the digits 1 to 0 repeated to the length of the hash.
SECRET_20 = otpauth.base32_of(b"12345678901234567890")
SECRET_32 = otpauth.base32_of(b"12345678901234567890123456789012")
SECRET_64 = otpauth.base32_of(b"1234567890" * 6 + b"1234")
KEY = OneTimeKey(SECRET_20)
NOW = 1_790_000_015.5


@pytest.mark.parametrize(
    ("counter", "code"),
    [
        (0, "755224"),
        (1, "287082"),
        (2, "359152"),
        (3, "969429"),
        (4, "338314"),
        (5, "254676"),
        (6, "287922"),
        (7, "162583"),
        (8, "399871"),
        (9, "520489"),
    ],
)
def test_rfc_4226(counter: int, code: str) -> None:
    """The ten values of RFC 4226 appendix D."""
    assert codes.code_at(OneTimeKey(SECRET_20, kind="hotp", counter=counter), NOW) == code


@pytest.mark.parametrize(
    ("seconds", "algorithm", "secret", "code"),
    [
        (seconds, algorithm, secret, code)
        for algorithm, secret, expected in (
            ("SHA1", SECRET_20, "94287082 07081804 14050471 89005924 69279037 65353130"),
            ("SHA256", SECRET_32, "46119246 68084774 67062674 91819424 90698825 77737706"),
            ("SHA512", SECRET_64, "90693936 25091201 99943326 93441116 38618901 47863826"),
        )
        for seconds, code in zip(
            (59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000), expected.split(), strict=True
        )
    ],
)
def test_rfc_6238(seconds: int, algorithm: Algorithm, secret: str, code: str) -> None:
    """The eighteen values of RFC 6238 appendix B."""
    assert codes.code_at(OneTimeKey(secret, digits=8, algorithm=algorithm), seconds) == code


def test_80_bit_secret() -> None:
    """The short secrets of real sites make codes: a newer pyotp would refuse them."""
    assert codes.code_at(OneTimeKey("JBSWY3DPEHPK3PXP"), 0) == "282760"


def test_steam() -> None:
    """Steam's letters agree with the values that KeePassXC tests against."""
    key = OneTimeKey("63BEDWCQZKTQWPESARIERL5DTTQFCJTK", digits=5, kind="steam")
    assert codes.code_at(key, 1511200518) == "FR8RV"
    assert codes.code_at(key, 1511200714) == "9P3VP"
    assert codes.steps_off(key, "fr8rv", 1511200518) == 0


def test_before_1970() -> None:
    """A clock before 1970 is an error and no code."""
    with pytest.raises(ValueError, match="1970"):
        codes.code_at(KEY, -1)
    assert codes.steps_off(KEY, codes.code_at(KEY, 0), 0) == 0


@pytest.mark.parametrize("written", ["{}{}{} {}{}{}", " {}{}-{}{}-{}{} ", "{}\u00a0{}{}\u2009{}{}\u200e{}\n"])
def test_code_as_people_type_it(written: str) -> None:
    """Spaces, dashes and hidden marks do not matter."""
    assert codes.steps_off(KEY, written.format(*codes.code_at(KEY, NOW)), NOW) == 0


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"])
def test_digits_of_other_scripts(digits: str) -> None:
    """An Arabic, Persian, Hindi or full-width keyboard types its own digits."""
    typed = "".join(digits[int(c)] for c in codes.code_at(KEY, NOW))
    assert codes.steps_off(KEY, typed, NOW) == 0


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12a456", "½23456", "code", "123 456 7"])
def test_not_a_code(typed: str) -> None:
    """What has another length or other characters is no code at all."""
    assert not codes.is_code(KEY, typed)
    assert codes.steps_off(KEY, typed, NOW) is None


@given(st.integers(-codes.SEARCH, codes.SEARCH), st.floats(1e9, 4e9))
def test_drift_is_measured(off: int, now: float) -> None:
    """The search says by how many steps the app is ahead, and two codes leave no doubt."""
    first, second = codes.code_at(KEY, now, off), codes.code_at(KEY, now, off + 1)
    assert codes.steps_off(KEY, first, now, following=second) == off


def test_eleven_minutes_ahead() -> None:
    """Ahead counts up, behind counts down."""
    assert codes.steps_off(KEY, codes.code_at(KEY, NOW + 660), NOW) == 22
    assert codes.steps_off(KEY, codes.code_at(KEY, NOW - 660), NOW) == -22


def test_outside_the_search() -> None:
    """A code of another day is wrong, and a chance match needs its follower too."""
    assert codes.steps_off(KEY, codes.code_at(KEY, NOW + 86_400), NOW) is None
    assert codes.steps_off(KEY, codes.code_at(KEY, NOW), NOW, following="000000") is None
    assert codes.steps_off(KEY, codes.code_at(KEY, NOW), NOW, following="00") is None


def test_counter_goes_ahead_only() -> None:
    """A used code of a counting key is never right again."""
    key = OneTimeKey(SECRET_20, kind="hotp", counter=5)
    assert codes.steps_off(key, "162583", 0) == 2
    assert codes.steps_off(key, "338314", 0) is None
