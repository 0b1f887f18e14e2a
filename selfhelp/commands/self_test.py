"""``selfhelp self-test``: tries everything once on this computer. Exit 0, or a list of what failed."""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from selfhelp.commands import display


def _guard() -> None:
    import importlib

    from selfhelp.guard.offline import protect

    protections = protect()
    if not protections.audit_hook:
        raise AssertionError("connections are not refused")
    # By its name, since the program itself has no business with sockets: here one must not be had.
    sockets = importlib.import_module("socket")
    try:
        made = sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM)
    except OSError:
        return
    made.close()
    raise AssertionError("an internet socket could be made")


def _catalogue() -> None:
    from selfhelp.catalogue import own
    from selfhelp.catalogue.checks import problems
    from selfhelp.catalogue.load import default_folder, load

    if default_folder().is_dir():
        found = problems(load(default_folder()), dt.datetime.now(tz=dt.UTC).date())
        if found:
            raise AssertionError(found[0])
        return
    # A packaged program carries only what was compiled, after the same checks.
    pack = own.read_pack()
    if pack is None or not pack.catalogue.services or not pack.grounds().evidence:
        raise AssertionError("the catalogue is missing or damaged")


def _vault() -> None:
    from selfhelp.case.change import mark
    from selfhelp.case.subjects import task
    from selfhelp.session import Session, open_with_words

    with tempfile.TemporaryDirectory() as place:
        session = Session()
        session.keep_with_passphrase(Path(place) / "case", "self test words")
        session.do(mark(task("self-test"), "done", dt.date(2026, 1, 1)))
        before = session.case
        session.close()
        again = open_with_words(Path(place) / "case", "self test words")
        if again.case != before:
            raise AssertionError("what was kept is not what came back")
        again.close()


def _audit() -> None:
    from selfhelp.passwords.audit import audit
    from selfhelp.passwords.importers import read_export

    with tempfile.TemporaryDirectory() as place:
        export = Path(place) / "export.csv"
        export.write_text(
            "name,url,username,password\na,https://a.example,u,qwerty\nb,https://b.example,u,qwerty\n",
            encoding="utf-8",
        )
        report = audit(read_export(export))
    if len(report.findings) != 2 or "reused" not in report.findings[0].reasons:
        raise AssertionError("the audit did not find what is there")


def _two_factor() -> None:
    from selfhelp.twofactor import codes, practice, qr

    key = practice.new_key()
    seconds = 1_700_000_000.0
    if practice.check(key, codes.code_at(key, seconds), seconds).state != "right":
        raise AssertionError("a right code was refused")
    modules = qr.matrix(practice.address(key))
    around = qr.QUIET_ZONE
    side = len(modules) + 2 * around
    grey = bytearray(b"\xff" * (side * 4 * side * 4))
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                for line in range(4):
                    start = ((y + around) * 4 + line) * side * 4 + (x + around) * 4
                    grey[start : start + 4] = b"\x00" * 4
    if qr.read(bytes(grey), side * 4, side * 4, side * 4) != (practice.address(key),):
        raise AssertionError("a code that was made could not be read")


def _paper() -> None:
    display.without_screen()
    from selfhelp.app import application
    from selfhelp.documents.plan_page import page_html
    from selfhelp.ui.paper.printer import reachable
    from selfhelp.ui.printing import write_pdf

    application()
    # What there is differs from computer to computer; that it can be asked for is tried.
    reachable()
    with tempfile.TemporaryDirectory() as place:
        paper = Path(place) / "paper.pdf"
        write_pdf(page_html("self-test", "<p>self-test</p>"), paper, "self-test")
        if not paper.read_bytes().startswith(b"%PDF-"):
            raise AssertionError("no PDF was written")


def _pages() -> None:
    display.without_screen()
    from selfhelp.tour import visit_every_page

    visit_every_page()


TRIALS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("offline guard", _guard),
    ("catalogue", _catalogue),
    ("vault round trip", _vault),
    ("password audit", _audit),
    ("two-factor practice", _two_factor),
    ("paper", _paper),
    ("every page", _pages),
)


def run() -> int:
    """Run every trial; print one line for each, and those that failed on standard error."""
    failed = 0
    for name, trial in TRIALS:
        try:
            trial()
        except Exception as error:  # noqa: BLE001  a self-test reports whatever goes wrong, and goes on
            failed += 1
            print(f"failed: {name}: {type(error).__name__}: {error}", file=sys.stderr)
        else:
            print(f"ok: {name}")
    return 1 if failed else 0
