"""Second steps: where to begin, the person's own sites with a tick each, and every other site to search."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case.change import mark, unmark
from selfhelp.language import pgettext, render
from selfhelp.plan.wording import minutes_text
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.painting.regions import CUP
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.aside import Aside
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.found_list import FoundList
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.row_face import RowFace, icon_lead, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.second_step import second_step_state
from selfhelp.views.site_found import find_site
from selfhelp.views.two_factor import Begin, SiteRow, TwoFactorState, two_factor_state


class TwoFactorPage(ColumnPage):
    """Lists sites that take a second step, the ones that can reset others first."""

    room = "two-factor"

    def title(self) -> str:
        """Return the title."""
        return pgettext("two-factor", "A second step to get in")

    def kicker(self) -> str:
        """Say how many are set up."""
        # What is drawn says the same: the page is drawn before what stands around it.
        state = self._state
        if not state.total:
            return ""
        return pgettext("two-factor", "{done} of {total} set up", done=state.done, total=state.total)

    def lands_on(self) -> str:
        """Return what comes next, when the row that had the keyboard became the card on top."""
        return "begin"

    def draw(self) -> None:
        """Draw where to begin, then the person's sites, then all the others."""
        self._state = state = two_factor_state(self.desk.catalogue, self.desk.case)
        line = pgettext("two-factor", "With a second step, a stolen password is not enough.")
        self.add(PageTitle(self.title(), line))
        self.add(self._hero(state.begin) if state.begin is not None else self._practice(), gap=GAP_24)
        if state.number_known:
            self.add(self._number(), gap=GAP_24)
        if state.mine:
            self.add(Heading(pgettext("two-factor", "Sites you use")), gap=GAP_24)
            self.add(self._mine(state.mine), gap=GAP_8)
        if state.begin is not None:
            self.add(self._practice_row(), gap=GAP_24)
        self._draw_others(state)

    def aside(self) -> Aside | None:
        """Say beside a wide page which way to choose."""
        which = Button(pgettext("two-factor", "Which way should I choose?"), "link")
        which.setObjectName("which-kind-aside")
        which.clicked.connect(self._which)
        return Aside().add(
            pgettext("two-factor", "Which way is best"),
            Prose(
                pgettext(
                    "two-factor",
                    "A passkey or a security key first. Then an app. A text message only where there is "
                    "nothing else.",
                )
            ),
            ButtonLine(which),
        )

    def _which(self) -> None:
        self.desk.shell.go("guide", "choosing-two-factor")

    # On top -------------------------------------------------------------------------------------

    def _hero(self, begin: Begin) -> QWidget:
        start = Button(pgettext("two-factor", "Start with {site}", site=begin.name), "main")
        start.setObjectName(f"open-{begin.id}")
        start.clicked.connect(lambda: self.desk.shell.go("second-step", begin.id))
        which = Button(pgettext("two-factor", "Which way should I choose?"), "text")
        which.setObjectName("which-kind")
        which.clicked.connect(self._which)
        return HeroCard(
            pgettext("two-factor", "A second step for {site}", site=begin.name),
            render(begin.why),
            service_lead(begin.name),
            time=render(minutes_text(begin.minutes)),
            caution=pgettext("two-factor", "The account may send a message about it. The person may notice."),
            buttons=(start, which),
            picture=CUP,
        )

    def _practice(self) -> QWidget:
        practice = Button(pgettext("two-factor", "Practice"), "main")
        practice.setObjectName("practice")
        practice.clicked.connect(lambda: self.desk.shell.go("practice"))
        which = Button(pgettext("two-factor", "Which way should I choose?"), "text")
        which.setObjectName("which-kind")
        which.clicked.connect(self._which)
        return HeroCard(
            pgettext("two-factor", "Try it with a code that opens nothing"),
            pgettext("two-factor", "Scan it with an app and type what it shows. You can’t break anything."),
            icon_lead("qr-code", "accent"),
            time=pgettext("two-factor", "5 minutes"),
            buttons=(practice, which),
            picture=CUP,
        )

    def _practice_row(self) -> QWidget:
        group = RowGroup(
            [
                (
                    "practice",
                    RowFace(
                        pgettext("two-factor", "Try it first with a code that opens nothing"),
                        pgettext("two-factor", "Scan it with an app. You can’t break anything."),
                        time=pgettext("two-factor", "5 min"),
                        lead=icon_lead("qr-code"),
                    ),
                )
            ]
        )
        group.row("practice").opened.connect(lambda: self.desk.shell.go("practice"))
        return group

    def _number(self) -> QWidget:
        lock = Button(pgettext("two-factor", "Lock the number"), "outlined")
        lock.setObjectName("lock-number")
        lock.clicked.connect(lambda: self.desk.shell.go("task", "lock-phone-number"))
        return Notice(
            pgettext("two-factor", "Your number is known, so codes by text message are weaker"),
            pgettext("two-factor", "Lock it with your phone company first. Choose an app or a passkey here."),
            icon="smartphone",
            button=lock,
        )

    # Lists --------------------------------------------------------------------------------------

    def _mine(self, rows: tuple[SiteRow, ...]) -> QWidget:
        group = RowGroup([(f"open-{row.id}", _face(row, ticks=True)) for row in rows])
        for row in rows:
            button = group.row(f"open-{row.id}")
            button.opened.connect(partial(self.desk.shell.go, "second-step", row.id))
            button.ticked.connect(partial(self._tick, row))
        return group

    def _tick(self, row: SiteRow, done: bool) -> None:
        state = second_step_state(self.desk.catalogue, self.desk.case, row.id)
        site = find_site(self.desk.catalogue, row.id)
        if state is None or site is None:
            return
        if done:
            words = pgettext("two-factor", "Noted: {service} has a second step.", service=row.name)
            self.do(mark(site.subject, "done", self.desk.today(), state.revision), words)
        else:
            self.do(unmark(site.subject), pgettext("two-factor", "Back on the plan."))

    def _draw_others(self, state: TwoFactorState) -> None:
        words = pgettext("two-factor", "Find one of {count} sites", count=len(state.others))
        rows = [(row.id, _face(row, ticks=False)) for row in state.others]
        found = FoundList(rows, words, self._not_found(), "site-search")
        found.field.catch_typing(self)
        found.opened.connect(lambda site: self.desk.shell.go("second-step", site))
        heading = pgettext("two-factor", "Other sites") if state.mine else pgettext("two-factor", "All sites")
        self.add(Heading(heading), gap=GAP_24)
        self.add(found, gap=GAP_8)

    def _not_found(self) -> QWidget:
        which = Button(pgettext("two-factor", "How it works on any site"), "outlined")
        which.setObjectName("any-site")
        which.clicked.connect(self._which)
        words = pgettext(
            "two-factor",
            "Nothing is known here about that site. Most sites have a second step all the same: look in the "
            "settings of the account for “Security”.",
        )
        return Stacked(SideBySide(Prose(words, "muted"), which), gap=0, inset=GAP_16)


def _face(row: SiteRow, *, ticks: bool) -> RowFace:
    line = render(row.line)
    if ticks and row.on is not None:
        line = pgettext("plan", "Done on {day}", day=date_words(row.on))
    return RowFace(
        row.name,
        line,
        render(row.caution) if row.caution is not None else "",
        lead=service_lead(row.name),
        done=row.done if ticks else None,
        also=row.also,
    )
