"""Paper: one template, nothing cut in two, pages counted, and a word on locks before anything is printed."""

import datetime as dt
import math
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from selfhelp.app import application
from selfhelp.case.model import Case
from selfhelp.catalogue.load import load
from selfhelp.documents.plan_sheet import FIRST, plan_sheet
from selfhelp.documents.sheet import (
    Heading,
    Item,
    NewPage,
    Number,
    Numbers,
    Opening,
    OwnNotes,
    Sheet,
    Text,
    code_sheet,
    not_locked,
)
from selfhelp.plan.order import make_plan
from selfhelp.tour import SAMPLE_DAY, sample_case
from selfhelp.ui import printing
from selfhelp.ui.paper.ask import PaperDialog, ask
from selfhelp.ui.paper.atoms import Words, atoms
from selfhelp.ui.paper.pages import placed
from selfhelp.ui.printing import Document, save_pdf, write_sheet

TODAY = dt.date(2026, 11, 22)
READS_PDF = pytest.mark.skipif(
    not shutil.which("pdftotext") and not os.environ.get("CI"), reason="poppler-utils is not installed"
)
LONG = "A sentence of some length that says what happened that day. " * 40


def pages_of(path: Path) -> list[str]:
    """Return the words of each page."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, timeout=60, check=True
    )
    return [" ".join(page.split()) for page in done.stdout.split("\f")][:-1]


@pytest.fixture
def paper(qtbot: QtBot, tmp_path: Path) -> Callable[[Sheet], list[str]]:
    """Return a function that writes a sheet as PDF and reads its pages."""
    application()

    def write(sheet: Sheet) -> list[str]:
        path = tmp_path / "list.pdf"
        path.unlink(missing_ok=True)
        count = write_sheet(sheet, path, "Notes")
        found = pages_of(path)
        assert count == len(found)
        return found

    return write


@READS_PDF
def test_pages_are_counted_and_dated(paper: Callable[[Sheet], list[str]]) -> None:
    """Each page says which of how many it is, and the day as people write it here."""
    items = tuple(Item(f"Thing {n}", (LONG[:400],), box=True) for n in range(20))
    found = paper(Sheet("Notes", TODAY, (Opening("List"), *items), foot="Numbers change."))
    assert len(found) > 2
    for at, page in enumerate(found, start=1):
        assert f"{at} of {len(found)}" in page
        assert "22 November 2026" in page
        assert "Numbers change." in page


@READS_PDF
def test_what_belongs_together_is_on_one_page(paper: Callable[[Sheet], list[str]]) -> None:
    """No item is cut in two, and no heading is left alone at the foot of a page."""
    pieces: list[Heading | Item] = []
    for n in range(30):
        pieces += [
            Heading(f"Heading{n}"),
            Item(f"Begin{n}", (LONG[: 200 + 90 * (n % 7)],), small=(f"End{n}",)),
        ]
    found = paper(Sheet("Notes", TODAY, tuple(pieces)))
    for n in range(30):
        parts = [f"{word}{n} " for word in ("Heading", "Begin", "End")]
        holders = [i for i, page in enumerate(found) if any(part in f"{page} " for part in parts)]
        assert len(holders) == 1


@READS_PDF
def test_what_fits_on_no_page_goes_on_on_the_next(paper: Callable[[Sheet], list[str]]) -> None:
    """A note of many pages is printed whole, word for word."""
    words = " ".join(f"w{n}" for n in range(4_000))
    found = paper(Sheet("Notes", TODAY, (Item("Long", (words,), steps=(words,)), Text("x" * 30_000))))
    said = " ".join(found)
    assert all(said.count(f"w{n} ") >= 2 for n in (0, 1_999, 3_998))
    assert said.count("x") >= 30_000


@READS_PDF
def test_a_new_page_begins_where_it_is_wanted(paper: Callable[[Sheet], list[str]]) -> None:
    """Page 1 stands alone."""
    found = paper(Sheet("Notes", TODAY, (Opening("First"), NewPage(), Heading("Then"), Item("Second"))))
    assert ["First" in p for p in found] == [True, False]
    assert "Then" in found[1]
    assert "Second" in found[1]


@READS_PDF
def test_the_first_page_of_the_plan(paper: Callable[[Sheet], list[str]]) -> None:
    """Three steps, two numbers, "not locked", and lines for own notes; the rest only where it is wanted."""
    catalogue = load()
    plan = make_plan(catalogue, sample_case(), SAMPLE_DAY)
    short = plan_sheet(plan, SAMPLE_DAY)
    first = short.pieces[: short.pieces.index(NewPage())]
    items = [p for p in first if isinstance(p, Item)]
    assert len(items) == FIRST
    assert all(item.box and item.end for item in items)
    (numbers,) = [p for p in first if isinstance(p, Numbers)]
    assert numbers.numbers[0].number == "911"
    assert len(numbers.numbers) == 2
    assert not_locked() in first
    assert any(isinstance(p, OwnNotes) for p in first)
    today = paper(short)
    assert short.whole is not None
    found = paper(short.whole)
    assert 1 < len(today) < len(found)
    assert today[0].replace(f"1 of {len(today)}", "") == found[0].replace(f"1 of {len(found)}", "")
    assert "Nothing on this paper is locked." in found[0]


@READS_PDF
def test_marks_in_a_text_are_words(paper: Callable[[Sheet], list[str]]) -> None:
    """Nothing that a person wrote is read as markup, and paragraphs stay apart."""
    (page,) = paper(Sheet("Notes", TODAY, (Text("Dear <b>Rosa</b>,\nhello.\n\nBye & thanks"),)))
    assert "Dear <b>Rosa</b>, hello. Bye & thanks" in page


@READS_PDF
def test_a_number_to_call_is_never_cut_in_two(tmp_path: Path) -> None:
    """Wherever a line ends, the number in it stays whole on that line."""
    application()
    fillers = [" ".join(["word"] * n) for n in range(8, 26)]
    sheet = Sheet("Notes", TODAY, tuple(Text(f"{words}, 0800 111 0 111. More words.") for words in fillers))
    target = tmp_path / "numbers.pdf"
    write_sheet(sheet, target, "Notes")
    read = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True, timeout=60)
    said = read.stdout.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert said.count("0800 111 0 111.") == len(fillers)


def test_the_plan_of_nobody_is_one_page() -> None:
    """Where there is no more than the first page, there is no choice."""
    plan = make_plan(load(), Case(), TODAY)
    sheet = plan_sheet(plan, TODAY)
    assert sheet.pieces


def test_a_code_says_nothing_of_what_it_opens() -> None:
    """The code, and that paper is not locked."""
    assert code_sheet("AAAAA-BBBBB", TODAY).pieces == (Opening("AAAAA-BBBBB"), not_locked())


def test_numbers_and_boxes_have_their_height(qtbot: QtBot) -> None:
    """Everything is placed below what is above it."""
    application()
    pieces = (
        Opening("a", "b"),
        Numbers((Number("w", "911"), Number("w", "1", "n"))),
        not_locked(),
        OwnNotes("n"),
    )
    (page,) = placed(atoms(pieces, 650, 900), 900)
    for above, below in pairwise(page):
        assert below.y >= above.y + above.atom.height


# Asking -----------------------------------------------------------------------------------------


def answer(qtbot: QtBot, does: Callable[[PaperDialog], None]) -> None:
    """Answer the dialog as soon as it is there."""

    def look() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, PaperDialog) and w.isVisible()]
        if found:
            does(found[0])
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def click(name: str) -> Callable[[PaperDialog], None]:
    """Return what clicks a button of the dialog."""

    def does(dialog: PaperDialog) -> None:
        button = dialog.findChild(QAbstractButton, name)
        assert button is not None
        button.click()

    return does


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    """Give a page in a window."""
    application()
    window = QWidget()
    made = QWidget(window)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.hide()


def document(whole: bool = True) -> Document:
    """Return something to print, with a longer one."""
    more = Sheet("Notes", TODAY, (Opening("Everything"),)) if whole else None
    return Document("Notes", Sheet("Notes", TODAY, (Opening("Next"),), whole=more), "list")


def nothing(_words: str) -> None:
    """Say nothing."""


@READS_PDF
@pytest.mark.parametrize("everything", [False, True])
def test_today_only_or_all(
    qtbot: QtBot, page: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everything: bool
) -> None:
    """What is chosen is what is saved; that nothing is locked is said before."""
    path = tmp_path / "list.pdf"
    monkeypatch.setattr(printing, "choose_new_file", lambda *_: path)
    said: list[str] = []

    def does(dialog: PaperDialog) -> None:
        said.append(" ".join(w.accessibleName() for w in dialog.findChildren(QWidget)))
        assert not path.exists()
        if everything:
            click("choice-all")(dialog)
        click("paper-save")(dialog)

    answer(qtbot, does)
    save_pdf(page, document(), nothing, nothing)
    assert "Neither paper nor file is locked." in said[0]
    assert ("Everything" in pages_of(path)[0]) == everything


def test_esc_closes_the_dialog_and_nothing_is_printed(
    qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc is a way back here, as in every dialog."""
    asked: list[object] = []
    monkeypatch.setattr(printing, "choose_new_file", lambda *_: asked.append(1))
    answer(qtbot, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    save_pdf(page, document(), nothing, nothing)
    assert asked == []
    assert page.isEnabled()


def test_a_page_that_goes_away_takes_the_dialog_along(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock while the dialog is open prints nothing and leaves no dialog."""
    application()
    window = QWidget()
    qtbot.addWidget(window)
    gone = QWidget(window)
    window.show()
    asked: list[object] = []
    monkeypatch.setattr(printing, "choose_new_file", lambda *_: asked.append(1))
    answer(qtbot, lambda _dialog: gone.deleteLater())
    save_pdf(gone, document(), nothing, nothing)
    assert asked == []


def test_without_a_printer_it_is_said(qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and the way that is left."""
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    troubles: list[str] = []
    answer(qtbot, click("paper-print"))
    save_pdf(page, document(whole=False), nothing, troubles.append)
    assert len(troubles) == 1
    assert "Save it as PDF" in troubles[0]


@pytest.mark.parametrize("choice", [False, True])
def test_the_dialog_is_as_high_as_what_it_asks(qtbot: QtBot, page: QWidget, choice: bool) -> None:
    """Nothing is stretched: an answer of one line is as high as anywhere else."""
    heights: list[int] = []

    def does(dialog: PaperDialog) -> None:
        QApplication.processEvents()
        choices = [b for b in dialog.findChildren(QAbstractButton) if b.objectName().startswith("choice-")]
        heights.extend(card.height() for card in choices)
        heights.append(dialog.height())
        dialog.reject()

    answer(qtbot, does)
    ask(page, choice=choice, prints=True)
    *cards, whole = heights
    assert len(cards) == (2 if choice else 0)
    assert all(tall <= 72 for tall in cards)
    assert whole <= (400 if choice else 240)


def _begins(picture: QImage, top: int, bottom: int) -> int:
    """Return where the first ink stands between two heights."""
    inked = (
        x
        for x in range(picture.width())
        for y in range(top, bottom)
        if picture.pixelColor(x, y).lightness() < 128
    )
    return min(inked)


def test_further_lines_of_a_step_start_behind_its_number(page: QWidget) -> None:
    """One sees where a step begins: no word stands under a number."""
    words = Words("1. Take a picture of the whole page, with date and link.", 200, 14, sign="1. ")
    picture = QImage(220, math.ceil(words.height) + 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    words.paint(painter, 0, 0)
    painter.end()
    line = round(words.height / round(words.height / 17.5))
    assert words.height > line * 1.5
    assert _begins(picture, line + 2, 2 * line) >= _begins(picture, 0, line) + 10
