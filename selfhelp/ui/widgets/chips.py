"""Chips: what a step costs, and what it may set off."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.flow import Flow

Tone = Literal["plain", "care", "done"]
#: At each side of the words of a chip, in pixels: padding and border of the style sheet.
PADDING = 13
#: Over and under the words, in pixels: padding and border of the style sheet.
HEIGHT = 9


def chip(text: str, tone: Tone = "plain") -> QLabel:
    """Return one chip: plain for facts, care for what to know before, done for what is behind."""
    label = QLabel(text)
    label.setProperty("chip", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


class _Wrapping(QLabel):
    """A chip that takes a second line where one line would be wider than the page."""

    def __init__(self, text: str, tone: Tone) -> None:
        """Make it as wide as its words."""
        super().__init__(text)
        self.setProperty("chip", tone)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the size of one line; Qt would break it in the middle."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        # Qt indents a label with a border by half an "x".
        width = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance("x") + 2 * PADDING
        # A letter from another font, such as a quotation mark in Arabic, can make the line higher.
        return QSize(width, max(metrics.height() + HEIGHT, self.heightForWidth(width)))


def chips(items: Iterable[tuple[str, Tone]]) -> QWidget:
    """Return chips side by side, wrapping."""
    holder = QWidget()
    flow = Flow(holder, gap=LOOK.px(8))
    for text, tone in items:
        flow.addWidget(_Wrapping(text, tone))
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
