"""Languages stand in one order, whatever the order in which they were added."""

import sys
from pathlib import Path

import pytest

from selfhelp import places
from selfhelp.language import available


def test_english_first_then_by_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """English, then the others by their tags; one without its files is left out."""
    names = {"en": "English", "zz": "Zett", "ar": "العربية", "fa": "فارسی"}
    monkeypatch.setattr(sys.modules["selfhelp.language.available"], "OWN_NAMES", names)
    monkeypatch.setattr(places, "translations", lambda: tmp_path)
    for tag in ("zz", "ar"):
        (tmp_path / tag).mkdir()
    assert list(available()) == ["en", "ar", "zz"]
