"""How hard passwords are to guess, and the traps of the two libraries that say so."""

import pytest
import zxcvbn
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.matching import RANKED_DICTIONARIES

from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.strength import EXPLANATIONS, strength


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("zxcvfr4", "keyboard"),
        ("12.03.1987", "dates"),
        ("aaaaaaaa", "repeats"),
        ("abcdefgh", "sequence"),
        ("Rosalind", "name"),
        ("password", "common-word"),
        ("drowssap7", "reversed"),
        ("p4ssw0rd", "substitutions"),
        ("R7t!", "short"),
        ("outdoors", "dictionary-word"),
    ],
)
def test_weak_ones_are_explained(password: str, code: str) -> None:
    """Each kind of guessable password has its own code."""
    result = strength(password)
    assert result.score <= 2
    assert code in result.explanation
    assert set(result.explanation) <= set(EXPLANATIONS)


@pytest.mark.parametrize("password", ["vQ8#mz!Lk2@x", "marbled-otter-quilt-canyon-drift"])
def test_strong_ones_need_no_words(password: str) -> None:
    """A strong password has nothing explained."""
    assert strength(password).score == 4
    assert strength(password).explanation == ()


@pytest.mark.parametrize(
    "password",
    [
        "",
        " ",
        "\ud800\udfff broken",
        "a" * 73,
        "a" * 100_000,
        "4@8({[</369&#!1/|0$5+7%2/" * 4,
        "😀" * 80,
        "\0",
        "۱۲۳",
    ],
)
def test_traps(password: str) -> None:
    """Empty, broken, very long and leet-rich passwords crash or stall the libraries; not here."""
    assert 0 <= strength(password).score <= 4


@given(st.text(st.characters(), max_size=60))
@settings(deadline=None)
def test_any_text(password: str) -> None:
    """Any text has a score."""
    assert 0 <= strength(password).score <= 4


def test_zxcvbn_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would keep what it is asked in a module global, and a single password can take it seconds."""

    def ask(*_given: object, **_named: object) -> None:
        pytest.fail("zxcvbn was asked")

    monkeypatch.setattr(zxcvbn, "zxcvbn", ask)
    monkeypatch.setattr(zxcvbn.matching, "omnimatch", ask)
    strength("adaadaada")
    assert not RANKED_DICTIONARIES.get("user_inputs")


def test_common_in_any_case() -> None:
    """The list of most common passwords is asked without regard to case, and only for whole passwords."""
    assert is_common("PassWord")
    assert not is_common("password-marmalade")
    assert not is_common("")
