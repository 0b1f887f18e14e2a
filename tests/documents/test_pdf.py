"""A saved PDF: every sign can be searched and copied, and its name says nothing to others."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from selfhelp.app import application
from selfhelp.ui.printing import write_pdf

WORDS = "2026-11-22 21:40 a.b@c-d.example +1 (555) 010-9999 https://x.example/a_b?c=d&e #1; “q” – end"


@pytest.mark.skipif(
    not shutil.which("pdftotext") and not os.environ.get("CI"), reason="poppler-utils is not installed"
)
def test_the_text_layer_keeps_every_sign(qtbot: QtBot, tmp_path: Path) -> None:
    """Hyphens, colons and all other signs are in the text of the file, where search and copy find them."""
    application()
    path = tmp_path / "list.pdf"
    write_pdf(f"<p>{WORDS.replace('&', '&amp;')}</p><p><b>10:30 - A-B</b></p>", path, "Notes")
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, timeout=60, check=True
    )
    said = " ".join(done.stdout.split())
    assert said == f"{WORDS} 10:30 - A-B"
