"""The composition root: the only place that builds things and puts them together."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from selfhelp import places
from selfhelp.frozen import Frozen
from selfhelp.guard.offline import Protections, protect
from selfhelp.guard.opener import LinkOpener, Opener
from selfhelp.language import render
from selfhelp.ui import navigation
from selfhelp.ui.afterwards import Afterwards
from selfhelp.ui.appearance import apply_preferences
from selfhelp.ui.background import Background
from selfhelp.ui.desk import Desk
from selfhelp.ui.endings import Endings
from selfhelp.ui.watch import Watch
from selfhelp.ui.window import Window

if TYPE_CHECKING:
    from selfhelp.catalogue.model import Catalogue
    from selfhelp.session import Session


class Options(Frozen):
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
    # As an argument: to hand back the style that a call sets, the binding would load all that styles can do.
    app = QApplication(["", "-style", "Fusion"])
    app.setApplicationName("notes")
    app.setApplicationDisplayName("")
    # Looking through the system's icons for those of a file dialog takes a second; Fusion has its own.
    # An empty list would mean the system's own.
    QIcon.setThemeSearchPaths([":/none"])
    QIcon.setFallbackSearchPaths([":/none"])
    app.setQuitOnLastWindowClosed(False)
    return app


def build(
    catalogue: Catalogue | Callable[[], Catalogue],
    opener: LinkOpener,
    protections: Protections,
    options: Options,
    *,
    session: Session | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> tuple[Window, Desk]:
    """Build the window with everything it needs; :meth:`Window.start` has not been called yet.

    Args:
        catalogue: what we know about the world, or what reads it when it is first asked for.
        opener: opens links in the browser.
        protections: which walls stand against the network.
        options: of the command line.
        session: the case that is open; an empty one, made when it is first asked for, if None.
        monotonic: seconds on a clock that never goes back.
    """
    window = Window(opener, monotonic)
    desk = Desk(
        read_catalogue=catalogue if callable(catalogue) else lambda: catalogue,
        session=session,
        shell=window,
        background=Background(),
        folder=options.data or places.data_folder(),
        protections=protections,
        no_trace=options.no_trace,
        region=QLocale.territoryToCode(QLocale.system().territory()),
    )
    return window, desk


def first_page(desk: Desk) -> str:
    """Return the page to start with: the lock where something is kept, else the first question."""
    if desk.begun and desk.case.triage_done:
        return "plan"
    if desk.no_trace or not places.holds_notes(desk.folder):
        return "threshold"
    from selfhelp.session import is_kept_in

    return "unlock" if is_kept_in(desk.folder) else "threshold"


def _pieces(app: QApplication, window: Window, desk: Desk, opener: Opener) -> Iterator[Callable[[], object]]:
    """Give what can wait until the first page is on the screen."""
    # Not earlier: every event of the page that is being put together would be looked at for nothing.
    yield partial(app.installEventFilter, window)
    yield partial(_watch, app, window, desk)
    yield partial(import_module, "msgspec")
    yield partial(import_module, "selfhelp.case.model")
    yield partial(import_module, "selfhelp.session")
    yield lambda: desk.session
    yield partial(_look_at_clock, window, desk)
    yield partial(import_module, "selfhelp.catalogue.load")
    yield lambda: desk.catalogue
    yield lambda: opener.allow(_links(desk.catalogue))
    yield from (partial(import_module, name) for name in navigation.modules())
    # What is there by now stays until the end. Looking through it for garbage would stop the window.
    yield gc.freeze
    yield gc.enable


def _watch(app: QApplication, window: Window, desk: Desk) -> None:
    """Lock when nobody is there."""
    watch = Watch(window.lock_when_alone, lambda: desk.case.preferences.lock_minutes, leave=window.leave_now)
    watch.setParent(window)
    app.installEventFilter(watch)


def _look_at_clock(window: Window, desk: Desk) -> None:
    """Say so where the computer's clock can't be right."""
    from selfhelp import edition
    from selfhelp.views import clock

    doubt = clock.doubt(desk.today(), edition.read().built)
    if doubt is not None:
        window.trouble(render(doubt))


def _links(catalogue: Catalogue) -> Iterable[str]:
    from selfhelp.catalogue.links import all_links

    return all_links(catalogue)


def run(options: Options, read_catalogue: Callable[[], Catalogue]) -> int:
    """Show the window until the person leaves. Returns the exit status.

    Args:
        options: of the command line.
        read_catalogue: reads the program's own catalogue.

    Raises:
        CatalogueError: the catalogue can't be used. The window is gone then.
    """
    gc.disable()
    opener = Opener.start()
    protections = protect()
    without_new_bus()
    app = application()
    apply_preferences(app, None, options.language)
    failures: list[Exception] = []

    def catalogue() -> Catalogue:
        try:
            from selfhelp import handover
            from selfhelp.catalogue import newer

            own = read_catalogue()
            if options.no_trace:
                return own
            found = newer.at_start(options.data or places.data_folder(), own)
            # The program's own has the organisation's lines already.
            return own if found is own else handover.joined(found, handover.read())
        except Exception as error:
            # Qt would only print it. Said by whoever called, once the window is gone.
            failures.append(error)
            QTimer.singleShot(0, window, window.leave_now)
            raise

    window, desk = build(catalogue, opener, protections, options)
    window.left.connect(lambda: QTimer.singleShot(0, app, app.quit))
    Endings(app, window.leave_now)
    window.start(desk, first_page(desk))
    Afterwards(window, _pieces(app, window, desk, opener))
    window.show()
    status = app.exec()
    gc.enable()
    opener.close()
    if failures:
        raise failures[0]
    return status
