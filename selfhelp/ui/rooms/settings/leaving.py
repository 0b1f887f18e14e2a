"""Ways out: leave, lock, remove everything. Of each: what it does, and what it does not hide."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext, render
from selfhelp.life import Erased
from selfhelp.session import kept_files
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.key_cap import keys_line
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.leaving import CAN_NOT_REACH, KEY_TOO, LeavingState, WayOut, leaving_state


class LeavingPage(JobPage):
    """Says what each way out does, and removes what is kept. The argument ``forgot`` comes from the lock."""

    follows_case = False

    def prepare(self) -> None:
        """See what there is."""
        self.shows_rooms = self.argument != "forgot"
        self.behind_lock = self.argument == "forgot"
        self._left: tuple[str, ...] | None = None

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return self._left is None

    def state(self) -> LeavingState:
        """Return what is drawn now."""
        return leaving_state(
            kept_files(self.desk.folder),
            kept=self.desk.session.kept,
            forgot=self.argument == "forgot",
            left=self._left,
        )

    def title(self) -> str:
        """Return the title."""
        return render(self.state().title)

    def draw(self) -> None:
        """Draw the ways out, or what became of removing."""
        state = self.state()
        if state.after is not None:
            self._draw_after(state)
            return
        line = pgettext("leaving", "What each of them does, and what it does not hide.")
        if self.argument == "forgot":
            line = pgettext("leaving", "Without passphrase or code nobody can open these notes. Remove them?")
        self.add(PageTitle(render(state.title), line))
        for way in state.ways:
            self.add(self._way(way))
        self.add(self._removal(state))
        if self.argument != "forgot":
            self.add(Heading(pgettext("leaving", "Before you need it")), gap=24)
            self.add(self._prepare(), gap=8)

    def _way(self, way: WayOut) -> QWidget:
        words = Stacked(
            Heading(render(way.title), "heading"),
            Prose(render(way.does), "body"),
            NoteLine(render(way.leaves), "eye", "caution"),
        )
        end: Button | None = None
        if way.way == "leave":
            words.add(keys_line(pgettext("start", "Esc"), 3, pgettext("aside", "closes this window")), gap=4)
        if way.way == "lock":
            end = Button(pgettext("leaving", "Lock now"), "outlined")
            end.setObjectName("lock-now")
            end.clicked.connect(self.desk.shell.lock)
        return PlainCard(SideBySide(words, end, lead=LeadMark(icon_lead(way.icon)), lead_up=True))

    def _prepare(self) -> QWidget:
        """Return the way to what one can do before one has to leave in a hurry."""
        face = RowFace(
            pgettext("leaving", "How to prepare"),
            pgettext("leaving", "Which traces stay, and five things to do before."),
            lead=icon_lead("list-checks"),
        )
        rows = RowGroup([("leaving-prepare", face)])
        rows.row("leaving-prepare").opened.connect(partial(self.desk.shell.go, "guide", "quick-exit-limits"))
        return rows

    def _removal(self, state: LeavingState) -> QWidget:
        words = Stacked(Heading(pgettext("leaving", "Remove everything"), "heading"))
        card = PlainCard(SideBySide(words, lead=LeadMark(icon_lead("eraser")), lead_up=True))
        if not state.files:
            words.add(
                Prose(
                    pgettext("leaving", "There is nothing to remove: nothing is saved on this computer."),
                    "body",
                )
            )
            return card
        for path in state.files:
            words.add(Prose(path, "small"))
        words.add(Prose(render(KEY_TOO), "body"))
        words.add(Heading(pgettext("leaving", "What this can’t reach"), "section"), gap=8)
        words.add(NoteLine(render(CAN_NOT_REACH), "eye", "caution"))
        more = Button(pgettext("leaving", "What deleting can’t do"), "link")
        more.setObjectName("cannot")
        more.clicked.connect(lambda: self.desk.shell.go("guide", "what-deleting-cannot-do"))
        erase = Button(pgettext("leaving", "Remove it, I am sure"), "erase", icon="trash-2")
        erase.setObjectName("erase-now")
        erase.clicked.connect(self.remove)
        back = Button(pgettext("leaving", "Back"), "outlined")
        back.setObjectName("leaving-back")
        back.clicked.connect(self.desk.shell.back)
        words.add(ButtonLine(more)).add(ButtonLine(erase, back), gap=8)
        return card

    def _draw_after(self, state: LeavingState) -> None:
        words = render(state.after) if state.after is not None else ""
        self.add(PageTitle(render(state.title), words))
        if state.left:
            self.add(PlainCard(*(Prose(path, "small") for path in state.left)))
        again = Button(pgettext("leaving", "Start again"), "main")
        again.setObjectName("start-again")
        again.clicked.connect(lambda: self.desk.shell.go("triage", "danger"))
        self.add(ButtonLine(again))

    def first_focus(self) -> QWidget | None:
        """Start where nothing is lost."""
        return self.findChild(QWidget, "leaving-back") or self.findChild(QWidget, "start-again")

    def remove(self) -> None:
        """Remove what is kept."""
        self.begin(self.desk.shell.erasing(), pgettext("leaving", "Removing"), self._removed)

    def _removed(self, erased: Erased) -> None:
        left = [str(left.path) for left in erased.left]
        if erased.key_left:
            left.append(pgettext("leaving", "a key in this computer’s key store"))
        self._left = tuple(left)
        self.shows_rooms = False
        self.redraw()
        self.desk.shell.redraw_frame()
        target = self.first_focus()
        if target is not None:
            target.setFocus()
