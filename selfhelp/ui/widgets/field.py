"""A field with its words above it: they stay in view while the person types."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.text import small


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
    column.addWidget(field)
    return holder
