"""Where things are: the program's own read-only files, and the folder that keeps what a person saves."""

import os
import sys
from pathlib import Path

import platformdirs

#: Beside the packaged program, this folder means "keep everything here and nothing elsewhere".
PORTABLE_FOLDER = "selfhelp-data"


def own_files() -> Path:
    """Return the folder that holds ``resources/`` and ``i18n/``, packaged or not."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle)
    package = Path(__file__).resolve().parent
    installed = package / "_files"
    return installed if installed.is_dir() else package.parent


def resources() -> Path:
    """Return the folder of catalogue, icons and word lists."""
    return own_files() / "resources"


def translations() -> Path:
    """Return the folder of gettext catalogues."""
    return own_files() / "i18n"


def beside_program() -> Path:
    """Return the data folder beside the packaged program, whether or not it exists."""
    return Path(sys.executable).resolve().parent / PORTABLE_FOLDER


def data_folder() -> Path:
    """Return where a person's case is kept when they name no folder. Nothing is created here.

    The folder beside the packaged program wins when it exists (the program runs from a stick);
    otherwise it is the system's folder for application data.
    """
    chosen = os.environ.get("SELFHELP_DATA")
    if chosen:
        return Path(chosen)
    if getattr(sys, "frozen", False) and beside_program().is_dir():
        return beside_program()
    return Path(platformdirs.user_data_dir("selfhelp", appauthor=False, roaming=False))


def given_name() -> str:
    """Return the name for the window that a responder put into ``name.txt`` beside the packaged program."""
    if not getattr(sys, "frozen", False):
        return ""
    try:
        text = (Path(sys.executable).resolve().parent / "name.txt").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return " ".join(text.split())[:40]
