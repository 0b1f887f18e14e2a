"""A passphrase that is too short is refused wherever one can be set, and nothing is changed by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept.safe import Safe
from selfhelp.case.model import Case

WORDS = "four words are enough"


@pytest.mark.parametrize("change", [Safe.set_passphrase, Safe.set_second_passphrase])
@pytest.mark.parametrize("short", ["", "seven 7", "       "])
def test_fewer_than_eight_signs(tmp_path: Path, change: Callable[[Safe, str], object], short: str) -> None:
    """The old one still opens, and the short one opens nothing."""
    safe = Safe.create(tmp_path / "notes", Case(triage_done=True), passphrase=WORDS, memory_kib=64)
    with pytest.raises(KeepingError):
        change(safe, short)
    safe.close()
    opened, case = Safe.open_with_words(tmp_path / "notes", WORDS)
    assert case.triage_done
    opened.close()
