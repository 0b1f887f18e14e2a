"""Asks for a file or a folder, and leaves no trace of the answer in lists of recent files.

The system's own dialog writes what was chosen into its list of recent files, and Qt's own keeps the last
folders in its settings. So Qt's dialog is used, and what it remembers is removed right afterwards.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from selfhelp.language import pgettext
from selfhelp.ui.theme.icons import is_mirrored, pixmap
from selfhelp.ui.theme.style import DIALOG, LOOK, dress_part
from selfhelp.ui.theme.tokens import GAP_8, GAP_16
from selfhelp.ui.waiting import answered

#: Of the dialog and of the places at its side, in pixels at 100 % text.
WIDTH, HEIGHT, SIDE = 800, 500, 180
#: Buttons of Qt's dialog: name, icon, turned by so many degrees; without an icon it is left out.
_BUTTONS = (
    ("backButton", "arrow-left", 0),
    ("forwardButton", "arrow-right", 0),
    ("toParentButton", "arrow-left", 90),
    ("newFolderButton", "plus", 0),
    ("listModeButton", "", 0),
    ("detailModeButton", "", 0),
)
#: The column of Qt's list that says what kind of file it is.
_KIND = 2
_OF_DIALOGS = ("FileDialog/", "Qt/filedialog")


class _Remembered:
    """What Qt's dialogs have noted so far, for all programs that use them; it is put back afterwards."""

    def __init__(self) -> None:
        """Look at it."""
        self._settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        self._existed = Path(self._settings.fileName()).exists()
        self._before = {key: self._settings.value(key) for key in self._keys()}

    def _keys(self) -> list[str]:
        return [key for key in self._settings.allKeys() if key.startswith(_OF_DIALOGS)]

    def put_back(self) -> None:
        """Leave it as it was before the dialog."""
        self._settings.sync()
        for key in self._keys():
            if key not in self._before:
                self._settings.remove(key)
        for key, value in self._before.items():
            self._settings.setValue(key, value)
        self._settings.sync()
        left = Path(self._settings.fileName())
        # On Linux and macOS it is a file; one that only our dialog made has no reason to be there.
        if left.suffix == ".conf" and not self._existed:
            left.unlink(missing_ok=True)


def usual_places() -> list[Path]:
    """Return the folders that people know by name, as far as this computer has them."""
    wanted = (
        QStandardPaths.StandardLocation.DesktopLocation,
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.DownloadLocation,
        QStandardPaths.StandardLocation.PicturesLocation,
        QStandardPaths.StandardLocation.HomeLocation,
    )
    found = (Path(place) for kind in wanted if (place := QStandardPaths.writableLocation(kind)))
    return [place for place in dict.fromkeys(found) if place.is_dir()]


def lay_out(dialog: QFileDialog, places: Sequence[Path]) -> None:
    """Make Qt's own dialog wide enough to read, with the places that people know at its side.

    Args:
        dialog: before it is shown.
        places: folders at the side; empty leaves the whole width to the list.
    """
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    # What a kind of file is called is enough; a row of endings runs into the words from right to left.
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dress_part(dialog, *DIALOG)
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, pgettext("file dialog", "Folder:")),
        (QFileDialog.DialogLabel.FileName, pgettext("file dialog", "Name:")),
        (QFileDialog.DialogLabel.FileType, pgettext("file dialog", "Kind of file:")),
        (QFileDialog.DialogLabel.Reject, pgettext("file dialog", "Cancel")),
    ):
        # Qt's own words are missing in some languages.
        dialog.setLabelText(label, words)
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(place)) for place in places])
    dialog.resize(dialog.sizeHint().expandedTo(QSize(LOOK.px(WIDTH), LOOK.px(HEIGHT))))
    for sides in dialog.findChildren(QSplitter):
        side = LOOK.px(SIDE) if places else 0
        sides.setSizes([side, max(1, dialog.width() - side)])
    for view in dialog.findChildren(QHeaderView):
        view.setStretchLastSection(True)
    _give_names_room(dialog)
    _draw_buttons(dialog)
    _size_and_turn(dialog)
    inside = dialog.layout()
    if inside is not None:
        inside.setContentsMargins(*(LOOK.px(GAP_16),) * 4)
        inside.setSpacing(LOOK.px(GAP_8))


def _give_names_room(dialog: QFileDialog) -> None:
    """Show name, size and day of a file; its kind is in the name, and would push the day out of view."""
    listed = dialog.findChild(QTreeView, "treeView")
    if listed is None:
        return
    listed.setColumnHidden(_KIND, True)
    listed.setColumnWidth(0, max(LOOK.px(120), dialog.width() // 2 - LOOK.px(SIDE) // 2))
    listed.setColumnWidth(1, LOOK.px(96))


def _size_and_turn(dialog: QFileDialog) -> None:
    """Let icons grow with the text, and leave a file name in its own direction."""
    for view in dialog.findChildren(QAbstractItemView):
        view.setIconSize(QSize(LOOK.px(20), LOOK.px(20)))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    if name is not None:
        name.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _draw_buttons(dialog: QFileDialog) -> None:
    """Give the buttons on top the icons of the program: Qt's own are black, also on a dark ground.

    The two that only change how the list looks are left out.
    """
    for name, picture, turned in _BUTTONS:
        button = dialog.findChild(QToolButton, name)
        if button is None:
            continue
        if picture:
            drawn = pixmap(picture, LOOK.px(20), LOOK.colours.ink)
            # "Up" is "left" turned; where left is right already, it turns the other way.
            turn = QTransform().rotate(-turned if is_mirrored(picture) else turned)
            button.setIcon(QIcon(drawn.transformed(turn)))
            button.setIconSize(QSize(LOOK.px(20), LOOK.px(20)))
        else:
            button.hide()


def _ask_all(dialog: QFileDialog, page: QWidget) -> list[Path]:
    lay_out(dialog, usual_places())
    # Before it is shown: a lock can take the page away while the dialog is open, and the dialog with it.
    remembered = _Remembered()
    dialog.destroyed.connect(lambda: remembered.put_back())  # noqa: PLW0108  keeps it alive
    chosen: list[str] = []
    if answered(dialog, page) and isValid(dialog):
        chosen = dialog.selectedFiles()
    if isValid(dialog):
        dialog.deleteLater()
    return [Path(name) for name in chosen]


def _ask(dialog: QFileDialog, page: QWidget) -> Path | None:
    return next(iter(_ask_all(dialog, page)), None)


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file to open; ``kinds`` is a filter as Qt writes it. None when nothing was chosen."""
    dialog = QFileDialog(parent.window(), title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, parent)


def choose_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for one or several files to open; empty when nothing was chosen."""
    dialog = QFileDialog(parent.window(), title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask_all(dialog, parent)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    dialog = QFileDialog(parent.window(), title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, parent)


def choose_new_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to save a file; ``name`` is a suggestion."""
    dialog = QFileDialog(parent.window(), title, str(Path.home()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    return _ask(dialog, parent)
