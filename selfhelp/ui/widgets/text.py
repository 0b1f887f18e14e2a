"""Text on a page, in four sizes, always plain text, always wrapping, with room between the lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from selfhelp.language import active, runs_right_to_left
from selfhelp.ui.theme.roles import font_of, palette_of
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import SIZES
from selfhelp.ui.widgets.held_together import held_together
from selfhelp.ui.widgets.spoken import speak_as

SMALL_ROLES = ("small", "small-ink", "section", "caution")
#: In percent of the font's own line; together with it, about one and a half times the text size.
LINE_HEIGHT = {"title": 106, "hero": 112, "phone": 112, "heading": 117, "opening": 136, "emergency": 96}
USUAL_LINE_HEIGHT = 121
#: What would be read as markup.
_AS_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
#: Room above text from right to left, in pixels at 100 % text.
MARKS = {"title": 4, "hero": 3, "heading": 2, "section": 2}
_SAME_SIZE = {"phone": "hero", "opening": "heading"}


class Prose(QLabel):
    """Wrapping text with an even line height. What is shown is never read as markup."""

    #: What a screen reader is told that it is; None leaves it a text.
    spoken: QAccessible.Role | None = None
    #: Whether it is copied from: then it is shown letter for letter.
    copied = False

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None) -> None:
        """Show a text in a role, such as title, heading, body, muted, small, strong, section."""
        super().__init__(parent)
        if self.spoken is not None:
            # Before it has a name: a screen reader that listens asks for the role then, and once only.
            speak_as(self, self.spoken)
        self._heights: dict[tuple[int, str], int] = {}
        self.wear(role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._height = LINE_HEIGHT.get(role, USUAL_LINE_HEIGHT)
        # Qt puts the room between lines under the last line as well; taking it away there keeps a line
        # of text in the middle of its row.
        size = _SAME_SIZE.get(role, "small" if role in SMALL_ROLES else role)
        line = LOOK.px(SIZES.get(size, SIZES["body"])) * 1.2
        self.setContentsMargins(0, 0, 0, -round(line * (self._height - 100) / 100))
        self.say(text)

    def wear(self, role: str) -> None:
        """Show the words in a role; a role of another size needs a text of its own."""
        self.role = role
        font, palette = font_of(role), palette_of(role)
        if font is not None:
            self.setFont(font)
        # Back to the colours of the program where it wore others before.
        if palette is not None or self.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
            self.setPalette(palette or QPalette())

    def say(self, text: str) -> None:
        """Show another text."""
        self._plain = text
        self._heights.clear()
        mirrored = active().right_to_left
        # What is not translated keeps its own direction, at the leading edge of the page.
        direction = "rtl" if mirrored and runs_right_to_left(text) else "ltr"
        edge = ' align="right"' if mirrored and direction == "ltr" else ""
        shown = text if self.copied else held_together(text)
        lines = "<br>".join(shown.translate(_AS_WRITTEN).split("\n"))
        style = f"line-height:{self._height}%; margin:0"
        # Marks above Arabic letters reach higher than their line. A label cuts off what is above its first
        # one, and takes no margin there.
        marks = LOOK.px(MARKS.get(self.role, 0)) if mirrored else 0
        room = f'<p style="margin:0; font-size:{marks}px">&nbsp;</p>' if marks else ""
        self.setText(f'{room}<div dir="{direction}"{edge} style="{style}">{lines}</div>')
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels. Layouts ask for the same some twenty times a page."""
        key = width, self.font().key()
        if key not in self._heights:
            self._heights[key] = super().heightForWidth(width)
        return self._heights[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words for the width at once: done while it is painted, Qt would paint it a second time."""
        super().resizeEvent(event)
        super().heightForWidth(self.width())

    def plain(self) -> str:
        """Return the text as it was given."""
        return self._plain


def title(text: str) -> Prose:
    """Return the one title of a page."""
    return Prose(text, "title")


def heading(text: str) -> Prose:
    """Return the heading of a card."""
    return Prose(text, "heading")


def body(text: str) -> Prose:
    """Return running text."""
    return Prose(text, "body")


def strong(text: str) -> Prose:
    """Return running text that stands out."""
    return Prose(text, "strong")


def muted(text: str) -> Prose:
    """Return running text that stands back."""
    return Prose(text, "muted")


def small(text: str) -> Prose:
    """Return a small line."""
    return Prose(text, "small")


def section(text: str) -> Prose:
    """Return the small heading over a list."""
    return Prose(text, "section")


class Selectable(Prose):
    """Text to copy by mouse or keyboard: Tab marks all of it. A cursor would look like one more digit."""

    copied = True

    def __init__(self, text: str, role: str = "body") -> None:
        """Show it in a role."""
        super().__init__(text, role)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the whole when it is reached by Tab, so that Ctrl+C copies it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setSelection(0, len(self.plain()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unmark it, except where its own menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setSelection(0, 0)


def selectable(text: str, role: str = "body") -> Selectable:
    """Return text that can be marked and copied by mouse and keyboard, such as a phone number."""
    return Selectable(text, role)
