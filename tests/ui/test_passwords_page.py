"""The password audit in the window: findings without passwords, clear words on wrong files, and no trace."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QProgressBar, QWidget

from selfhelp.case.model import Case
from selfhelp.tour import SAMPLE_EXPORT
from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from selfhelp.ui.widgets.order_picture import OrderPicture
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace, row_height
from selfhelp.ui.widgets.text import Prose
from tests.ui.auditing import audit, page_of
from tests.ui.kit import House, Person, settle

PASSWORDS = [line.split(",")[3] for line in SAMPLE_EXPORT.splitlines()[1:]]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"


@pytest.fixture
def person(house: House) -> Person:
    """Return someone at the audit, before a file is chosen."""
    return house.enter(Case(triage_done=True), page=("passwords", ""))


def long_export(path: Path, rows: int) -> Path:
    """Write an export of many invented logins, a third of which share passwords."""
    lines = ["name,url,username,password,note"]
    for i in range(rows):
        password = f"harbour-{i % 40}" if i % 3 == 0 else f"k{i * 7919:x}Lamp{i}"
        lines.append(f"Site {i},https://site{i}.example,marta{i % 5},{password},")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def every_word(person: Person) -> str:
    """Return all that any widget holds: text, names, tips, hidden ones included."""
    words: list[str] = []
    for widget in person.window.findChildren(QWidget):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words += [widget.whatsThis(), widget.objectName()]
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
        if isinstance(widget, Prose):
            words.append(widget.plain())
    return "\n".join([*words, person.text(), person.window.windowTitle()])


def test_an_export_gives_findings_and_no_password(person: Person, export: Path) -> None:
    """Nine logins are read and put in order, with reasons, and no password is anywhere on the screen."""
    audit(person, export)
    assert person.heading() == "Change these four first"
    assert "9 accounts were read, in memory only." in person.page_text()
    assert "used in" in person.page_text()
    words = every_word(person)
    assert not [p for p in PASSWORDS if p in words]
    person.click("hide-names")
    assert "marta" not in person.page_text()
    person.click("hide-names")
    assert "marta" in person.page_text()


def test_a_finding_goes_on_the_list_of_accounts(person: Person, export: Path) -> None:
    """An account is put on the list with its reasons once, however often it is clicked."""
    audit(person, export)
    name = next(w.objectName() for w in person.all_of(QWidget) if w.objectName().startswith("change-"))
    person.click(name)
    person.click("note")
    assert person.notice() == "On your list of accounts."
    person.click("note")
    assert len(person.case.accounts) == 1
    assert person.case.accounts[0].change_because
    person.go("account", person.case.accounts[0].id)
    assert "needs a new password" in person.page_text()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.csv", PNG, "is a photo, not a password export"),
        ("letter.csv", b"%PDF-1.7\n1 0 obj\n", "is a PDF document, not a password export"),
        ("empty.csv", b"", "is empty"),
    ],
)
def test_a_wrong_file_gets_one_clear_sentence(
    person: Person, export: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """A file that is no export is named with what to do instead, and the right one can be chosen at once."""
    path = tmp_path / name
    path.write_bytes(content)
    audit(person, path)
    assert said in person.notice()
    assert f"“{name}”" in person.notice()
    assert person.has("choose-export")
    assert person.find("page-title", Prose).plain() == "Passwords"
    person.click("close-notice")
    assert person.notice() == ""
    audit(person, export)
    assert person.heading() == "Change these four first"


def test_a_missing_file_is_no_surprise(person: Person, tmp_path: Path) -> None:
    """A file that went away between the choice and the reading gets a sentence too."""
    audit(person, tmp_path / "away.csv")
    assert "There is no file “away.csv”" in person.notice()
    assert person.has("choose-export")


def test_stopping_a_long_audit_goes_back_to_the_start(person: Person, tmp_path: Path) -> None:
    """Ten thousand logins can be stopped in the middle; the start is back, and nothing of it stays."""
    path = long_export(tmp_path / "long.csv", 10_000)
    page = page_of(person)
    page.open_files([path])
    settle()
    assert person.has("stop-audit")
    bar = person.all_of(QProgressBar)[0]
    person.qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() > 0, timeout=20_000)
    person.click("stop-audit")
    assert not page.busy
    assert person.has("choose-export")
    assert not person.all_of(QProgressBar)
    person.desk.background.stop(10)
    settle()
    assert person.heading() == "Passwords", "a result that comes late is not shown"
    assert person.notice() == ""


def test_leaving_the_page_stops_the_audit(person: Person, tmp_path: Path) -> None:
    """Going to another room during an audit ends it quietly."""
    page_of(person).open_files([long_export(tmp_path / "long.csv", 6_000)])
    person.go("plan")
    person.desk.background.stop(10)
    settle()
    assert person.where == ("plan", "")
    assert person.notice() == ""


def test_an_audit_writes_nothing(
    person: Person, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an audit there is no file that was not there before, in the folder for passing files either."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    audit(person, export)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_the_export_can_be_deleted(person: Person, export: Path) -> None:
    """The page says that the export is still there; it asks once and removes it; the findings stay."""
    audit(person, export)
    assert "“passwords.csv” is still on this computer." in person.page_text()
    person.click("delete-export")
    person.click("delete-yes")
    assert not export.exists()
    assert "The file is deleted." in person.text()
    assert not person.has("delete-export")
    assert person.heading() == "Change these four first"
    person.click("again")
    person.click("again-yes")
    assert person.has("choose-export")


def test_deleting_the_export_asks_first(person: Person, export: Path) -> None:
    """It can't be undone: one click only asks, says what stays, and the keyboard is on keeping it."""
    audit(person, export)
    person.click("delete-export")
    assert export.exists()
    assert "It can’t be brought back." in person.page_text()
    assert "Copies in a backup or a cloud folder stay" in person.page_text()
    assert person.window.focusWidget() is person.find("delete-no", QAbstractButton)
    person.click("delete-no")
    assert export.exists()
    assert person.window.focusWidget() is person.find("delete-export", QAbstractButton)
    person.click("delete-export")
    person.press(Qt.Key.Key_Return)
    assert export.exists(), "Enter keeps it"


def test_the_keyboard_stays_on_the_page_after_an_audit(person: Person, export: Path, tmp_path: Path) -> None:
    """After the last word of an audit the main thing has the keyboard, and never the rail."""
    page = page_of(person)
    page.open_files([long_export(tmp_path / "long.csv", 3_000)])
    settle()
    person.find("stop-audit", QAbstractButton).setFocus()
    person.qtbot.waitUntil(lambda: not page.busy, timeout=30_000)
    settle()
    assert person.window.focusWidget() is person.find("start-first", QAbstractButton)
    person.click("again")
    assert person.window.focusWidget() is person.find("again-no", QAbstractButton)
    person.click("again-yes")
    assert person.window.focusWidget() is person.find("choose-export", QAbstractButton)
    audit(person, export)
    person.click("hide-names")
    here = person.window.focusWidget()
    assert here is not None
    assert page.isAncestorOf(here)


def test_what_can_wait_is_one_click_away(person: Person, tmp_path: Path) -> None:
    """The rest is folded: a few as rows, many as a list; rows that were left out say why and which."""
    path = tmp_path / "few.csv"
    path.write_text(SAMPLE_EXPORT + "Empty,https://empty.example,me,,\n", encoding="utf-8")
    audit(person, path)
    person.click("fold-then")
    settle()
    assert any(b.objectName() == "change-1-7" for b in person.all_of(QAbstractButton))
    person.click("fold-fine")
    settle()
    assert "no proof of safety" in person.page_text()
    person.click("start-first")
    assert person.where == ("password-change", "1-1")
    assert person.window.focusWidget() is person.find("copy-phrase", QAbstractButton)


def test_the_order_is_a_picture_and_words(person: Person, export: Path) -> None:
    """The picture says in words what it shows; with the names hidden it shows rows."""
    audit(person, export)
    picture = person.all_of(OrderPicture)[0]
    said = "Change first: Old mail, PayPal, Instagram, Photo club."
    assert picture.accessibleName().startswith(said)
    person.click("hide-names")
    settle()
    assert "Old mail" not in every_word(person)


def test_the_window_goes_on_during_an_audit(person: Person, tmp_path: Path) -> None:
    """During an audit of ten thousand logins the window answers again and again; how soon, the bench says."""
    path = long_export(tmp_path / "long.csv", 10_000)
    answered = [0]
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: answered.__setitem__(0, answered[0] + 1))
    timer.start()
    audit(person, path)
    timer.stop()
    assert answered[0] > 10
    assert person.heading() == "Change these four first"


def test_an_unknown_table_asks_which_column_is_what(person: Person, tmp_path: Path) -> None:
    """A table the program does not know is read as the person says; no cell of it is shown on the way."""
    path = tmp_path / "list.csv"
    path.write_text(
        "Where,Wer,Geheim\nmail.example,me,sunshine\nshop.example,me,sunshine\n", encoding="utf-8"
    )
    audit(person, path)
    assert person.where == ("password-columns", str(path))
    assert "does not say which column holds the passwords" in person.notice()
    assert "sunshine" not in person.page_text()
    person.click("columns-look")
    assert person.notice() == "Say which column holds the password."
    person.choose("column-password", 2)
    person.choose("column-site", 0)
    person.choose("column-username", 1)
    person.click("columns-look")
    assert person.where == ("passwords", "")
    person.qtbot.waitUntil(lambda: "used in" in person.page_text(), timeout=20_000)
    assert "used in 1 other place" in person.page_text()
    assert "sunshine" not in person.page_text()


def test_what_is_drawn_later_has_its_room(person: Person, export: Path) -> None:
    """Rows keep their height when more is drawn under them, and when a fold opens: the page grows."""
    person.window.resize(1120, 560)
    audit(person, export)
    row = person.find("change-1-1", QAbstractButton)
    assert row.height() >= 60
    person.click("fold-then")
    person.qtbot.waitUntil(lambda: person.find("change-1-7", QAbstractButton).height() >= 50, timeout=5_000)
    assert row.height() >= 60


def test_the_first_rows_are_not_pressed_together_when_the_rest_comes(
    person: Person, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the report comes a turn later. In that very turn the page has the room for it, so that no
    frame can show the first rows in the height from before."""
    person.window.resize(1280, 640)
    settle()
    heights: list[int] = []
    grow = PasswordsPage.grown

    def grown(page: PasswordsPage) -> None:
        grow(page)
        # Qt lays out the inside first, within the height that it has then.
        QApplication.sendPostedEvents(page._inside, QEvent.Type.LayoutRequest)
        heights.extend(row.height() for row in page.findChildren(RowButton))

    monkeypatch.setattr(PasswordsPage, "grown", grown)
    audit(person, export)
    assert len(heights) == 4
    assert min(heights) >= row_height(RowFace("title", "line"), 720)
