"""One Windows folder, one Wine and one screen for all tests here: starting them takes long."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from maintainer.release import wine
from maintainer.release.wine import Wine

ROOT = Path(__file__).parents[2]
#: A name that a person may give a folder: a space, Arabic, Cyrillic, an accent.
ODD = "my notes ملاحظات заметки é"


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder that `./dev build --windows` made; skip with one line, or fail where it must be."""
    folder = Path(os.environ.get("SELFHELP_BUILT_WINDOWS", ROOT / "dist" / "windows" / "notes"))
    lacking = wine.missing()
    if lacking is None and not folder.is_dir():
        lacking = "There is no folder for Windows: ./dev build --windows"
    if lacking is None:
        return folder.resolve()
    if os.environ.get("SELFHELP_WINDOWS") == "required":
        pytest.fail(lacking)
    pytest.skip(lacking)


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """Run an X server that nobody sees, and let Wine use it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = name
    try:
        yield name
    finally:
        server.terminate()
        server.wait(30)
        os.environ.pop("DISPLAY")
        if before is not None:
            os.environ["DISPLAY"] = before


@pytest.fixture(scope="session")
def wine_here(tmp_path_factory: pytest.TempPathFactory, built: Path, screen: str) -> Iterator[Wine]:
    """Return a Windows of its own."""
    made = Wine(tmp_path_factory.mktemp("windows") / "prefix")
    made.ready()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def unpacked(wine_here: Wine, built: Path) -> Path:
    """Return the program in a folder with a name that a person may give."""
    place = wine_here.drive / ODD
    shutil.copytree(built, place)
    return place
