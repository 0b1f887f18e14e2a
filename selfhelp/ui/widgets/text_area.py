"""A field of many lines that is as high as a number of them."""

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.field import Words


class TextArea(Words):
    """Many lines; it scrolls by itself when there are more than are in view."""

    def __init__(self, rows: int) -> None:
        """Make it empty; ``rows`` lines are in view."""
        super().__init__()
        self.setFixedHeight(face("body").line * rows + LOOK.px(24))
