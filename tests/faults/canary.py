"""Puts a word that occurs nowhere else into every field, and looks for it in all that the program leaves.

Run as ``python -m tests.faults.canary FOLDER vault|nothing|crash``; HOME and TMPDIR lie in the folder.
"""

import os
import signal
import sys
from pathlib import Path

CANARY = "Zwetschgendatschi73"


def _fill(folder: Path) -> None:
    """Walk through the program and put the word wherever something can be typed or opened."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

    from selfhelp.app import Options, application, build
    from selfhelp.catalogue.load import load
    from selfhelp.guard.memory import harden
    from selfhelp.guard.offline import protect
    from selfhelp.tour import ClosedOpener, stops
    from selfhelp.ui.rooms.accounts.account_form import AccountFormPage
    from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
    from selfhelp.ui.rooms.people_search.site import BrokerPage
    from selfhelp.ui.rooms.records.note import NotePage

    harden()
    application()
    how = sys.argv[2]
    options = Options(data=folder / "data", no_trace=how == "nothing")
    window, desk = build(load(), ClosedOpener(), protect(), options)
    if how != "nothing":
        desk.session.keep_with_passphrase(folder / "data", f"{CANARY} passphrase", memory_kib=1024)
    window.start(desk, "plan")
    window.show()
    for _name, page_id, argument in stops(desk):
        if (page_id, argument) in {("unlock", ""), ("passwords", "report")}:
            continue
        window.go(page_id, argument)
        page = window.page
        assert page is not None
        for field in page.findChildren(QLineEdit):
            if field.objectName() != "incident-when":
                field.setText(CANARY)
        for area in page.findChildren(QPlainTextEdit):
            area.setPlainText(CANARY)
        if isinstance(page, (NotePage, AccountFormPage)):
            page.keep()
        if isinstance(page, BrokerPage):
            page.findChild(QLineEdit, "reference")
        QApplication.processEvents()
    window.go("passwords")
    page = window.page
    assert isinstance(page, PasswordsPage)
    page.open_files([folder / "export.csv"])
    deadline = QDeadlineTimer(20_000)
    while page.busy and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    if how == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    window.leave_now()


def found_in(folder: Path) -> list[str]:
    """Return the files under a folder that hold the word, in UTF-8 or UTF-16; the export itself apart."""
    words = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.lower().encode()]
    hits = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "export.csv":
            content = path.read_bytes()
            if any(word in content or word in path.name.encode() for word in words):
                hits.append(str(path.relative_to(folder)))
    return hits


def found_in_process() -> list[str]:
    """Return which public views of this process show the word."""
    hits = [name for name, value in os.environ.items() if CANARY in value]
    command = Path("/proc/self/cmdline")
    if command.exists() and CANARY.encode() in command.read_bytes():
        hits.append("command line")
    return hits


def main(folder: Path) -> int:
    """Fill everything in, leave, look. Returns the exit status."""
    _fill(folder)
    hits = found_in(folder) + found_in_process()
    print("found in:", hits or "nothing")
    return 1 if hits else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
