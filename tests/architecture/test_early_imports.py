"""What may be imported before the first page is on the screen. Everything else waits until it is.

Each module here costs every start its time. To add one, ask first whether it can be imported when it is used.
"""

import os
import subprocess
import sys
from pathlib import Path

#: Starts the program as a person does, and tells what is there once the window was painted and nothing after.
TELL = """
import sys
before = frozenset(sys.modules)
import os
from selfhelp.ui import binding
binding.load_lean()
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

class Look(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.objectName() == "page-title":
            print(*sorted(set(sys.modules) - before), flush=True)
            os._exit(0)
        return False

def run(*_app):
    app, look = QApplication.instance(), Look()
    app.installEventFilter(look)
    while True:
        QCoreApplication.processEvents()

QApplication.exec = run
sys.argv = ["selfhelp"]
from selfhelp.__main__ import main
main()
"""

ALLOWED = frozenset(
    {
        *("", ".__main__", ".app", ".edition", ".frozen", ".places"),
        *(".commands.ready", ".guard.child", ".guard.unloaded"),
        *(".commands", ".commands.display", ".commands.failure", ".commands.window"),
        *(
            ".guard",
            ".guard.leave",
            ".guard.memory",
            ".guard.offline",
            ".guard.opener",
            ".guard.opener_process",
        ),
        ".frozen",
        *(".language", ".language.active", ".language.available", ".language.message"),
    }
)
#: The interface: what a page of plain words and buttons is made of.
ALLOWED_UI = frozenset(
    {
        *(
            "afterwards",
            "appearance",
            "background",
            "binding",
            "clipboard",
            "column_page",
            "desk",
            "endings",
            "hearing",
        ),
        *("icon", "navigation", "page", "screenshots", "watch", "where_kept", "window"),
        *(
            "frame",
            "frame.look_menu",
            "frame.outside",
            "frame.rail",
            "frame.shortcuts",
            "frame.surround",
            "frame.told",
            "frame.topbar",
        ),
        *("frame.shortcuts", "frame.told"),
        *("painting", "painting.paints", "painting.picture", "painting.regions"),
        *("rooms", "rooms.start", "rooms.start.threshold"),
        *("theme", "theme.faces", "theme.icons", "theme.motion", "theme.roles", "theme.style"),
        "theme.tokens",
        *("widgets", "widgets.aside", "widgets.button", "widgets.button_line", "widgets.double_click"),
        *("widgets.flow", "widgets.focus_ring", "widgets.hairline", "widgets.heading", "widgets.icon_mark"),
        *("widgets.held_together", "widgets.placing"),
        *("widgets.key_cap", "widgets.menu"),
        *("widgets.lead_mark", "widgets.letter_tile", "widgets.notice", "widgets.page_columns"),
        *("widgets.placing", "widgets.pointer", "widgets.promise_line", "widgets.row_face", "widgets.sides"),
        *("widgets.side_by_side", "widgets.soft_scroll", "widgets.spoken", "widgets.stacked"),
        *("widgets.surface", "widgets.text", "widgets.typeset"),
    }
)
#: Libraries of others; of Qt only these.
ALLOWED_OTHERS = frozenset(
    {
        *("PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"),
        "pyseccomp",
    }
)
#: Of Python itself, each of these costs more than the first page has to give.
NOT_OF_PYTHON = frozenset(
    {
        *(
            "argparse",
            "ast",
            "ctypes.util",
            "dataclasses",
            "datetime",
            "html",
            "importlib.metadata",
            "inspect",
        ),
        *("json", "logging", "platform", "shutil", "string", "subprocess", "tempfile", "zipfile"),
    }
)
ALLOWED_QT = frozenset({"QtCore", "QtGui", "QtSvg", "QtWidgets"})


def test_little_is_imported_before_the_first_page(tmp_path: Path) -> None:
    """No catalogue, plan, audit, vault, key store or other page is read before the first one is drawn."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", TELL],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    there = told.stdout.split()
    own = {name.removeprefix("selfhelp") for name in there if name.partition(".")[0] == "selfhelp"}
    allowed = ALLOWED | {f".ui.{name}" for name in ALLOWED_UI} | {".ui"}
    assert sorted(own - allowed) == []
    # What is allowed and not imported any more leaves the list, so that it can't come back unnoticed.
    assert sorted(allowed - own) == []
    installed = {name.partition(".")[0] for name in there} - sys.stdlib_module_names - {"selfhelp"}
    assert sorted(n for n in installed - ALLOWED_OTHERS if not n.startswith("_")) == []
    assert sorted(NOT_OF_PYTHON & set(there)) == []
    qt = {name.split(".")[1] for name in there if name.startswith("PySide6.Qt")}
    assert sorted(qt - ALLOWED_QT) == []
