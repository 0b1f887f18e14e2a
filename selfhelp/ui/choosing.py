"""Asks for a file or a folder, and leaves no trace of the answer in lists of recent files.

The system's own dialog writes what was chosen into its list of recent files, and Qt's own keeps the last
folders in its settings. So Qt's dialog is used, and what it remembers is removed right afterwards.
"""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def _forget() -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("FileDialog", "Qt/filedialog"):
        settings.remove(key)
    settings.sync()
    left = Path(settings.fileName())
    # On Linux and macOS it is a file of Qt's; without any key in it there is no reason for it to be there.
    if left.suffix == ".conf" and not settings.allKeys():
        left.unlink(missing_ok=True)


def _ask_all(dialog: QFileDialog) -> list[Path]:
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.destroyed.connect(_forget)
    dialog.deleteLater()
    return [Path(name) for name in chosen]


def _ask(dialog: QFileDialog) -> Path | None:
    return next(iter(_ask_all(dialog)), None)


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file to open; ``kinds`` is a filter as Qt writes it. None when nothing was chosen."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog)


def choose_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for one or several files to open; empty when nothing was chosen."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask_all(dialog)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog)


def choose_new_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to save a file; ``name`` is a suggestion."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    return _ask(dialog)
