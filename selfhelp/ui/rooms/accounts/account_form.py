"""Adding an account to the list, or changing one. What is half typed is kept until the person comes back."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import keep_account, keep_draft
from selfhelp.case.model import Account
from selfhelp.language import in_every_language, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.views.account_form import (
    Typed,
    account_typed,
    missing_name,
    names_found,
    suggested_openers,
    typed_of,
)
from selfhelp.views.accounts import MY_NUMBER

#: So many suggestions stand under the field of what resets an account.
SUGGESTED = 4


class AccountFormPage(ColumnPage):
    """Draws the form; the argument is the id of the account to change, empty for a new one."""

    room = "accounts"
    follows_case = False
    holds_words = True

    def prepare(self) -> None:
        """Start with the account, or with what was half typed."""
        self._editing = next((a for a in self.desk.case.accounts if a.id == self.argument), None)
        self._saved = False
        self._place = f"account:{self._editing.id if self._editing else 'new'}"
        self._before = typed_of(self._editing, self.desk.case.draft(self._place))

    def title(self) -> str:
        """Return the title."""
        if self._editing is not None:
            return pgettext("accounts", "Change {account}", account=self._editing.name)
        return pgettext("accounts", "Add an account")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("account", "Accounts")

    def comes_back(self) -> bool:
        """A form is not come back to."""
        return False

    def first_focus(self) -> QWidget | None:
        """Begin with the name."""
        return self._name

    def draw(self) -> None:
        """Draw the fields."""
        line = pgettext("accounts", "This shows which account can open which. Never write a password here.")
        self.add(PageTitle(self.title(), line))
        typed = self._before
        self._name, self._username = _line(typed.name), _line(typed.username)
        self._reset = _line(typed.reset_by)
        self._name.textEdited.connect(self._offer_names)
        for field in (self._name, self._username, self._reset):
            field.returnPressed.connect(self.keep)
        self._taken = OptionCards(
            [Option("taken", pgettext("accounts", "Someone else is in this account, or I am locked out"))],
            ["taken"] if typed.taken_over else [],
            words=pgettext("accounts", "Is someone else in this account?"),
            columns=1,
            plain=True,
        )
        self.add(self._fields(), self._buttons(), gap=GAP_24)

    def _fields(self) -> QWidget:
        self._name_field = Field(
            pgettext("accounts", "Service or site"),
            self._name,
            "account-name",
            hint=pgettext("accounts", "Such as Gmail, Instagram, or the name of your bank."),
            width=420,
        )
        username = Field(
            pgettext("accounts", "User name or address there, if you like"),
            self._username,
            "account-username",
            width=420,
        )
        reset = Field(
            pgettext("accounts", "Which mail address or number can reset it?"),
            self._reset,
            "account-reset",
            hint=pgettext("accounts", "A code or a link goes there when you forget the password."),
            width=420,
        )
        return PlainCard(
            Stacked(self._name_field, self._names(), gap=GAP_8),
            username,
            Stacked(reset, self._suggestions(), gap=GAP_8),
            self._taken,
            gap=GAP_16,
        )

    def _names(self) -> QWidget:
        """Return a line of names to take while the name is typed; it is there only while it has some."""
        self._offered = [Button("", "link") for _place in range(SUGGESTED)]
        line = ButtonLine(*self._offered)
        for number, button in enumerate(self._offered, start=1):
            button.setObjectName(f"name-{number}")
            button.clicked.connect(partial(self._take_name, button))
        self._names_line = line
        self._offer_names("")
        return line

    def _offer_names(self, typed: str) -> None:
        found = names_found(self.desk.catalogue, typed, SUGGESTED)
        for place, button in enumerate(self._offered):
            button.say(found[place] if place < len(found) else "")
            button.setVisible(place < len(found))
        self._names_line.setVisible(bool(found))

    def _take_name(self, button: Button) -> None:
        self._name.setText(button.words())
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer_names("")

    def _suggestions(self) -> QWidget:
        own = self._editing.id if self._editing is not None else ""
        found = suggested_openers(self.desk.catalogue, self.desk.case, own)[: SUGGESTED - 1]
        line = ButtonLine()
        number_words = render(MY_NUMBER)
        mine = [words for words in found if words.casefold() not in in_every_language(MY_NUMBER)]
        for number, words in enumerate((*mine, number_words), start=1):
            button = Button(words, "link", about=pgettext("accounts", "resets it"))
            button.setObjectName(f"suggested-{number}")
            button.clicked.connect(lambda _checked=False, words=words: self._reset.setText(words))
            line.add(button)
        return line

    def _buttons(self) -> QWidget:
        words = (
            pgettext("accounts", "Save the changes")
            if self._editing is not None
            else pgettext("accounts", "Add to my list")
        )
        keep = Button(words, "main")
        keep.setObjectName("account-keep")
        keep.clicked.connect(self.keep)
        cancel = Button(pgettext("accounts", "Cancel"), "text")
        cancel.setObjectName("account-cancel")
        cancel.clicked.connect(self._cancel)
        return ButtonLine(keep, cancel)

    def typed(self) -> Typed:
        """Return what the form holds."""
        return Typed(
            self._name.text(), self._username.text(), self._reset.text(), "taken" in self._taken.chosen()
        )

    def keep(self) -> None:
        """Put what the form holds on the list."""
        typed = self.typed()
        missing = missing_name(typed)
        if missing is not None:
            self._name_field.say(render(missing), wrong=True)
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        account: Account = account_typed(self.desk.catalogue, typed, self._editing, uuid4().hex[:12])
        if not self.do(keep_account(account)):
            return
        self._close()
        if self._editing is not None:
            self.desk.shell.go("account", account.id)
        else:
            self.desk.shell.go("accounts")
        self.desk.shell.notice(
            pgettext("accounts", "{account} is on your list.", account=account.name), undo=True
        )

    def _close(self) -> None:
        """Be done with the form; nothing half typed stays behind."""
        self._saved = True
        if self.desk.case.draft(self._place):
            self.do(keep_draft(self._place, {}), undo=False)

    def _cancel(self) -> None:
        self._close()
        if self._editing is not None:
            self.desk.shell.go("account", self._editing.id)
        else:
            self.desk.shell.go("accounts")

    def may_leave(self) -> bool:
        """Keep what is half typed."""
        if self._saved or self.typed() == self._before:
            return True
        return self.do(keep_draft(self._place, self.typed().words()), undo=False)


def _line(words: str) -> Line:
    line = Line()
    line.setText(words)
    return line
