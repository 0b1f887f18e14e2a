"""An answer as a card: radio button where one fits, check box where several do, also to a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
)

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, RADIUS_CARD
from selfhelp.ui.widgets.card_grid import CardGrid
from selfhelp.ui.widgets.focus_ring import round_as
from selfhelp.ui.widgets.letter_tile import paint_tile
from selfhelp.ui.widgets.pointer import Pointer, UnderPointer
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import blend, card, radio_dot, tick_box
from selfhelp.ui.widgets.typeset import Block, flip, lay


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: what it stands for, its words, one line that explains it, an icon or a letter tile."""

    value: str
    text: str
    detail: str = ""
    icon: str = ""
    tile: bool = False


class _Drawn:
    """Size and painting, the same for both kinds of button."""

    def __init__(self, button: QAbstractButton, option: Option, *, single: bool, plain: bool) -> None:
        self._button, self.option, self._single, self._plain = button, option, single, plain
        self.pointer = Pointer(button)
        button.setObjectName(f"choice-{option.value}")
        button.setAccessibleName(option.text)
        button.setAccessibleDescription(option.detail)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        round_as(button, RADIUS_CARD)

    def _start(self) -> int:
        if self._plain:
            return LOOK.px(22 + 12)
        return LOOK.px(17) + (
            LOOK.px(28 + 12) if self.option.tile else LOOK.px(24 + 16) if self.option.icon else 0
        )

    def _blocks(self, width: float) -> tuple[Block, Block | None]:
        room = width - self._start() - (0 if self._plain else LOOK.px(16 + 22 + 12))
        title = lay(self.option.text, face("medium"), room)
        detail = lay(self.option.detail, face("small"), room) if self.option.detail else None
        return title, detail

    def height(self, width: float) -> int:
        title, detail = self._blocks(width)
        words = title.height + (detail.height if detail else 0)
        least = 40 if self._plain else 72 if self.option.detail else 56
        return max(LOOK.px(least), words + LOOK.px(4 if self._plain else 26))

    def paint(self) -> None:
        button, colours, over = self._button, LOOK.colours, self.pointer.over
        chosen, down = button.isChecked(), button.isDown()
        painter = QPainter(button)
        box = QRectF(button.rect())
        if not self._plain:
            fill = colours.accent_soft if chosen else blend(colours.surface, colours.hover, over)
            if down:
                fill = blend(fill, colours.press, 0.6) if chosen else colours.press
            edge = colours.accent if chosen else blend(colours.edge, colours.ink, over)
            card(painter, box, RADIUS_CARD, fill, edge, 2 if chosen else 1)
        side = LOOK.px(22)
        at = QRectF(box.right() - LOOK.px(16) - side, round(box.center().y() - side / 2), side, side)
        if self._plain:
            at = QRectF(0, round(box.center().y() - side / 2), side, side)
        if self._single:
            radio_dot(painter, flip(at, box), checked=chosen, hot=over > 0.5)
        else:
            tick_box(painter, flip(at, box), checked=chosen, hot=over > 0.5)
        if self.option.tile and not self._plain:
            side = LOOK.px(28)
            at = QRectF(LOOK.px(14), round(box.center().y() - side / 2), side, side)
            paint_tile(painter, flip(at, box), self.option.text, chosen=chosen)
        elif self.option.icon and not self._plain:
            side = LOOK.px(24)
            at = QRectF(LOOK.px(17), round(box.center().y() - side / 2), side, side)
            paint_icon(painter, flip(at, box), self.option.icon, colours.accent if chosen else colours.muted)
        title, detail = self._blocks(box.width())
        room = box.width() - self._start() - (0 if self._plain else LOOK.px(16 + 22 + 12))
        words = flip(QRectF(self._start(), 0, room, 0), box)
        top = round((box.height() - title.height - (detail.height if detail else 0)) / 2)
        title.paint(painter, words.x(), top, colours.ink)
        if detail is not None:
            detail.paint(painter, words.x(), top + title.height, colours.muted)
        painter.end()


class _AsCard(UnderPointer):
    """What both kinds of button have in common; it stands before Qt's class, so that Qt asks it first."""

    drawn: _Drawn

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(240), self.drawn.height(LOOK.px(340)))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(120), LOOK.px(40))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self.drawn.height(width)

    def hitButton(self, _pos: object, /) -> bool:  # the whole card counts
        return True

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        self.drawn.paint()


class _Single(_AsCard, QRadioButton):
    def __init__(self, option: Option, *, plain: bool) -> None:
        super().__init__(option.text.replace("&", "&&"))
        self.drawn = _Drawn(self, option, single=True, plain=plain)
        self.pointer = self.drawn.pointer


class _Several(_AsCard, QCheckBox):
    def __init__(self, option: Option, *, plain: bool) -> None:
        super().__init__(option.text.replace("&", "&&"))
        self.drawn = _Drawn(self, option, single=False, plain=plain)
        self.pointer = self.drawn.pointer


class OptionCards(CardGrid):
    """The answers of one question. ``changed`` says what is chosen now, in the order of the options."""

    changed = Signal(tuple)

    def __init__(
        self,
        options: Sequence[Option],
        chosen: Sequence[str] = (),
        *,
        words: str,
        single: bool = False,
        columns: int = 2,
        least: int = 280,
        plain: bool = False,
    ) -> None:
        """Make cards.

        Args:
            options: in order; digits 1 to 9 choose them.
            chosen: values that are chosen already.
            words: the question, for screen readers.
            single: only one fits: radio buttons.
            columns: side by side; one where the window is narrow or the text large.
            least: how wide a card has to be, in pixels at 100 % text.
            plain: no cards, for two or three short choices inside another card.
        """
        # In a card they stand under fields, which keep this distance.
        super().__init__(columns, least, GAP_8, across=GAP_16 if plain else GAP_8)
        self.setObjectName("options")
        speak_as(self, QAccessible.Role.Grouping, words)
        self._options, self._single = list(options), single
        # Only where one fits: in a group Tab would pass all boxes but one.
        self._group = QButtonGroup(self) if single else None
        self._buttons: list[QAbstractButton] = []
        for option in self._options:
            button: QAbstractButton
            button = _Single(option, plain=plain) if single else _Several(option, plain=plain)
            button.setChecked(option.value in chosen)
            if self._group is not None:
                self._group.addButton(button)
            button.toggled.connect(self._on_toggle)
            self._buttons.append(button)
        self.set_cards(self._buttons)

    def _on_toggle(self, on: bool) -> None:
        if on or not self._single:
            self.changed.emit(self.chosen())

    def chosen(self) -> tuple[str, ...]:
        """Return the values that are chosen, in the order of the options."""
        pairs = zip(self._options, self._buttons, strict=True)
        return tuple(option.value for option, button in pairs if button.isChecked())

    def buttons(self) -> list[QAbstractButton]:
        """Return the cards, in order."""
        return list(self._buttons)

    def search(self, words: str) -> int:
        """Show the answers that hold the words, and what is chosen; returns how many hold them."""
        wanted = words.casefold().split()
        pairs = list(zip(self._options, self._buttons, strict=True))
        found = [b for o, b in pairs if all(word in o.text.casefold() for word in wanted)]
        self.show_only([b for _o, b in pairs if b in found or b.isChecked()])
        return len(found)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first answer in view."""
        shown = [button for button in self._buttons if not button.isHidden()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose."""
        digit = event.text()
        if digit.isdecimal() and 1 <= int(digit) <= len(self._buttons):
            button = self._buttons[int(digit) - 1]
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
            return
        super().keyPressEvent(event)
