"""File dialogs: what was chosen is returned, and no list of recent files learns of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog, QSplitter, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from selfhelp.app import application
from selfhelp.ui import choosing
from selfhelp.ui.theme import style

# What the offscreen platform says whenever a dialog is shown on it; it is not about our dialogs.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def parent(qtbot: QtBot, tmp_path: Path) -> QWidget:
    """Return a window to ask in, with Qt's settings in a folder of the test."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _answer(qtbot: QtBot, act: Callable[[QFileDialog], None]) -> None:
    """Act on the dialog as soon as it is there."""

    def look() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
        if found:
            act(found[0])
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_nothing_is_remembered_of_a_file_that_was_chosen(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    """After a file was chosen, no settings hold its folder."""
    folder = tmp_path / "SECRETFOLDER"
    folder.mkdir()
    (folder / "export.csv").write_text("x")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(folder))
        dialog.selectFile(str(folder / "export.csv"))
        dialog.accept()

    _answer(qtbot, choose)
    assert choosing.choose_file(parent, "Open", "All (*)") == folder / "export.csv"
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not any(isinstance(w, QFileDialog) for w in QApplication.topLevelWidgets()))
    for path in (tmp_path / "settings").rglob("*"):
        assert not path.is_file() or b"SECRETFOLDER" not in path.read_bytes()


def test_a_lock_while_the_dialog_is_open_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, parent: QWidget
) -> None:
    """When the page is taken away under the dialog, nothing was chosen and nothing is remembered."""
    page = QWidget(parent)
    folder = tmp_path / "SECRETFOLDER"
    folder.mkdir()

    def take_away(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(folder))
        page.deleteLater()

    _answer(qtbot, take_away)
    assert choosing.choose_folder(page, "Choose") is None
    QApplication.processEvents()
    for path in (tmp_path / "settings").rglob("*"):
        assert not path.is_file() or b"SECRETFOLDER" not in path.read_bytes()


def test_what_other_programs_noted_stays(qtbot: QtBot, parent: QWidget) -> None:
    """Settings of Qt's dialogs that were there before are there afterwards."""
    before = QSettings(QSettings.Scope.UserScope, "QtProject")
    before.setValue("FileDialog/lastVisited", "file:///theirs")
    before.sync()
    _answer(qtbot, lambda dialog: dialog.reject())
    assert choosing.choose_files(parent, "Open", "All (*)") == []
    QApplication.processEvents()
    after = QSettings(QSettings.Scope.UserScope, "QtProject")
    qtbot.waitUntil(lambda: after.value("FileDialog/lastVisited") == "file:///theirs")


def test_the_places_at_the_side_can_be_read(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    """Folders that people know stand beside the list, in a column wide enough for their names."""
    seen: list[tuple[list[str], int]] = []

    def look(dialog: QFileDialog) -> None:
        sides = dialog.findChild(QSplitter)
        assert sides is not None
        seen.append(([url.toLocalFile() for url in dialog.sidebarUrls()], sides.sizes()[0]))
        dialog.reject()

    _answer(qtbot, look)
    assert choosing.choose_file(parent, "Open", "All (*)") is None
    assert seen[0][0] == [str(place) for place in choosing.usual_places()]
    assert str(Path.home()) in seen[0][0]
    assert seen[0][1] >= 150


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_leads_through_folders_can_be_seen(qtbot: QtBot, parent: QWidget, theme: str) -> None:
    """Back, forward, up and a new folder are drawn in the ink of the theme; nothing else distracts."""
    app = application()
    style.apply(app, theme, 100)
    seen: dict[str, bool] = {}

    def look(dialog: QFileDialog) -> None:
        ink = QColor(style.LOOK.colours.ink).lightness()
        for button in dialog.findChildren(QToolButton):
            if button.isVisible():
                picture = button.icon().pixmap(20, 20).toImage()
                drawn = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
                strokes = [colour.lightness() for colour in drawn if colour.alpha() > 128]
                seen[button.objectName()] = bool(strokes) and all(abs(s - ink) < 16 for s in strokes)
        dialog.reject()

    _answer(qtbot, look)
    choosing.choose_folder(parent, "Open")
    style.apply(app, "light", 100)
    assert seen
    assert all(seen.values()), seen
    assert set(seen) <= {"backButton", "forwardButton", "toParentButton", "newFolderButton"}


def test_the_day_of_a_file_is_in_view(qtbot: QtBot, parent: QWidget) -> None:
    """Its kind is in the name already: as a column of its own it pushed the day out of view."""
    seen: list[tuple[int, int]] = []

    def look(dialog: QFileDialog) -> None:
        listed = dialog.findChild(QTreeView, "treeView")
        if listed is not None:
            used = sum(listed.columnWidth(n) for n in range(4) if not listed.isColumnHidden(n))
            seen.append((used, listed.viewport().width()))
        dialog.reject()

    _answer(qtbot, look)
    assert choosing.choose_file(parent, "Open", "All (*)") is None
    assert [used <= room for used, room in seen] == [True], seen
