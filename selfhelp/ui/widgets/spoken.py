"""What screen readers are told where Qt would not say it by itself: roles, and words that just appeared."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "spokenRole"
_installed: list[object] = []


def _factory(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Answer Qt's question for the interface of an object; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_PROPERTY)
    return None if role is None else QAccessibleWidget(thing, QAccessible.Role(role))


def speak_as(widget: QWidget, role: QAccessible.Role, name: str | None = None) -> None:
    """Tell assistive technology what a widget is, such as a heading, and what it is called.

    Call it while the widget is being made: Qt asks once.

    Args:
        widget: a widget with no role of its own.
        role: what it is.
        name: what it is called; None leaves the name as it is.
    """
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(_factory)
    widget.setProperty(_PROPERTY, role.value)
    if name is not None:
        widget.setAccessibleName(name)


def announce(widget: QWidget, words: str) -> None:
    """Have words read out now, without showing them."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
