"""Changing one password: the warnings that matter first, then where, and a new one made on the spot."""

import msgspec
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import keep_account
from selfhelp.documents.audit_words import WHY_ORDER, reason_text, relation_text, shown_reasons
from selfhelp.language import pgettext, render
from selfhelp.passwords.generate import pass_phrase
from selfhelp.passwords.model import Finding
from selfhelp.ui.page import Page
from selfhelp.ui.parts import opens
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Steps
from selfhelp.ui.widgets.chips import chips
from selfhelp.ui.widgets.text import body, heading, muted, selectable, small
from selfhelp.views.listed_account import listed, same_account, service_of


class PasswordChangePage(Page):
    """Draws the finding whose place, ``file-row``, is the argument."""

    room = "passwords"
    follows_case = False

    def prepare(self) -> None:
        """Find the finding; make a pass phrase that is forgotten with the page."""
        self.finding = self.desk.audit.finding(self.argument)
        self._phrase = pass_phrase()

    def title(self) -> str:
        """Return the account's name."""
        if self.finding is None:
            return pgettext("passwords", "Passwords")
        if self.desk.audit.names_hidden:
            return pgettext("passwords", "Row {row}", row=self.finding.row)
        return self.finding.title or self.finding.site or pgettext("passwords", "Change a password")

    def kicker(self) -> str:
        """Say the warning that comes before any change."""
        return pgettext("passwords", "Before you change anything: use a device the other person cannot open")

    def draw(self) -> None:
        """Draw the reasons, the warnings, the steps and the new pass phrase."""
        finding = self.finding
        if finding is None:
            self.add(muted(pgettext("passwords", "This report is not open any more.")))
            self.add(buttons.line_of(buttons.primary(pgettext("passwords", "Back"), self._back, "to-report")))
            return
        self.add(muted(render(WHY_ORDER[finding.why_order])))
        self.add(chips([(reason_text(finding, reason), "care") for reason in shown_reasons(finding)]))
        relation = relation_text(finding)
        if relation:
            words = pgettext("passwords", "How it is like the others: {what}.", what=relation)
            self.add(small(words))
        self.add(self._warnings())
        self.add(self._steps_card())
        row: list[QWidget] = [
            buttons.primary(pgettext("passwords", "I have changed it"), self.changed, "changed"),
            buttons.word(pgettext("passwords", "Put on my list"), self.note, "note"),
            buttons.word(pgettext("passwords", "Leave it as it is"), self.set_aside, "leave-it"),
            buttons.word(pgettext("passwords", "Back to the report"), self._back, "to-report"),
        ]
        self.add(buttons.line_of(*row))
        self.add(
            small(
                pgettext(
                    "passwords", "“Leave it as it is” fits a PIN that a bank prescribes, or an old account."
                )
            )
        )

    def _warnings(self) -> Card:
        return Card("note").add(
            heading(pgettext("passwords", "Before you change it")),
            Steps(
                [
                    pgettext("passwords", "Someone who is in this account notices a new password."),
                    pgettext("passwords", "Save messages and signs of the intruder first. They may vanish."),
                    pgettext("passwords", "Use a device that the other person can’t open or watch."),
                ]
            ),
        )

    def _steps_card(self) -> Card:
        finding = self.finding
        card = Card().add(heading(pgettext("passwords", "A new one, made on the spot")))
        phrase = selectable(self._phrase, "code")
        phrase.setAccessibleName(pgettext("passwords", "The new pass phrase"))
        card.add(
            phrase,
            buttons.line_of(
                buttons.plain(
                    pgettext("passwords", "Copy it"),
                    lambda: self.desk.shell.copy(self._phrase),
                    "copy-phrase",
                ),
                buttons.word(pgettext("passwords", "Another one"), self.another, "another-phrase"),
            ),
            Steps(
                [
                    pgettext("passwords", "Open the account’s page for changing the password."),
                    pgettext("passwords", "Paste the new one, and keep it in your password manager."),
                    pgettext("passwords", "Sign out all other devices there."),
                    pgettext("passwords", "Check which mail address and number can reset the account."),
                ]
            ),
        )
        if finding is not None:
            self._add_door(card, finding)
        return card

    def _add_door(self, card: Card, finding: Finding) -> None:
        """Offer the page for changing it: the known one, else the one of the convention."""
        shell = self.desk.shell
        service = service_of(finding, self.desk.catalogue)
        known = service.change_password if service else None
        words = opens(pgettext("passwords", "Open the page for changing it"))
        if known is not None:
            card.add(buttons.line_of(buttons.word(words, lambda: shell.open_link(known), "open-change")))
        elif finding.change_url:
            address = finding.change_url
            card.add(
                buttons.line_of(buttons.word(words, lambda: shell.open_own_link(address), "open-change")),
                body(
                    pgettext(
                        "passwords",
                        "This address is a convention that many sites follow. If the page is missing, "
                        "sign in "
                        "and look for “Password” in the settings.",
                    )
                ),
            )

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
        self.desk.shell.notice(pgettext("passwords", "Good. That one is done."))

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
