"""Every format that was ever written still opens. Each has a folder, made by the program of its time."""

import shutil
from pathlib import Path

import msgspec
import pytest

from selfhelp.case.model import Case
from selfhelp.case.records import FORMAT
from selfhelp.case.safe import Safe

FORMATS = Path(__file__).parent / "formats"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_an_old_format_opens(tmp_path: Path, number: int) -> None:
    """The notes of this format open with their passphrase and hold what they held."""
    folder = tmp_path / "notes"
    shutil.copytree(FORMATS / str(number), folder)
    opened, case = Safe.open_with_words(folder, "format one fixture")
    opened.close()
    assert case == msgspec.json.decode((folder / "case.json").read_bytes(), type=Case)


def test_every_format_has_its_folder() -> None:
    """Raising the format without leaving a fixture of the one before is noticed here."""
    assert sorted(int(p.name) for p in FORMATS.iterdir()) == list(range(1, FORMAT + 1))
