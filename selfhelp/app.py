"""The composition root: the only place that builds things and puts them together."""

import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from selfhelp import handover, places
from selfhelp.case.model import Preferences
from selfhelp.catalogue import newer
from selfhelp.catalogue.links import all_links
from selfhelp.catalogue.model import Catalogue
from selfhelp.guard.offline import Protections, protect
from selfhelp.guard.opener import LinkOpener, Opener
from selfhelp.life import Lane
from selfhelp.session import Session, is_kept_in
from selfhelp.ui.appearance import dress
from selfhelp.ui.background import Background
from selfhelp.ui.desk import Desk
from selfhelp.ui.endings import Endings
from selfhelp.ui.watch import Watch
from selfhelp.ui.window import Window


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of the window.

    Args:
        data: the folder that keeps the case; the system's own if None.
        no_trace: keep nothing, and don't offer to.
        language: a language tag; the computer's own if None.
    """

    data: Path | None = None
    no_trace: bool = False
    language: str | None = None


def without_new_bus() -> None:
    """Keep D-Bus from starting a bus of its own where there is none: that leaves a folder in the home."""
    if not sys.platform.startswith("linux") or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"
    # An address at which nobody answers reads as "there is no bus".
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={usual}"


def application() -> QApplication:
    """Return the one QApplication, made with a neutral name."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Work on another thread hands the interpreter over five times as often as it would by itself, so that
    # the window answers at once while passwords are looked at.
    sys.setswitchinterval(0.001)
    # The system's dialogs note what was chosen, and asking for them can hold the window up for a second.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication([""])
    app.setApplicationName("notes")
    app.setApplicationDisplayName("")
    app.setStyle("Fusion")
    # Looking through the system's icons for those of a file dialog takes a second; Fusion has its own.
    # An empty list would mean the system's own.
    QIcon.setThemeSearchPaths([":/none"])
    QIcon.setFallbackSearchPaths([":/none"])
    app.setQuitOnLastWindowClosed(False)
    return app


def build(
    catalogue: Catalogue,
    opener: LinkOpener,
    protections: Protections,
    options: Options,
    *,
    session: Session | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> tuple[Window, Desk]:
    """Build the window with everything it needs; :meth:`Window.start` has not been called yet."""
    window = Window(opener, monotonic)
    background = Background()
    desk = Desk(
        catalogue=catalogue,
        session=session or Session(),
        shell=window,
        background=background,
        lane=Lane(background.post),
        folder=options.data or places.data_folder(),
        protections=protections,
        no_trace=options.no_trace,
        region=_region(catalogue),
    )
    if options.no_trace:
        desk.session.keep_nothing()
    # The catalogue stays until the end. Looking through it for garbage would stop the window each time.
    gc.freeze()
    return window, desk


def _region(catalogue: Catalogue) -> str:
    """Return the country the computer is set to, if the catalogue knows it."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if catalogue.country(code) else ""


def first_page(desk: Desk) -> str:
    """Return the page to start with: the lock where something is kept, else the first question."""
    if desk.session.case.triage_done:
        return "plan"
    return "unlock" if is_kept_in(desk.folder) and not desk.no_trace else "threshold"


def run(options: Options, catalogue: Catalogue) -> int:
    """Show the window until the person leaves. Returns the exit status."""
    opener = Opener.start()
    protections = protect()
    without_new_bus()
    app = application()
    dress(app, Preferences(), options.language)
    if not options.no_trace:
        catalogue = newer.at_start(options.data or places.data_folder(), catalogue)
    catalogue = handover.joined(catalogue, handover.read())
    opener.allow(all_links(catalogue))
    window, desk = build(catalogue, opener, protections, options)
    app.installEventFilter(window)
    window.left.connect(lambda: QTimer.singleShot(0, app, app.quit))
    watch = Watch(window.lock_when_alone, lambda: desk.case.preferences.lock_minutes, leave=window.leave_now)
    app.installEventFilter(watch)
    Endings(app, window.leave_now)
    window.start(desk, first_page(desk))
    window.show()
    status = app.exec()
    opener.close()
    return status
