"""The first thing the packaged program on Windows runs: it makes what the program expects of a packaged
one."""

import os
import runpy
import sys
import types


def begin() -> None:
    """Say where the files are, leave the network out, and start the program."""
    sys.frozen = True  # type: ignore[attr-defined]  # what packaged programs are known by
    sys._MEIPASS = os.path.dirname(os.path.abspath(__file__))  # type: ignore[attr-defined]  # noqa: SLF001, PTH100, PTH120  likewise; pathlib is not needed yet
    # jaraco.context, which keyring needs, imports it for a function that nothing here calls.
    sys.modules["urllib.request"] = types.ModuleType(
        "urllib.request", "Left out: this program has no network."
    )
    runpy.run_module("selfhelp", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    begin()
