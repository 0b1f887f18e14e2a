"""Why a weak password is weak, in codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.passwords.explain import EXPLANATIONS, explain, is_pin


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("", set()),
        ("4821", {"pin", "short"}),
        ("12345678", {"pin"}),
        ("qwertyuiop", {"common-word"}),
        ("zaq12wsx77", {"common-word"}),
        ("poiuytr", {"keyboard", "short"}),
        ("31121987", {"pin", "dates"}),
        ("31.12.1987", {"dates"}),
        ("1987-12-31", {"dates"}),
        ("Outdoors1994", {"dictionary-word", "dates"}),
        ("abcabcabc", {"repeats"}),
        ("ghijklmn", {"sequence"}),
        ("97531", {"sequence"}),
        ("sroodtuo7", {"dictionary-word", "reversed"}),
        ("0utd00rs", {"dictionary-word", "substitutions"}),
        ("xqzvkw", {"short"}),
    ],
)
def test_codes(password: str, codes: set[str]) -> None:
    """Each kind of weakness has its code."""
    assert codes <= set(explain(password))


@given(st.text(max_size=50))
def test_any_text(password: str) -> None:
    """Every password but the empty one gets a known code, in the known order."""
    codes = explain(password)
    assert bool(codes) == bool(password)
    assert list(codes) == [code for code in EXPLANATIONS if code in codes]


def test_pins() -> None:
    """A PIN is a number of up to eight plain digits."""
    assert is_pin("0000")
    assert not any(map(is_pin, ["", "123456789", "12a4", "۱۲۳۴"]))
