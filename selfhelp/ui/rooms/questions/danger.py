"""Danger: the number large, at most two lines beside it, everything else folded. Nothing is asked first."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from selfhelp.answers import Danger
from selfhelp.case.change import answered
from selfhelp.language import pgettext, render
from selfhelp.plan import triage
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.countries import countries_by_name
from selfhelp.ui.danger_cards import danger_number, line_card
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.hairline import Hairline
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.labelled_field import Combo
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.points import Points
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.danger import danger_state
from selfhelp.views.triage import following, preceding

#: What was said about the danger, by the question's advice screen or this page's own argument.
SAID: dict[str, Danger] = {
    "danger-help": "from-others",
    "danger-myself": "from-myself",
    "from-others": "from-others",
    "from-myself": "from-myself",
}


class DangerPage(ColumnPage):
    """Shows whom to call. The argument is an advice screen of the questions, what was said, or empty."""

    shows_rooms = False
    follows_case = False
    says_kept = False

    def prepare(self) -> None:
        """Find out what was said about the danger."""
        super().prepare()
        self._step = triage.question(self.desk.catalogue, self.argument) if self.argument else None
        self._look()

    def _look(self) -> None:
        self.state = danger_state(
            self.desk.catalogue,
            self.desk.case.answers,
            self.desk.country(),
            SAID.get(self.argument),
            self.desk.now(),
        )

    def title(self) -> str:
        """Return what to do first."""
        return render(self.state.title)

    def kicker_widget(self) -> QWidget:
        """Return the way back."""
        back = Button(pgettext("window", "Back"), "text", icon="chevron-left")
        back.setObjectName("triage-back")
        back.clicked.connect(self.go_back)
        return ButtonLine(back)

    def draw(self) -> None:
        """Draw the number, the lines, and the way on."""
        self._look()
        state = self.state
        self.add(PageTitle(self.title(), render(state.intro)), gap=GAP_16)
        country = Combo(
            countries_by_name(self.desk.catalogue, pgettext("danger", "Choose your country")), state.country
        )
        country.setObjectName("country")
        country.setAccessibleName(pgettext("country", "Country"))
        country.activated.connect(lambda _index: self._change_country(country.value()))
        number = danger_number(state, country)
        if not state.listening:
            self.add(number, gap=GAP_24)
        if state.lines:
            self.add(Heading(self._over_lines()), gap=GAP_24)
            for line in state.lines:
                self.add(line_card(line), gap=GAP_8)
        if state.listening:
            self.add(number, gap=GAP_24)
        if any(line.unsure for line in state.lines):
            words = pgettext("danger", "We could not confirm every number yet. If one fails, try the other.")
            self.add(Prose(words, "small"), gap=GAP_8)
        if state.advice:
            self.add(Heading(pgettext("danger", "Meanwhile")), gap=GAP_24)
            self.add(Points([render(advice) for advice in state.advice]), gap=GAP_12)
        if state.more:
            title = pgettext("danger", "Other help lines")
            self.add(Fold(title, self._others, "other-lines"), gap=GAP_16)
        shows = pgettext("danger", "A call can show on a shared phone bill and in the list of calls.")
        # A fold has air under its line already.
        self.add(hint(shows), gap=GAP_16 if state.more else GAP_24)
        self._draw_way_on()

    def _over_lines(self) -> str:
        if all(line.open_now for line in self.state.lines):
            return pgettext("danger", "Someone to talk to, day and night")
        return pgettext("danger", "Someone to talk to")

    def _others(self) -> QWidget:
        return Stacked(*(line_card(line) for line in self.state.more))

    def _draw_way_on(self) -> None:
        self.add(Hairline(), gap=GAP_24)
        words = pgettext("danger", "Go on with the questions")
        if self._step is None and self.desk.case.triage_done:
            words = pgettext("danger", "Go on with the plan")
        go_on = Button(words, "outlined")
        go_on.setObjectName("triage-continue")
        go_on.clicked.connect(self.go_on)
        self.add(SideBySide(Prose(pgettext("danger", "When you are ready:"), "muted"), go_on), gap=GAP_16)

    def first_focus(self) -> QWidget | None:
        """Without a country its list comes first; else the number, which can be read and copied."""
        return self.findChild(QWidget, "emergency-number" if self.state.number else "country")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, and goes on where none has it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif not isinstance(focused, QComboBox):
                self.go_on()
            return
        super().keyPressEvent(event)

    def _change_country(self, country: object) -> None:
        answers = msgspec.structs.replace(self.desk.case.answers, country=country or None)
        if self.do(answered(self._step.id if self._step else "danger", answers), undo=False):
            self.arrive("country", "page-title")
            self.redraw()

    # Moving on ----------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Show what was there before."""
        earlier = None
        if self._step is not None:
            earlier = preceding(self.desk.catalogue, self._step.id, self.desk.case)
        if earlier is not None:
            self.desk.shell.go("triage", earlier.id)
        else:
            self.desk.shell.back()

    def go_on(self) -> None:
        """Go on with the questions, or with the plan where they are behind."""
        shell, case = self.desk.shell, self.desk.case
        if self._step is None:
            shell.go("plan" if case.triage_done else "triage")
            return
        self.do(answered(self._step.id, case.answers), undo=False)
        next_one = following(self.desk.catalogue, self._step.id, self.desk.case)
        if next_one is not None:
            shell.go("triage", next_one.id)
