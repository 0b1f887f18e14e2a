"""The accounts: what opens what as a picture and as a list, the weak points first, and a way to add one."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import keep_accounts
from selfhelp.language import in_every_language, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.painting.regions import SKY
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.main_and_side import MainAndSide
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.page_columns import divide
from selfhelp.ui.widgets.reach_picture import Opener, ReachList, ReachPicture, fits
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.tabs import Tab, Tabs
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.accounts import MY_NUMBER, AccountRow, AccountsState, Opens, accounts_state
from selfhelp.views.triage import accounts_named

#: More accounts than this are a list with a search field over it.
SEARCHED = 14


class AccountsPage(ColumnPage):
    """Draws the list and its reach. Passwords are never asked for."""

    room = "accounts"
    broad = True

    def prepare(self) -> None:
        """Begin with the picture."""
        self._view = "picture"
        self._pictured = False

    def title(self) -> str:
        """Return the title."""
        return pgettext("accounts", "Your accounts and what opens them")

    def draw(self) -> None:
        """Draw the picture or the list, with the weak points beside it."""
        case = self.desk.case
        named = accounts_named(self.desk.catalogue, case)
        state = accounts_state(
            self.desk.catalogue, case, named, render(MY_NUMBER), in_every_language(MY_NUMBER)
        )
        openers = [_opener(o) for o in state.opens]
        self._openers = openers
        self._pictured = self._has_room()
        line = pgettext(
            "accounts", "Whoever has the mailbox or the number can get into the accounts tied to it."
        )
        self.add(PageTitle(self.title(), line))
        if not state.rows:
            self.add(self._empty(state), gap=GAP_24)
        else:
            self._draw_list(state, openers)
        if not self.desk.session.kept:
            self.add(self._not_kept(), gap=GAP_24)

    # The list and the picture -------------------------------------------------------------------

    def _draw_list(self, state: AccountsState, openers: list[Opener]) -> None:
        main = Stacked(self._tools(), gap=GAP_16)
        if self._pictured and self._view == "picture":
            over = (pgettext("accounts", "Mailboxes and numbers"), pgettext("accounts", "Accounts they open"))
            picture = ReachPicture(openers, over)
            picture.setObjectName("reach-picture")
            picture.opened.connect(self._open_named)
            main.add(picture)
            if state.untied is not None:
                main.add(hint(render(state.untied)))
        else:
            main.add(*self._rows(state.rows))
        if state.named_line is not None:
            main.add(self._named(state))
        if openers:
            self.add(MainAndSide(main, self._side(state, openers), side_first=True), gap=GAP_24)
            return
        main.add(
            hint(
                pgettext(
                    "accounts",
                    "Add to each account which mail address or number resets it. Then you see here which one "
                    "opens the most.",
                )
            )
        )
        self.add(main, gap=GAP_24)

    def _has_room(self) -> bool:
        """Tell whether the picture fits at the width of the window."""
        division = divide(self.window().width(), LOOK.scale, broad=True)
        beside = MainAndSide.fits(division.column)
        return bool(self._openers) and fits(self._openers, division.column - (LOOK.px(328) if beside else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the list where the picture has no room any more, and the other way round."""
        super().resizeEvent(event)
        if self._has_room() != self._pictured:
            QTimer.singleShot(0, self, self.redraw)

    def _tools(self) -> QWidget:
        add = Button(pgettext("accounts", "Add an account"), "outlined", icon="plus")
        add.setObjectName("account-add")
        add.clicked.connect(lambda: self.desk.shell.go("account-form"))
        if not self._pictured:
            return ButtonLine(add)
        tabs = Tabs(
            [
                Tab("picture", pgettext("accounts", "Picture"), "waypoints"),
                Tab("list", pgettext("accounts", "List"), "list"),
            ],
            self._view,
            pgettext("accounts", "How the accounts are shown"),
            "accounts-view",
        )
        tabs.chosen.connect(self._show_as)
        return SideBySide(ButtonLine(tabs), add)

    def _show_as(self, view: str) -> None:
        self._view = view
        # The tabs are in the middle of telling: they can't be taken away under their own signal.
        QTimer.singleShot(0, self, self.redraw)

    def _rows(self, rows: tuple[AccountRow, ...]) -> list[QWidget]:
        faces = [(f"account-{row.id}", _face(row)) for row in rows]
        if len(rows) <= SEARCHED:
            group = RowGroup(faces)
            for row in rows:
                group.row(f"account-{row.id}").opened.connect(partial(self.desk.shell.go, "account", row.id))
            return [group]
        search = SearchField(pgettext("accounts", "Find one of your accounts"), "account-search")
        listed = LongList(faces, pgettext("accounts", "Your accounts"), "account-list", shows=10)
        search.searched.connect(listed.search)
        search.entered.connect(listed.take_keyboard)
        search.catch_typing(self)
        listed.opened.connect(lambda key: self.desk.shell.go("account", key.removeprefix("account-")))
        return [search, listed]

    def _open_named(self, name: str) -> None:
        """Open the account that was clicked in the picture; a mailbox that is not on the list is added."""
        accounts = self.desk.case.accounts
        found = next((a for a in accounts if a.name == name), None)
        found = found or next((a for a in accounts if name and a.username == name), None)
        if found is not None:
            self.desk.shell.go("account", found.id)

    def _named(self, state: AccountsState) -> QWidget:
        words = render(state.named_line) if state.named_line is not None else ""
        add = Button(pgettext("accounts", "Add these"), "outlined", about=words)
        add.setObjectName("account-add-named")
        add.clicked.connect(lambda: self._add_named(state))
        return SideBySide(Prose(words, "muted"), add)

    def _add_named(self, state: AccountsState) -> None:
        self.do(keep_accounts(state.named), pgettext("accounts", "On your list."))

    # What stands beside it ----------------------------------------------------------------------

    def _side(self, state: AccountsState, openers: list[Opener]) -> QWidget:
        side = Stacked(gap=GAP_8)
        if state.weak_title is not None and state.weak_line is not None:
            over = Stacked(
                Heading(render(state.weak_title), "heading"),
                Prose(render(state.weak_line), "small"),
                gap=GAP_4,
                inset=GAP_16,
            )
            rows = RowGroup(
                (
                    (f"weak-{number}", RowFace(render(point.title), render(point.line)))
                    for number, point in enumerate(state.weak, start=1)
                ),
                inside=True,
            )
            for number, point in enumerate(state.weak, start=1):
                opens = partial(self.desk.shell.go, point.page, point.argument)
                rows.row(f"weak-{number}").opened.connect(opens)
            side.add(PlainCard(over, rows, gap=0, inset=0))
        else:
            side.add(
                PlainCard(
                    Heading(pgettext("accounts", "No weak point is noted"), "heading"),
                    Prose(
                        pgettext(
                            "accounts", "Check your passwords, and say what the person knows, to be surer."
                        ),
                        "small",
                    ),
                    inset=GAP_16,
                )
            )
        side.add(Heading(pgettext("accounts", "The same in words")), gap=GAP_16)
        side.add(ReachList(openers))
        return side

    # Where there is nothing, or nothing is saved -----------------------------------------------

    def _empty(self, state: AccountsState) -> QWidget:
        add = Button(pgettext("accounts", "Add your mail account"), "main")
        add.setObjectName("account-add")
        add.clicked.connect(lambda: self.desk.shell.go("account-form"))
        hero = HeroCard(
            pgettext("accounts", "Start with your mail account"),
            pgettext(
                "accounts",
                "Whoever reads your mail can reset your other accounts. That is why it comes first. "
                "You never write a password here.",
            ),
            icon_lead("mail", "accent"),
            buttons=(add,),
            picture=SKY,
        )
        if state.named_line is None:
            return hero
        return Stacked(hero, self._named(state), gap=GAP_16)

    def _not_kept(self) -> QWidget:
        keep = Button(pgettext("not kept", "Save my notes"), "outlined")
        keep.setObjectName("keep-progress")
        keep.clicked.connect(lambda: self.desk.shell.go("keep"))
        return Notice(
            pgettext("not kept", "Nothing is saved yet"),
            pgettext("not kept", "What you write here disappears when you leave."),
            icon="lock-keyhole-open",
            tone="plain",
            button=keep,
        )


def _face(row: AccountRow) -> RowFace:
    return RowFace(
        row.name,
        render(row.line) if row.line is not None else "",
        render(row.caution) if row.caution is not None else "",
        lead=service_lead(row.name),
    )


def _opener(opens: Opens) -> Opener:
    return Opener(
        opens.name,
        opens.opens,
        render(opens.count),
        render(opens.weak) if opens.weak is not None else "",
        render(opens.strong) if opens.strong is not None else "",
        opens.icon,
    )
