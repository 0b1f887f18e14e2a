"""Turns a place round where text runs from right to left, without loading Qt's whole table of styles."""

from PySide6.QtCore import QRect, Qt


def on_its_side(direction: Qt.LayoutDirection, around: QRect, box: QRect) -> QRect:
    """Return a box on the side that the direction of reading asks for; see ``QStyle::visualRect``.

    Args:
        direction: of reading.
        around: what the box lies in.
        box: where it lies for those who read from left to right.
    """
    if direction == Qt.LayoutDirection.LeftToRight:
        return box
    return box.translated(2 * (around.right() - box.right()) + box.width() - around.width(), 0)
