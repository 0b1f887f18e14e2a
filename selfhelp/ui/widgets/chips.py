"""Chips: what a step costs, and what it may set off."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.flow import Flow

Tone = Literal["plain", "care", "done"]


def chip(text: str, tone: Tone = "plain") -> QLabel:
    """Return one chip: plain for facts, care for what to know before, done for what is behind."""
    label = QLabel(text)
    label.setProperty("chip", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def chips(items: Iterable[tuple[str, Tone]]) -> QWidget:
    """Return chips side by side, wrapping."""
    holder = QWidget()
    flow = Flow(holder, gap=LOOK.px(8))
    for text, tone in items:
        flow.addWidget(chip(text, tone))
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
