"""After a step: a tick that is drawn once, one warm line, and a pause in which rest comes first."""

from PySide6.QtWidgets import QWidget

from selfhelp.case.change import unmark
from selfhelp.language import pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.item_page import item_page
from selfhelp.ui.painting import regions
from selfhelp.ui.painting.done_mark import DoneMark
from selfhelp.ui.painting.picture import Picture
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_16, GAP_24, GAP_40, RADIUS_HERO
from selfhelp.ui.where_kept import saved_line
from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.centred import centred, centred_words
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.pause import Pause
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.after import after_state


class AfterPage(ColumnPage):
    """The argument is the id of what was done."""

    room = "task"
    follows_case = False

    def prepare(self) -> None:
        """Look once: the pause says what was true when the step was done."""
        super().prepare()
        self.state = after_state(self.desk.case, self.desk.plan(), self.desk.today(), self.argument)

    def comes_back(self) -> bool:
        """A pause is over once it is left."""
        return False

    def title(self) -> str:
        """Return that it is done."""
        return render(self.state.title)

    def draw(self) -> None:
        """Draw tick, line and the two choices."""
        state = self.state
        self.add(centred(DoneMark()), gap=0)
        heading = Heading(self.title(), "title")
        heading.setObjectName("page-title")
        self.add(centred_words(heading), gap=GAP_16)
        self.add(centred_words(Prose(render(state.line), "opening")), gap=GAP_4)
        following = state.next
        enough = pgettext("after", "That’s enough for today")
        if following is not None and state.time is not None:
            pause = Pause(
                saved_line(self.desk),
                self._rest,
                enough,
                render(following.title),
                render(state.time),
                self._go_on,
            )
        else:
            pause = Pause(saved_line(self.desk), self._rest, enough)
        self.add(pause, gap=GAP_40)
        back = Button(pgettext("after", "It isn’t done yet"), "quiet", icon="undo-2")
        back.setObjectName("not-done")
        back.clicked.connect(self._take_back)
        self.add(
            SideBySide(Prose(render(state.done) if state.done is not None else "", "small"), back), gap=GAP_24
        )

    def first_focus(self) -> QWidget | None:
        """Rest comes first."""
        return self.findChild(QWidget, "rest")

    def _rest(self) -> None:
        self.desk.shell.go("rest")

    def _go_on(self) -> None:
        if self.state.next is not None:
            self.desk.shell.go(*item_page(self.state.next))

    def _take_back(self) -> None:
        if self.do(unmark(self.argument)):
            self.desk.shell.go("plan")
            self.desk.shell.notice(pgettext("plan", "Back on the plan."), undo=True)

    def taken_back(self) -> None:
        """What was done is not done any more, so the pause is over."""
        self.desk.shell.go("plan")


class RestPage(ColumnPage):
    """That's enough for today: what is saved, and the way out. Nothing asks for more."""

    room = "task"

    def title(self) -> str:
        """Return it."""
        return pgettext("after", "That’s enough for today.")

    def draw(self) -> None:
        """Draw a quiet picture, and the two ways."""
        session = self.desk.session
        if LOOK.pictures:
            self.add(Picture(regions.EVENING, height=LOOK.px(320), radius=RADIUS_HERO))
        heading = Heading(self.title(), "title")
        heading.setObjectName("page-title")
        self.add(heading, gap=GAP_24)
        words = pgettext("after", "The rest can wait.")
        if session.keeping_chosen:
            words = saved_line(self.desk)
        self.add(Prose(words, "opening"), gap=GAP_4)
        if not session.keeping_chosen:
            save = Button(pgettext("plan", "Save my plan"), "main")
            save.setObjectName("save-plan")
            save.clicked.connect(lambda: self.desk.shell.go("keep"))
            title = pgettext("plan", "Your plan is not saved.")
            line = pgettext("plan", "When you leave, your answers disappear.")
            self.add(Notice(title, line, icon="lock-keyhole-open", tone="plain", button=save), gap=GAP_24)
        # Closing loses a plan that was never saved: then saving is the button that stands out.
        weight: Kind = "main" if session.keeping_chosen else "outlined"
        close = Button(pgettext("after", "Close the window"), weight, large=True)
        close.setObjectName("close")
        close.clicked.connect(self.desk.shell.leave_asking)
        stay = Button(pgettext("after", "Back to the plan"), "text")
        stay.setObjectName("to-plan")
        stay.clicked.connect(lambda: self.desk.shell.go("plan"))
        self.add(ButtonLine(close, stay), gap=GAP_40)

    def first_focus(self) -> QWidget | None:
        """The keyboard is on the way back, so that Enter closes nothing by accident."""
        return self.findChild(QWidget, "to-plan")
