"""One question a screen. A click or a digit answers, Enter continues, every question can be skipped."""

from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget

from selfhelp.case.change import answered, finish_triage, keep_accounts
from selfhelp.catalogue.model import Question
from selfhelp.language import npgettext, number, pgettext
from selfhelp.plan import triage
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.countries import countries_by_name
from selfhelp.ui.frame.look_menu import look_button
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import Combo, Field
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.spoken import announce
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.stepper import Stepper
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.danger import emergency_number
from selfhelp.views.triage import (
    Choice,
    accounts_named,
    choose,
    following,
    preceding,
    triage_state,
)

#: How wide a card has to be at least, in pixels at 100 % text; less where a name is all it shows.
LEAST, LEAST_NAME = 280, 200
#: Up to so many answers stand under each other. Where only one fits all do: Down goes through them.
UNDER_EACH_OTHER = 3
#: The kinds of question whose answers are names of services.
NAMES = ("services", "hacked")


def _keys(last: int) -> str:
    """Say which digits choose an answer."""
    if last == 2:
        return pgettext(
            "triage",
            "On the keyboard: {first} or {last} chooses an answer, Enter goes on.",
            first=number(1),
            last=number(last),
        )
    return pgettext(
        "triage",
        "On the keyboard: {first} to {last} choose an answer, Enter goes on.",
        first=number(1),
        last=number(last),
    )


class QuestionPage(ColumnPage):
    """Draws one question of the catalogue; the argument is its id, or empty to go on where one was."""

    shows_rooms = False
    follows_case = False
    scene: Literal["", "strip", "whole"] = "strip"
    #: Whether one came from the page of answers and goes back there.
    alone = False

    def prepare(self) -> None:
        """Find the question, and the answers so far."""
        super().prepare()
        case, catalogue = self.desk.case, self.desk.catalogue
        known = triage.question(catalogue, self.argument) if self.argument else None
        self.step: Question = known or triage.resume(catalogue, case.asked, case.answers)
        self._cards: list[OptionCards] = []
        self._box: Combo | None = None
        self._at_once = False
        self._enough: Button | None = None
        self._look()

    def _look(self) -> None:
        self.state = triage_state(self.desk.catalogue, self.step, self.desk.case.answers)

    def title(self) -> str:
        """Return the question."""
        return self.state.title

    def kicker_widget(self) -> QWidget:
        """Return the way back, in the corner where it always is."""
        if not self.state.can_go_back:
            return super().kicker_widget()
        back = Button(pgettext("window", "Back"), "text", icon="chevron-left")
        back.setObjectName("triage-back")
        back.clicked.connect(self.go_back)
        return ButtonLine(back)

    def corner(self, *, on_picture: bool) -> list[QWidget]:  # noqa: ARG002  never on a picture
        """Return the way to the number, and the language."""
        danger = Button(pgettext("start", "I’m in danger now"), "danger", icon="phone")
        danger.setObjectName("in-danger")
        danger.clicked.connect(lambda: self.desk.shell.go("danger"))
        return [danger] if self.alone else [look_button(self.desk), danger]

    # Drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw how far one is, the question, its answers, and the button."""
        self._look()
        self._cards = []
        if not self.alone:
            at, total = self.state.at, self.state.of
            words = npgettext("triage", "Question {at} of {count}", "Question {at} of {count}", total, at=at)
            self.add(Stepper(at, total, words))
        self.add(PageTitle(self.state.title, self.state.intro), gap=GAP_16)
        self.draw_answers()
        self._draw_buttons()

    def draw_answers(self) -> None:
        """Draw what can be chosen."""
        if self.step.kind == "country":
            self._draw_country()
            return
        shown, more = self.state.shown, self.state.more
        self.add(self._options(shown), gap=GAP_24)
        if more:
            words = {
                "scenarios": pgettext("triage", "Something else"),
                "services": pgettext("triage", "More services"),
                "hacked": pgettext("triage", "More services"),
            }.get(self.step.kind, pgettext("triage", "More"))
            self.add(Fold(words, lambda: self._more(more), "more-answers"), gap=GAP_8)

    def _more(self, choices: tuple[Choice, ...]) -> QWidget:
        """Draw the answers behind the fold; so many names that nobody reads them all can be searched."""
        if self.step.kind not in NAMES:
            return Stacked(self._options(choices))
        # Lines in one card: seventy cards would be a wall, and as loud as the ones that most people need.
        by_name = tuple(sorted(choices, key=lambda choice: choice.title.casefold()))
        cards = self._options(by_name, plain=True)
        words = npgettext(
            "triage", "Find one of {count} service", "Find one of {count} services", len(choices)
        )
        card = PlainCard(cards, inset=GAP_16)
        field = SearchField(words, "answer-search")
        nothing = Prose(
            pgettext("triage", "No service of this name is here. Choose “Another site” above."), "muted"
        )
        nothing.hide()

        def searched(typed: str) -> None:
            found = cards.search(typed)
            nothing.setVisible(not found)
            card.setVisible(bool(found or cards.chosen()))
            announce(field, npgettext("search", "{count} found", "{count} found", found))

        field.searched.connect(searched)
        field.entered.connect(cards.take_keyboard)
        return Stacked(field, nothing, card)

    def _options(self, choices: tuple[Choice, ...], *, plain: bool = False) -> OptionCards:
        names = self.step.kind in NAMES
        # "Another site" is no site of that name.
        no_site = {option.id for option in self.step.options}
        options = [
            Option(
                c.id,
                c.title,
                c.detail,
                c.icon,
                tile=names and c.id not in no_site,
            )
            for c in choices
        ]
        chosen = [c.id for c in choices if c.chosen]
        one = self.state.single or len(choices) <= UNDER_EACH_OTHER
        columns = 3 if names else 1 if one else 2
        cards = OptionCards(
            options,
            chosen,
            words=self.state.title,
            single=self.state.single,
            columns=columns,
            least=LEAST_NAME if names else LEAST,
            plain=plain,
        )
        for choice, button in zip(choices, cards.buttons(), strict=True):
            button.installEventFilter(self)
            button.clicked.connect(lambda _on=False, choice=choice: self._chosen(choice))
        self._cards.append(cards)
        return cards

    def _draw_country(self) -> None:
        words = pgettext("country", "Country")
        self._box = Combo(countries_by_name(self.desk.catalogue), self.desk.country())
        self.add(Field(words, self._box, "country", width=360), gap=GAP_24)
        place = Stacked(gap=0)
        self.add(place, gap=GAP_8)
        self._box.currentIndexChanged.connect(lambda _index: self._say_number(place))
        self._say_number(place)

    def _say_number(self, place: Stacked) -> None:
        """Say at once what the choice is good for: the number that is called in that country."""
        while place.column.count():
            item = place.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chosen = self._box.value() if self._box is not None else None
        number = emergency_number(self.desk.catalogue.country(str(chosen or "")))
        place.setVisible(bool(number))
        if number:
            words = pgettext("country", "Emergency number there: {number}", number=number)
            line = NoteLine(words, "phone")
            line.setObjectName("country-number")
            place.add(line)

    def _draw_buttons(self) -> None:
        words = pgettext("triage", "Done") if self.alone else pgettext("triage", "Continue")
        go_on = Button(words, "main", large=True)
        go_on.setObjectName("triage-continue")
        go_on.clicked.connect(self.go_on)
        line = ButtonLine(go_on)
        self._enough = None
        if self.state.may_finish and not self.alone:
            enough = Button(pgettext("triage", "Show my plan now"), "text")
            enough.setObjectName("triage-enough")
            enough.clicked.connect(self.finish)
            self._enough = enough
            line.add(enough)
            enough.setVisible(self.state.can_finish)
        if self.state.can_skip and not self.alone:
            skip = Button(pgettext("triage", "Skip this question"), "quiet")
            skip.setObjectName("triage-skip")
            skip.clicked.connect(self.skip)
            line.add(skip)
        if not self._cards:
            self.add(line, gap=GAP_24)
            return
        # What waits behind the fold has no digit before it is opened.
        keys = Prose(_keys(min(9, len(self._cards[0].buttons()))), "small")
        if self.alone:
            # Beside the one button, where eight answers would push it out of view.
            self.add(SideBySide(keys, lead=line), gap=GAP_24)
        else:
            self.add(line, gap=GAP_24)
            self.add(keys, gap=GAP_16)

    # Answers ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the one answer was clicked: then the next question comes. A digit only chooses."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._digit(event):
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            inside = isinstance(watched, QWidget) and watched.rect().contains(event.position().toPoint())
            self._at_once = inside and self.state.single
        return super().eventFilter(watched, event)

    def _chosen(self, choice: Choice) -> None:
        self._look()
        answers = choose(self.state, self.desk.case.answers, choice.id)
        self.do(answered(self.step.id, answers), undo=False)
        at_once, self._at_once = self._at_once, False
        self._look()
        given = {c.id for c in self.state.choices if c.chosen}
        for button in [b for cards in self._cards for b in cards.buttons()]:
            if not self.state.single:
                button.setChecked(button.objectName().removeprefix("choice-") in given)
        if at_once:
            # After the click is over, because the next page takes the place of this one.
            QTimer.singleShot(0, self, self.go_on)
        elif self._enough is not None:
            self._enough.setVisible(self.state.can_finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button that has the keyboard; digits choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.isVisible():
                focused.click()
            elif not isinstance(focused, QComboBox) or not focused.view().isVisible():
                self.go_on()
            return
        if not self._digit(event):
            super().keyPressEvent(event)

    def _digit(self, event: QKeyEvent) -> bool:
        """Choose the answer of a digit. Returns whether there is one."""
        digit = event.text()
        buttons: list[QAbstractButton] = [b for cards in self._cards for b in cards.buttons()]
        if not (digit.isdecimal() and digit.isascii() and 0 < int(digit) <= len(buttons)):
            return False
        button = buttons[int(digit) - 1]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Only Enter goes on, as it says below: the Enter after it would answer the next question too.
        self._at_once = False
        button.click()
        return True

    # Moving on ----------------------------------------------------------------------------------

    def first_focus(self) -> QWidget | None:
        """Start at the answer that is chosen, or at the first one."""
        buttons = [b for cards in self._cards for b in cards.buttons()]
        return next((b for b in buttons if b.isChecked()), buttons[0] if buttons else self._box)

    def go_back(self) -> None:
        """Show the question before this one."""
        earlier = preceding(self.desk.catalogue, self.step.id, self.desk.case)
        if earlier is not None:
            self.desk.shell.go("triage", earlier.id)

    def _keep(self, **fields: object) -> None:
        answers = msgspec.structs.replace(self.desk.case.answers, **fields)
        self.do(answered(self.step.id, answers), undo=False)

    def skip(self) -> None:
        """Leave this question as it was before and go on."""
        self._go_after()

    def go_on(self) -> None:
        """Keep the answer and go on."""
        if self._box is not None:
            self._keep(country=self._box.value() or None)
        self._go_after()

    def _go_after(self) -> None:
        self._keep()
        next_one = following(self.desk.catalogue, self.step.id, self.desk.case)
        if next_one is not None:
            self.desk.shell.go("triage", next_one.id)
        else:
            self.finish()

    def finish(self) -> None:
        """Show the plan: nothing has to be saved for that."""
        self._keep()
        named = accounts_named(self.desk.catalogue, self.desk.case)
        if named:
            self.do(keep_accounts(named), undo=False)
        if self.do(finish_triage, undo=False):
            self.desk.shell.go("plan")


class AnswerPage(QuestionPage):
    """The same question by itself: one comes from the page of answers, and goes back there."""

    alone = True
    shows_rooms = True
    room = "task"
    scene = ""

    def kicker_widget(self) -> QWidget:
        """Return nothing: the window's own way back leads to the answers."""
        return ColumnPage.kicker_widget(self)

    def comes_back(self) -> bool:
        """From the page of answers one goes back to where one came from, not to a question."""
        return False

    def _go_after(self) -> None:
        self._keep()
        named = accounts_named(self.desk.catalogue, self.desk.case)
        if named:
            self.do(keep_accounts(named), undo=False)
        next_one = triage.after(self.desk.catalogue, self.step.id, self.desk.case.answers)
        if next_one is not None and next_one.emergency and next_one.number == self.step.number:
            # Whoever says that there is danger sees the number at once.
            self.desk.shell.go("danger", str(self.desk.case.answers.danger or ""))
        else:
            self.desk.shell.go("answers")
