"""A format that nobody knows is named back, and no more of it than fits into a sentence."""

from pathlib import Path

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import read_export


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("lastpas", "lastpas"), ("x" * 40, "x" * 40), ("y" * 41, "y" * 40), ("a\nb", "")],
)
def test_what_was_asked_for_is_shown_cut(tmp_path: Path, asked: str, shown: str) -> None:
    """Forty signs at most; what can't be printed is left out."""
    file = tmp_path / "export.csv"
    file.write_text("name,url,username,password\n", encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        read_export(file, asked)
    said = str(caught.value)
    assert shown in said
    assert "y" * 41 not in said
    assert "\n" not in said
