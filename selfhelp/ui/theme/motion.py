"""How long a movement takes, and whether there is one at all. Leaving never waits for any of them."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


class Motion:
    """Whether things move. One instance, set from the person's choice and the system's."""

    def __init__(self) -> None:
        """Follow the system until the person chooses."""
        self._chosen: bool | None = None
        self._system: bool | None = None

    def use(self, reduced: bool | None) -> None:
        """Take up the person's choice: True for no motion, False for motion, None for the system's wish."""
        self._chosen = reduced
        self._system = None

    @property
    def reduced(self) -> bool:
        """Whether everything happens at once."""
        if self._chosen is not None:
            return self._chosen
        if self._system is None:
            self._system = system_asks_for_less()
        return self._system

    def time(self, milliseconds: int) -> int:
        """Return how long a movement takes, in milliseconds: none where less is asked for."""
        return 0 if self.reduced else milliseconds


MOTION = Motion()


def system_asks_for_less() -> bool:
    """Tell whether the computer is set to show fewer movements."""
    if QApplication.instance() is not None and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
        # The offscreen and minimal screens of tests have no effects either.
        return QApplication.platformName() not in ("offscreen", "minimal")
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _mac()
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return any(_says(home / file, *where) for file, where in _LINUX_FILES.items())


#: Where desktops write it down: section, key, and the value that means "fewer movements".
_LINUX_FILES = {
    "gtk-4.0/settings.ini": ("Settings", "gtk-enable-animations", ("0", "false")),
    "gtk-3.0/settings.ini": ("Settings", "gtk-enable-animations", ("0", "false")),
    "kdeglobals": ("KDE", "AnimationDurationFactor", ("0", "0.0")),
}


def _says(path: Path, section: str, key: str, values: tuple[str, ...]) -> bool:
    if not path.is_file():
        return False
    from configparser import ConfigParser, Error

    reader = ConfigParser(strict=False, interpolation=None)
    try:
        reader.read(path, encoding="utf-8")
    except (Error, OSError, UnicodeDecodeError):
        # Another program's file, in a shape of its own: then nothing was asked for.
        return False
    return reader.get(section, key, fallback="").strip().lower() in values


def _windows() -> bool:
    import ctypes

    shown = ctypes.c_int(1)
    client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    system = getattr(ctypes, "windll").user32  # noqa: B009  type checkers know it on Windows only
    system.SystemParametersInfoW(client_area_animation, 0, ctypes.byref(shown), 0)
    return not shown.value


def _mac() -> bool:
    import plistlib

    path = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    try:
        with path.open("rb") as file:
            return bool(plistlib.load(file).get("reduceMotion"))
    except (OSError, plistlib.InvalidFileException, ValueError):
        return False
