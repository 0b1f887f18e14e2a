"""The built folder that these tests look at, and an environment that helps it with nothing."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of the packaged program, or skip."""
    named = os.environ.get("SELFHELP_BUILT")
    folder = Path(named) if named else ROOT / "dist" / "notes"
    if named and not folder.is_dir():
        pytest.fail(f"SELFHELP_BUILT names {folder}, which is no folder")
    if not folder.is_dir():
        pytest.skip("there is no packaged program: run ./dev build, or name its folder in SELFHELP_BUILT")
    return folder.resolve()


@pytest.fixture(scope="session")
def program(built: Path) -> Path:
    """Return the packaged program itself."""
    return built / ("notes.exe" if sys.platform == "win32" else "notes")


def bare(home: Path) -> dict[str, str]:
    """Return an environment that helps with nothing: no PATH, no display, nobody's settings."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "HOME": str(home), "PATH": "/nonexistent", "LANG": "C.UTF-8"}
