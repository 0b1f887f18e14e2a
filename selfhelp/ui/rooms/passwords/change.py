"""Changing one password: what to know first, a new one to copy, the steps, and where to go."""

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import keep_account
from selfhelp.language import pgettext, render
from selfhelp.passwords.generate import pass_phrase
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_12, GAP_24
from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.letter_tile import LetterTile
from selfhelp.ui.widgets.note_line import hint, may_notice
from selfhelp.ui.widgets.number_card import open_outside
from selfhelp.ui.widgets.points import Points
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.views.listed_account import listed, same_account
from selfhelp.views.password_change import BEFORE, STEPS, ChangeState, change_state


class PasswordChangePage(ColumnPage):
    """Draws the finding whose place, ``file-row``, is the argument."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Find the finding; make a pass phrase that is forgotten with the page."""
        self.finding = self.desk.audit.finding(self.argument)
        self._phrase = pass_phrase()

    def _state(self) -> ChangeState | None:
        if self.finding is None:
            return None
        return change_state(self.desk.catalogue, self.finding, hidden=self.desk.audit.names_hidden)

    def title(self) -> str:
        """Return the account's name."""
        state = self._state()
        return state.name if state is not None else pgettext("passwords", "Passwords")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("passwords", "Passwords")

    def lands_on(self) -> str:
        """Return what takes the keyboard when what had it is gone."""
        return "changed"

    def first_focus(self) -> QWidget | None:
        """Begin with copying the new one."""
        return self.findChild(QWidget, "copy-phrase")

    def draw(self) -> None:
        """Draw the reasons, what to know, the steps and the new pass phrase."""
        state = self._state()
        if state is None:
            line = pgettext("passwords", "This report is not open any more.")
            back = _named(pgettext("passwords", "Back"), "to-report", self._back, "main")
            self.add(PageTitle(self.title(), line), ButtonLine(back), gap=GAP_24)
            return
        why = render(state.why) if state.why is not None else ""
        self.add(PageTitle(state.name, why, lead=LetterTile(state.name)))
        self.add(self._reasons(state), gap=GAP_24)
        self.add(self._how(state), gap=GAP_24)
        self.add(
            ButtonLine(
                _named(pgettext("passwords", "I have changed it"), "changed", self.changed, "main"),
                _named(pgettext("passwords", "Put on my list"), "note", self.note, "text"),
                _named(pgettext("passwords", "Leave it as it is"), "leave-it", self.set_aside, "text"),
                _named(pgettext("passwords", "Back to the report"), "to-report", self._back, "quiet"),
            ),
            hint(
                pgettext(
                    "passwords", "Choose “Leave it as it is” if the bank sets the PIN, or for an old account."
                )
            ),
            gap=GAP_24,
        )

    def _reasons(self, state: ChangeState) -> QWidget:
        card = PlainCard(Heading(pgettext("passwords", "Why this password"), "heading"))
        card.add(Points(state.reasons))
        if state.relation:
            card.add(hint(state.relation))
        card.add(Heading(pgettext("passwords", "Before you change it"), "heading"), gap=GAP_12)
        card.add(may_notice(render(BEFORE[0])))
        card.add(Points(render(words) for words in BEFORE[1:]))
        return card

    def _how(self, state: ChangeState) -> QWidget:
        phrase = Line()
        phrase.setText(self._phrase)
        phrase.setReadOnly(True)
        copy = _named(pgettext("passwords", "Copy it"), "copy-phrase", self._copy, "outlined", icon="copy")
        another = _named(pgettext("passwords", "Another one"), "another-phrase", self.another, "text")
        field = Field(pgettext("passwords", "The new password"), phrase, "new-phrase", width=480)
        card = RaisedCard().add(Heading(pgettext("passwords", "A new password for you"), "heading"))
        card.add(field, gap=GAP_12)
        card.add(ButtonLine(copy, another), gap=GAP_12)
        card.add(Checklist([render(step) for step in STEPS]), gap=GAP_12)
        if state.door:
            there = open_outside(state.name, pgettext("passwords", "Open the page for changing it"))
            there.setObjectName("open-change")
            there.setToolTip(state.door)
            shell = self.desk.shell
            opened = shell.open_own_link if state.by_convention else shell.open_link
            there.clicked.connect(lambda: opened(state.door))
            card.add(ButtonLine(there), gap=GAP_8)
        if state.by_convention:
            card.add(
                hint(
                    pgettext(
                        "passwords",
                        "Many sites have this page at this address. If it is missing, sign in and look for "
                        "“Password” in the settings.",
                    )
                )
            )
        return card

    def _copy(self) -> None:
        self.desk.shell.copy(self._phrase)

    def another(self) -> None:
        """Make another pass phrase."""
        self._phrase = pass_phrase()
        self.redraw()

    def changed(self) -> None:
        """Take the account off the report, and off the list of those that need a new password."""
        if self.finding is None:
            return
        account = same_account(self.finding, self.desk.case, self.desk.catalogue)
        if account is not None and not self.do(
            keep_account(msgspec.structs.replace(account, change_because=())), undo=False
        ):
            return
        self.desk.audit.changed.add(self.finding.place)
        self._back()
        self.desk.shell.notice(pgettext("passwords", "{account} has a new password.", account=self.title()))

    def note(self) -> None:
        """Put the account on the person's list with the reasons, never with its password."""
        if self.finding is not None:
            account = listed(self.finding, self.desk.case, self.desk.catalogue)
            self.do(keep_account(account), pgettext("passwords", "On your list of accounts."))

    def set_aside(self) -> None:
        """Say nothing more about this one."""
        if self.finding is not None:
            self.desk.audit.aside.add(self.finding.place)
            self._back()
            self.desk.shell.notice(pgettext("passwords", "Set aside."))

    def _back(self) -> None:
        self.desk.shell.go("passwords")


def _named(words: str, name: str, action: Callable[[], object], kind: Kind, *, icon: str = "") -> Button:
    """Return a button with its name and what it does."""
    button = Button(words, kind, icon=icon)
    button.setObjectName(name)
    button.clicked.connect(action)
    return button
