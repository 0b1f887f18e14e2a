"""Buttons: one filled button a page, the others are words."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.button_line import ButtonLine

Action = Callable[[], object]
#: Behind the words of a button that opens something outside the program; drawn as an icon.
OUTWARD = " ↗"
_KINDS: dict[str, Kind] = {
    "primary": "main",
    "word": "text",
    "plain": "outlined",
    "leave": "outlined",
    "danger": "erase",
    "foot": "link",
    "kicker": "quiet",
}


def _button(kind: str, text: str, action: Action, name: str) -> Button:
    looks: Kind = _KINDS[kind]
    outside = text.endswith(OUTWARD)
    icon = "external-link" if outside else "log-out" if kind == "leave" else ""
    button = Button(text.removesuffix(OUTWARD), looks, icon=icon, menu=kind == "kicker")
    button.setProperty("kind", kind)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked=False: action())
    return button


def primary(text: str, action: Action, name: str = "primary") -> QPushButton:
    """Return the one filled button of a page."""
    return _button("primary", text, action, name)


def word(text: str, action: Action, name: str) -> QPushButton:
    """Return a choice that is a word."""
    return _button("word", text, action, name)


def plain(text: str, action: Action, name: str) -> QPushButton:
    """Return a button with an outline, for choices of equal weight."""
    return _button("plain", text, action, name)


def leave(text: str, action: Action) -> QPushButton:
    """Return the button that leaves, always in the same corner."""
    return _button("leave", text, action, "leave")


def danger(text: str, action: Action, name: str) -> QPushButton:
    """Return the button for what can't be taken back."""
    return _button("danger", text, action, name)


def foot(text: str, action: Action, name: str) -> QPushButton:
    """Return a small link at the foot of the rail."""
    return _button("foot", text, action, name)


def kicker(text: str, name: str) -> QPushButton:
    """Return a small button over the title, for a menu."""
    return _button("kicker", text, lambda: None, name)


def at_start(*widgets: QWidget) -> QWidget:
    """Put widgets side by side at the start of the line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def outward(text: str) -> str:
    """Mark a label as one that opens something outside the program."""
    return f"{text}{OUTWARD}"


def line_of(*buttons: QWidget) -> QWidget:
    """Put buttons side by side; they wrap when there is no room."""
    return ButtonLine(*buttons)
