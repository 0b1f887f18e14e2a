"""What reading an export changes in Python for a moment is a value every system takes, and is put back."""

import csv
from pathlib import Path

import pytest

from selfhelp.passwords.importers import read_export


def test_the_limit_on_cells_fits_every_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long on Windows has 31 bits; more is an error there and nowhere else."""
    asked: list[int] = []
    real = csv.field_size_limit

    def limit(new: int | None = None) -> int:
        if new is not None:
            asked.append(new)
        return real() if new is None else real(new)

    monkeypatch.setattr(csv, "field_size_limit", limit)
    before = real()
    file = tmp_path / "export.csv"
    file.write_text("name,url,username,password\nA,https://a.example,me,Grün-Wiese-4\n", encoding="utf-8")
    read_export(file)
    assert asked
    assert max(asked) == 2**31 - 1
    assert real() == before
