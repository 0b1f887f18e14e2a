"""The accounts: a list the person keeps, with what resets each, and whether someone else is in."""

from uuid import uuid4

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import drop_account, keep_account
from selfhelp.case.model import Account
from selfhelp.documents.audit_words import REASONS
from selfhelp.language import pgettext, render
from selfhelp.ui.not_kept import warn_when_nothing_is_kept
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.choice import Choice
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.picker import Picker
from selfhelp.ui.widgets.text import body, heading, muted, small, strong

#: Accounts that are drawn at once; more would keep the window from answering.
AT_ONCE = 25


class AccountsPage(Page):
    """Lists accounts and adds new ones. Passwords are never asked for."""

    room = "accounts"
    follows_case = False

    def prepare(self) -> None:
        """Start with the list."""
        self._editing: Account | None = None
        self._listed = AT_ONCE

    def title(self) -> str:
        """Return the title."""
        return pgettext("accounts", "Your accounts")

    def draw(self) -> None:
        """Draw the list and the form."""
        self.add(
            muted(
                pgettext(
                    "accounts",
                    "Write down the accounts that matter: mail, phone company, bank, the ones they attack. "
                    "Never a password.",
                )
            )
        )
        warn_when_nothing_is_kept(self)
        accounts = self.desk.case.accounts
        if accounts:
            rows = Rows()
            self.add(rows)
            self.fill(rows, accounts[: self._listed], self._row)
            if len(accounts) > self._listed:
                more = buttons.word(pgettext("accounts", "Show more"), self._show_more, "show-more")
                self.add(buttons.line_of(more))
        else:
            self.add(
                Card("soft").add(
                    heading(pgettext("accounts", "Start with your mail account")),
                    body(
                        pgettext(
                            "accounts",
                            "Whoever reads your mail can reset the other accounts. That is why it comes "
                            "first.",
                        )
                    ),
                )
            )
        self.add(self._form(), gap=8)

    def _show_more(self) -> None:
        self._listed += AT_ONCE
        self.redraw()

    def _row(self, account: Account) -> QWidget:
        words: list[QWidget] = [strong(account.name)]
        if account.username:
            words.append(small(account.username))
        if account.reset_by:
            words.append(small(pgettext("accounts", "Reset by {what}", what=account.reset_by)))
        if account.change_because:
            reasons = pgettext("list of words", ", ").join(
                render(REASONS[r]) for r in account.change_because if r in REASONS
            )
            words.append(small(pgettext("accounts", "Needs a new password: {reasons}", reasons=reasons)))
        end: list[QWidget] = []
        if account.taken_over:
            end.append(chip(pgettext("accounts", "someone is in it"), "care"))
        if account.change_because:
            done = buttons.word(
                pgettext("accounts", "Password is changed"),
                lambda: self._changed(account),
                f"changed-{account.id}",
            )
            done.setAccessibleName(
                pgettext("accounts", "The password of {account} is changed", account=account.name)
            )
            end.append(done)
        edit = buttons.word(pgettext("accounts", "Edit"), lambda: self._edit(account), f"edit-{account.id}")
        edit.setAccessibleName(pgettext("accounts", "Change {account}", account=account.name))
        remove = buttons.word(
            pgettext("accounts", "Remove"), lambda: self._remove(account), f"remove-{account.id}"
        )
        remove.setAccessibleName(pgettext("accounts", "Remove {account}", account=account.name))
        return Row(words, end=[*end, edit, remove])

    def _form(self) -> Card:
        editing = self._editing
        words = (
            pgettext("accounts", "Change this account") if editing else pgettext("accounts", "Add an account")
        )
        self._service = Picker()
        self._service.addItem(pgettext("accounts", "Another service"), "")
        for service in sorted(self.desk.catalogue.services, key=lambda s: s.name.casefold()):
            self._service.addItem(service.name, service.id)
        self._service.setMaximumWidth(LOOK.px(420))
        self._name, self._username, self._reset = Line(), Line(), Line()
        self._taken = Choice("taken", pgettext("accounts", "Someone else is in it, or I am locked out"))
        if editing:
            place = self._service.findData(editing.service or "", Qt.ItemDataRole.UserRole)
            self._service.setCurrentIndex(max(0, place))
            self._name.setText("" if editing.service else editing.name)
            self._username.setText(editing.username)
            self._reset.setText(editing.reset_by)
            self._taken.setChecked(editing.taken_over)
        row = [buttons.primary(pgettext("accounts", "Add to the list"), self.keep, "account-keep")]
        if editing:
            row.append(buttons.word(pgettext("accounts", "Cancel"), self._cancel, "account-cancel"))
        return Card().add(
            heading(words),
            labelled(pgettext("accounts", "Service"), self._service, "account-service"),
            labelled(
                pgettext("accounts", "Name of the service, if it is not in the list"),
                self._name,
                "account-name",
            ),
            labelled(
                pgettext("accounts", "User name or address there (you can leave it out)"),
                self._username,
                "account-username",
            ),
            labelled(
                pgettext("accounts", "Which mail address or number resets it"), self._reset, "account-reset"
            ),
            self._taken,
            buttons.line_of(*row),
        )

    def keep(self) -> None:
        """Keep what the form holds."""
        service = self._service.currentData() or None
        name = self._service.currentText() if service else self._name.text().strip()
        if not name:
            self.desk.shell.trouble(pgettext("accounts", "Choose a service or write its name."))
            return
        account = Account(
            id=self._editing.id if self._editing else uuid4().hex[:12],
            name=name,
            service=service,
            username=self._username.text().strip(),
            reset_by=self._reset.text().strip(),
            taken_over=self._taken.isChecked(),
            change_because=self._editing.change_because if self._editing else (),
        )
        if self.do(keep_account(account), pgettext("accounts", "On your list.")):
            self._editing = None
            self.redraw()

    def taken_back(self) -> None:
        """Draw the list again, and leave what is being typed as it is."""
        fields = (self._name, self._username, self._reset)
        words = [field.text() for field in fields]
        service, taken = self._service.currentIndex(), self._taken.isChecked()
        self.redraw()
        for field, typed in zip((self._name, self._username, self._reset), words, strict=True):
            field.setText(typed)
        self._service.setCurrentIndex(service)
        self._taken.setChecked(taken)

    def _edit(self, account: Account) -> None:
        self._editing = account
        self.redraw()
        self._name.setFocus()

    def _changed(self, account: Account) -> None:
        change = keep_account(msgspec.structs.replace(account, change_because=()))
        if self.do(change, pgettext("accounts", "Good. That one is done.")):
            self.redraw()

    def _cancel(self) -> None:
        self._editing = None
        self.redraw()

    def _remove(self, account: Account) -> None:
        if self.do(drop_account(account.id), pgettext("accounts", "Removed.")):
            self.redraw()
