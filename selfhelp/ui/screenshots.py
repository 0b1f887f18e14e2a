"""What the systems offer to keep a window and a copied text to oneself."""

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

_EXCLUDE_FROM_CAPTURE = 0x11
_SHOW_IN_CAPTURE = 0x0


def unrecorded(text: str) -> QMimeData:
    """Return a text for the clipboard that asks clipboard histories not to keep it.

    The hints are those of KDE's Klipper, of https://nspasteboard.org and of Windows' clipboard history.
    """
    data = QMimeData()
    data.setText(text)
    data.setData("x-kde-passwordManagerHint", b"secret")
    data.setData("application/x-nspasteboard-concealed-type", text.encode())
    data.setData('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1")
    return data


def keep_out_of_pictures(window: QWidget, *, wanted: bool) -> bool:
    """Keep a window out of screenshots and recordings, on Windows. Returns whether the system does so.

    See https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setwindowdisplayaffinity
    """
    if sys.platform == "win32":
        import ctypes

        affinity = _EXCLUDE_FROM_CAPTURE if wanted else _SHOW_IN_CAPTURE
        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity)) and wanted
    return False
