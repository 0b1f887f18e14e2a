"""Practice: the person learns whether the code was right, and if only the clock is off, by how much."""

import pytest

from selfhelp.twofactor import codes, otpauth, practice

NOW = 1_790_000_000.0


def test_throw_away_key() -> None:
    """Every practice has its own long key, which names no site and no person."""
    key = practice.new_key()
    assert key != practice.new_key()
    assert (key.issuer, key.account, len(key.secret)) == ("Practice", "notes", 32)
    assert "selfhelp" not in practice.address(key).lower(), "an authenticator shows it to whoever looks"
    assert otpauth.read(practice.address(key)) == key


@pytest.mark.parametrize("ahead", [-30, 0, 30])
def test_right_code(ahead: int) -> None:
    """The code of now and its neighbours are right, typed with or without a space."""
    key = practice.new_key()
    code = codes.code_at(key, NOW + ahead)
    result = practice.check(key, f"{code[:3]} {code[3:]}", NOW)
    assert (result.state, result.seconds_off) == ("right", 0)


@pytest.mark.parametrize("ahead", [-3_600, -660, 90, 660, 3_600])
def test_clock_off(ahead: int) -> None:
    """A phone that is minutes off is told so instead of "wrong"."""
    key = otpauth.OneTimeKey("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    result = practice.check(key, codes.code_at(key, NOW + ahead), NOW)
    assert (result.state, result.seconds_off) == ("clock-off", ahead)


def test_wrong_code() -> None:
    """A code of another time far away is wrong."""
    key = otpauth.OneTimeKey("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert practice.check(key, codes.code_at(key, NOW + 1_000_000), NOW).state == "wrong"


@pytest.mark.parametrize("typed", ["", "hello", "12345", "1234567"])
def test_not_a_code(typed: str) -> None:
    """Something else than six digits is not called wrong."""
    assert practice.check(practice.new_key(), typed, NOW).state == "not-a-code"


def test_every_state_has_a_sentence() -> None:
    """The page can always say what happened."""
    for state in ("right", "clock-off", "wrong", "not-a-code"):
        assert practice.Checked(state).sentence.text
