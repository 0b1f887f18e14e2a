"""What screen readers are told where Qt would not say it by itself: roles, and words that just appeared."""

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

_PROPERTY = "spokenRole"
_installed: list[object] = []


class _Tab(QAccessibleWidget):
    """One of several tabs: which one is open is told, and it can be pressed. A button tells "checked"."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.object()
        state.selectable = 1
        state.selected = int(isinstance(button, QAbstractButton) and button.isChecked())
        return state

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str, /) -> None:
        button = self.object()
        if name == self.pressAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(name)


def _factory(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Answer Qt's question for the interface of an object; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_PROPERTY)
    if role == QAccessible.Role.PageTab.value and isinstance(thing, QAbstractButton):
        return _Tab(thing)
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


def tell_chosen(tab: QAbstractButton) -> None:
    """Tell assistive technology that a tab was opened or left."""
    changed = QAccessible.State()
    changed.selected = 1
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(tab, changed))


def announce(widget: QWidget, words: str) -> None:
    """Have words read out now, without showing them."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
