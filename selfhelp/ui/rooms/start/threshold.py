"""The first page: a picture, three promises that are kept, one button, and a way for whoever is in danger."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.frame.look_menu import look_button
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24, GAP_40, NARROW
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.hairline import Hairline
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.promise_line import PromiseLine
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose

#: Free space around the words, in pixels at 100 % text: they stand in the middle, as on a card.
SIDE = 64


class ThresholdPage(ColumnPage):
    """Says where one is. "Begin" asks the questions; notes that were saved are opened from here, too."""

    shows_rooms = False
    follows_case = False
    scene = "whole"

    def title(self) -> str:
        """Return the greeting."""
        return pgettext("start", "You’re in the right place.")

    def corner(self, *, on_picture: bool) -> list[QWidget]:
        """Return the language, which can be changed before anything is asked."""
        return [look_button(self.desk, on_picture=on_picture)]

    def width_changed(self) -> None:
        """Draw it for the other width."""
        self.redraw()

    def first_focus(self) -> QWidget | None:
        """Enter begins."""
        return self.findChild(QWidget, "begin")

    def draw(self) -> None:
        """Draw greeting, promises, and the ways in."""
        wide = self.desk.shell.width() > LOOK.px(NARROW)
        inside = Stacked(gap=0, inset=SIDE if wide else GAP_16)
        self.add(inside, gap=0)
        heading = Heading(self.title(), "title")
        heading.setObjectName("page-title")
        inside.add(heading)
        words = pgettext(
            "start",
            "If someone is making your life hard online, this guide helps you choose what to do first. One "
            "step at a time, in your own order.",
        )
        inside.add(Prose(words, "opening"), gap=GAP_8)
        # Low windows show the way in without scrolling.
        apart, group = (GAP_24, GAP_40) if wide else (GAP_16, GAP_24)
        for place, promise in enumerate(self._promises()):
            inside.add(promise, gap=apart if place else group)
        begin = self._button(pgettext("start", "Begin"), "main", "begin")
        danger = self._button(pgettext("start", "I’m in danger now"), "danger", "in-danger")
        inside.add(ButtonLine(begin, danger), gap=group)
        minutes = pgettext("start", "A few questions, about 3 minutes. You can skip any of them.")
        inside.add(Prose(minutes, "small"), gap=12)
        inside.add(Hairline(), gap=GAP_24)
        inside.add(self._other_ways(), gap=12)

    def _button(self, words: str, kind: str, name: str) -> Button:
        danger = kind == "danger"
        made = Button(words, "danger" if danger else "main", icon="phone" if danger else "", large=True)
        made.setObjectName(name)
        made.clicked.connect(partial(self._go, "danger" if danger else "triage"))
        return made

    def _go(self, page: str, _checked: bool = False) -> None:
        self.desk.shell.go(page)

    def _promises(self) -> list[QWidget]:
        return [
            PromiseLine(
                pgettext("start", "Nothing is sent"),
                pgettext("start", "The guide works without the internet."),
                icon_lead("wifi-off", "accent"),
            ),
            PromiseLine(
                pgettext("start", "Nothing is saved unless you ask"),
                pgettext("start", "When you leave, your answers disappear."),
                icon_lead("eraser", "accent"),
            ),
            PromiseLine(
                pgettext("start", "Press Esc three times to close it"),
                pgettext("start", "You can stop at any moment."),
                icon_lead("log-out", "accent"),
                key=pgettext("start", "Esc"),
            ),
        ]

    def _other_ways(self) -> QWidget:
        line = ButtonLine()
        if not self.desk.no_trace:
            # Notes on a stick, or in a chosen folder, are where the program does not look by itself.
            saved = Button(pgettext("start", "Open my saved notes"), "text", icon="folder")
            saved.setObjectName("triage-saved")
            saved.clicked.connect(partial(self._go, "unlock"))
            line.add(saved)
        helping = Button(pgettext("start", "I’m helping someone"), "text", icon="hand-heart")
        helping.setObjectName("helping")
        helping.clicked.connect(self._help_someone)
        line.add(helping)
        sure = Button(pgettext("start", "How can I be sure?"), "text", icon="info")
        sure.setObjectName("to-promise")
        sure.clicked.connect(partial(self._go, "promise"))
        line.add(sure)
        return line

    def _help_someone(self) -> None:
        from selfhelp.views.triage import for_someone_else

        if self.do(for_someone_else(self.desk.case), undo=False):
            self.desk.shell.go("triage")
