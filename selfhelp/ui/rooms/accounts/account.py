"""One account: whether its password is to be changed, its second step, what resets it."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import drop_account, keep_account
from selfhelp.case.model import Account
from selfhelp.language import pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.letter_tile import LetterTile
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.accounts import AccountState, account_state


class AccountPage(ColumnPage):
    """Draws the account whose id is the argument."""

    room = "accounts"

    def _account(self) -> Account | None:
        return next((a for a in self.desk.case.accounts if a.id == self.argument), None)

    def title(self) -> str:
        """Return the name of the account."""
        account = self._account()
        return account.name if account is not None else pgettext("account", "Not on your list any more")

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("account", "Accounts")

    def comes_back(self) -> bool:
        """One that was removed is not come back to."""
        return self._account() is not None

    def draw(self) -> None:
        """Draw what is to be done first, then what is known."""
        account = self._account()
        if account is None:
            self.add(PageTitle(self.title()), ButtonLine(self._to_list()))
            return
        state = account_state(self.desk.catalogue, self.desk.case, account)
        line = render(state.line) if state.line is not None else ""
        edit = Button(pgettext("accounts", "Edit"), "outlined", icon="pencil", about=account.name)
        edit.setObjectName("account-edit")
        edit.clicked.connect(lambda: self.desk.shell.go("account-form", account.id))
        self.add(PageTitle(account.name, line, lead=LetterTile(account.name), end=edit))
        if account.taken_over:
            self.add(self._taken(state), gap=GAP_24)
        if state.reasons:
            self.add(self._new_password(state), gap=GAP_24)
        rooms = self._rooms(state)
        if rooms is not None:
            self.add(rooms, gap=GAP_24)
        if state.facts:
            card = PlainCard(gap=0)
            for number, (what, value) in enumerate(state.facts):
                card.add(Prose(render(what), "small"), gap=GAP_16 if number else 0)
                card.add(Prose(value))
            self.add(Heading(pgettext("account", "What you wrote")), gap=GAP_24)
            self.add(card, gap=8)
        remove = Button(
            pgettext("account", "Remove from my list"), "quiet", icon="trash-2", about=account.name
        )
        remove.setObjectName("account-remove")
        remove.clicked.connect(partial(self._remove, account))
        self.add(ButtonLine(remove), gap=GAP_24)

    def _to_list(self) -> Button:
        back = Button(pgettext("account", "All accounts"), "outlined")
        back.setObjectName("account-all")
        back.clicked.connect(lambda: self.desk.shell.go("accounts"))
        return back

    def _taken(self, state: AccountState) -> QWidget:
        take: Button | None = None
        if state.take_back:
            take = Button(pgettext("account", "Take it back"), "outlined", about=state.account.name)
            take.setObjectName("account-take-back")
            take.clicked.connect(lambda: self.desk.shell.go("report-service", state.take_back))
        return Notice(
            pgettext("account", "You said someone is in this account"),
            pgettext("account", "Take it back first. Then a new password counts."),
            icon="triangle-alert",
            button=take,
        )

    def _new_password(self, state: AccountState) -> QWidget:
        account = state.account
        done = Button(
            pgettext("accounts", "I changed the password"),
            "main" if not account.taken_over else "outlined",
            about=account.name,
        )
        done.setObjectName(f"changed-{account.id}")
        done.clicked.connect(partial(self._changed, account))
        buttons = [done]
        if state.change_link:
            there = Button(
                pgettext("account", "Open its page"), "outlined", icon="external-link", about=account.name
            )
            there.setObjectName("account-change-link")
            there.setToolTip(state.change_link)
            there.clicked.connect(lambda: self.desk.shell.open_link(state.change_link))
            buttons.append(there)
        return HeroCard(
            pgettext("account", "{account} needs a new password", account=account.name),
            " ".join(render(r) for r in state.reasons),
            icon_lead("key-round", "accent"),
            time=pgettext("account", "10 minutes"),
            caution=pgettext("account", "The account may send a mail about it. The person may notice."),
            buttons=buttons,
            picture=None,
        )

    def _rooms(self, state: AccountState) -> QWidget | None:
        faces: list[tuple[str, RowFace]] = []
        opens: dict[str, tuple[str, str]] = {}
        if state.second_step:
            line = (
                pgettext("account", "You noted that it is on.")
                if state.second_step_on
                else pgettext("account", "Then a stolen password is not enough.")
            )
            faces.append(
                (
                    "account-second-step",
                    RowFace(
                        pgettext("account", "A second step to get in"),
                        line,
                        lead=icon_lead("shield-check", "done" if state.second_step_on else "accent"),
                    ),
                )
            )
            opens["account-second-step"] = ("second-step", state.second_step)
        service = self.desk.catalogue.service(state.account.service) if state.account.service else None
        if service is not None and service.settings:
            faces.append(
                (
                    "account-privacy",
                    RowFace(
                        pgettext("account", "Privacy settings"),
                        pgettext("account", "Who can find you, write to you and see what you share."),
                        lead=icon_lead("eye-off"),
                    ),
                )
            )
            opens["account-privacy"] = ("service", service.id)
        if not faces:
            return None
        group = RowGroup(faces)
        for name, (page, argument) in opens.items():
            group.row(name).opened.connect(partial(self.desk.shell.go, page, argument))
        return group

    def _changed(self, account: Account) -> None:
        change = keep_account(msgspec.structs.replace(account, change_because=()))
        self.arrive("account-second-step")
        self.do(change, pgettext("accounts", "Noted: {account} has a new password.", account=account.name))

    def _remove(self, account: Account) -> None:
        if self.do(drop_account(account.id)):
            self.desk.shell.go("accounts")
            self.desk.shell.notice(
                pgettext("accounts", "{account} is off your list.", account=account.name), undo=True
            )
