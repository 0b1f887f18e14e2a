"""Which languages can be chosen, and how they are opened."""

from pathlib import Path

import pytest

from selfhelp import places
from selfhelp.language import (
    UnknownLanguageError,
    activate,
    available,
    best_match,
    npgettext,
    open_language,
    pgettext,
)
from tests.language.compiled import install


@pytest.fixture
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program an Arabic translation of one sentence."""
    install(tmp_path, "ar", "ui", {("x", "Leave"): "غادر"})
    monkeypatch.setattr(places, "own_files", lambda: tmp_path)
    return tmp_path


def test_english_comes_first(arabic: Path) -> None:
    """Languages are listed under their own names, so that a person finds theirs."""
    assert list(available().items()) == [("en", "English"), ("ar", "العربية")]


def test_only_english_without_translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no translations installed, English is there, and nothing fails."""
    monkeypatch.setattr(places, "own_files", lambda: tmp_path)
    assert available() == {"en": "English"}
    with pytest.raises(UnknownLanguageError):
        open_language("ar")


def test_unknown_language_says_which_there_are(arabic: Path) -> None:
    """The error names what was asked for and what there is."""
    with pytest.raises(UnknownLanguageError, match=r"no language 'tlh'.*en, ar") as caught:
        open_language("tlh")
    assert caught.value.tag == "tlh"


@pytest.mark.parametrize("tag", ["../../etc", "ar/..", "", "/", "ar\0", "."])
def test_tag_is_never_a_path(arabic: Path, tag: str) -> None:
    """A tag from the command line can't lead anywhere else."""
    with pytest.raises(UnknownLanguageError):
        open_language(tag)


@pytest.mark.parametrize("tag", ["ar", "AR", "ar-EG", "ar_SA", "ar_EG.UTF-8"])
def test_region_is_ignored(arabic: Path, tag: str) -> None:
    """Every Arabic opens the one Arabic there is, read from right to left, with its digits."""
    language = open_language(tag)
    assert (language.tag, language.right_to_left, language.digits[5]) == ("ar", True, "٥")


def test_opened_translation_is_said(arabic: Path) -> None:
    """A compiled file is found, and what it lacks is said in English."""
    activate(open_language("ar"))
    assert pgettext("x", "Leave") == "غادر"
    assert pgettext("x", "Stay") == "Stay"
    assert npgettext("x", "{count} day", "{count} days", 3) == "٣ days"


def test_uncompiled_language_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language whose files are not compiled is right to left already, and never blank."""
    (tmp_path / "i18n" / "ar").mkdir(parents=True)
    monkeypatch.setattr(places, "own_files", lambda: tmp_path)
    language = open_language("ar")
    activate(language)
    assert language.right_to_left
    assert pgettext("x", "Leave") == "Leave"


def test_english_needs_no_file() -> None:
    """English is built in and reads from left to right, whatever its region."""
    assert [open_language(tag).tag for tag in ("en", "en-GB", "EN_us")] == ["en", "en", "en"]
    assert not open_language("en").right_to_left


def test_pseudo_language_is_not_offered() -> None:
    """The pretend language is for tests and can be opened, but nobody is offered it."""
    assert open_language("qps").tag == "qps"
    assert "qps" not in available()


def test_best_match_takes_the_first_there_is(arabic: Path) -> None:
    """The computer's list of languages is followed in its order; English when none is there."""
    assert best_match(["tlh-XX", "ar-MA", "en"]).tag == "ar"
    assert best_match(["tlh", "xx"]).tag == "en"
    assert best_match([]).tag == "en"
