"""Qt's binding comes without what explains wrong calls, and explains them all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

#: Wrong calls of several kinds, what they are answered, and the text of ``help()``.
CALLS = """
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
print({first})
for call in (
    lambda: QSize("a", 2), lambda: QColor(1, 2, 3, 4, 5, 6), lambda: QWidget.setObjectName(1, 2),
    lambda: QWidget.setFocus(wrong=1), lambda: QSize(1, 2).scaled("x"),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(QLabel.setText.__doc__)
import shiboken6, zipfile, traceback, base64
print(shiboken6.__version__, shiboken6.isValid, *(m.__file__ for m in (zipfile, traceback, base64)))
"""


def _told(code: str) -> str:
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


LEAN = "from selfhelp.ui.binding import load_lean\nassert load_lean()\n"


@pytest.mark.parametrize("first", ["'a wrong call'", "QLabel.setText.__doc__"])
def test_wrong_calls_are_explained_as_ever(first: str) -> None:
    """Whatever asks first for an explanation, it and all others are the binding's own."""
    calls = CALLS.replace("{first}", first)
    lean, whole = _told(LEAN + calls), _told(calls)
    assert "Supported signatures" in whole
    assert lean == whole


def test_nothing_is_compiled_or_read_that_only_explains() -> None:
    """Neither the unpacked modules nor what reads the source of each import is there."""
    code = f"""{LEAN}
import builtins, sys
from PySide6 import QtWidgets
print([name for name in ("inspect", "ast", "zipfile", "argparse", "logging") if name in sys.modules])
print(builtins.__import__.__name__ == "__feature_import__")
"""
    assert _told(code) == "[]\nFalse\n"


def test_only_the_first_asks(tmp_path: Path) -> None:
    """Once the binding is there, and where there is nothing to show it, it is left alone."""
    again = f"{LEAN}from PySide6 import QtCore\nprint(load_lean())"
    assert _told(again) == "False\n"
    without = f"""
from pathlib import Path
from selfhelp.ui.binding import load_lean
print(load_lean(Path({str(tmp_path)!r})))
from PySide6.QtCore import QSize
print(QSize(1, 2).width())
"""
    assert _told(without) == "False\n1\n"


def test_a_core_that_cannot_be_loaded_is_left_to_qt() -> None:
    """What was put in its place is taken away again, and the import of PySide6 works as by itself."""
    code = """
import sys
class Refuses:
    def find_spec(self, name, path=None, target=None):
        if name == "shiboken6.Shiboken":
            raise ImportError("a library is missing")
sys.meta_path.insert(0, Refuses())
from selfhelp.ui.binding import load_lean
print(load_lean(), "shiboken6" in sys.modules)
del sys.meta_path[0]
from PySide6.QtCore import QSize
import zipfile
print(QSize(1, 2).width(), zipfile.ZipFile.__name__)
"""
    assert _told(code) == "False False\n1 ZipFile\n"
