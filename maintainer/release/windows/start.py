"""The first thing the packaged program on Windows runs: it makes what the program expects of a packaged
one."""

import os
import runpy
import sys
import types

#: Told to the launcher when a part of the program can't be read; it says so in a message box.
DAMAGED = 120
_INFORMATION_IN_FRONT = 0x40 | 0x10000


class Kept:
    """Stands in for standard error where nobody would see it, and keeps what is said."""

    encoding = "utf-8"

    def __init__(self) -> None:
        """Start with nothing said."""
        self.text = ""

    def write(self, text: str) -> int:
        """Keep it."""
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Do nothing: it is kept already."""

    def isatty(self) -> bool:
        """Tell that it is no terminal."""
        return False

    def fileno(self) -> int:
        """Refuse, as a stream without a file does."""
        raise OSError("no file")


def begin() -> int:
    """Say where the files are, leave the network out, and run the program. Returns the exit status."""
    sys.frozen = True  # type: ignore[attr-defined]  # what packaged programs are known by
    own = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  pathlib is not needed yet
    sys._MEIPASS = own  # type: ignore[attr-defined]  # noqa: SLF001  likewise
    # jaraco.context, which keyring needs, imports it for a function that nothing here calls.
    sys.modules["urllib.request"] = types.ModuleType(
        "urllib.request", "Left out: this program has no network."
    )
    kept = Kept()
    if sys.stderr is None:
        sys.stderr = kept
    status = 0
    try:
        runpy.run_module("selfhelp", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except ImportError:
        return DAMAGED
    if status in (1, 2) and kept.text.strip():
        say(kept.text.strip())
    return status


def say(text: str) -> None:
    """Show a sentence in a message box: a program without a terminal has no other place for it."""
    import ctypes

    name = os.path.splitext(os.path.basename(sys.executable))[0]  # noqa: PTH119, PTH122  likewise
    ctypes.windll.user32.MessageBoxW(None, text, name, _INFORMATION_IN_FRONT)  # type: ignore[attr-defined]  # Windows only


if __name__ == "__main__":
    sys.exit(begin())
