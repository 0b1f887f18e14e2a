"""A field with its words above it: they stay in view while the person types."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.text import small

#: Qt's largest size, which means "no limit".
QWIDGETSIZE_MAX = 16777215


def labelled(words: str, field: QWidget, name: str) -> QWidget:
    """Put words above a field, and give them to screen readers as its name."""
    field.setObjectName(name)
    field.setAccessibleName(words)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LOOK.px(4))
    label = small(words)
    label.setBuddy(field)
    column.addWidget(label)
    # A field that holds digits or Latin letters runs left to right itself, but stands at the leading edge.
    line = QHBoxLayout()
    line.addWidget(field, 100)
    if field.maximumWidth() < QWIDGETSIZE_MAX:
        line.addStretch(1)
    column.addLayout(line)
    return holder
