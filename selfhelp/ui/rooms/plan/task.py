"""One step: why, what it may set off, what to do, and one button that says it is done."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.catalogue.trust import trust_of
from selfhelp.language import pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.followups import subject_name
from selfhelp.plan.model import Item, Line
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.danger_cards import danger_number, line_card
from selfhelp.ui.item_page import PAGE_OF_ROOM, item_page
from selfhelp.ui.parts import clicks, link_button, short_address, source_line
from selfhelp.ui.rooms.plan.faces import face_of, lead_of
from selfhelp.ui.theme.tokens import GAP_4, GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.note_line import hint, may_notice, minutes
from selfhelp.ui.widgets.number_card import NumberCard, copy_number, open_outside
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.plan import plan_row
from selfhelp.views.task import TaskState, task_state


class TaskPage(ColumnPage):
    """Draws the step whose id is the argument."""

    room = "task"

    def prepare(self) -> None:
        """Find the step."""
        super().prepare()
        found = self.desk.catalogue.task(self.argument)
        if found is None:
            raise KeyError(subject_name(self.desk.catalogue, self.argument))
        self.task = found
        self._ticked: set[int] = set()
        self.state: TaskState = self._look()

    def _look(self) -> TaskState:
        desk = self.desk
        return task_state(
            desk.catalogue, desk.case, desk.plan(), self.task, country=desk.country(), now=desk.now()
        )

    def title(self) -> str:
        """Return the step."""
        return self.state.title

    def remember(self) -> object:
        """Remember what was ticked on the way, and the place."""
        return (frozenset(self._ticked), self._scroll.verticalScrollBar().value())

    def recall(self, what: object) -> None:
        """Tick the same again."""
        if isinstance(what, tuple) and len(what) == 2:
            self._ticked = set(what[0])
            self.redraw()
            self.show_place(int(what[1]))

    def first_focus(self) -> QWidget | None:
        """The keyboard begins at what to do first."""
        wanted = ("emergency-number", "step-1", "done", "not-done")
        return next((w for name in wanted if (w := self.findChild(QWidget, name)) is not None), None)

    # Drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw why, what to know before, the steps, and the button."""
        self.state = state = self._look()
        self.add(PageTitle(self.title(), state.why, lead=LeadMark(lead_of(state.item.id, state.item.icon))))
        if state.danger is not None:
            self.add(danger_number(state.danger), gap=GAP_24)
            for place, line in enumerate(state.danger.lines):
                self.add(line_card(line), gap=GAP_8 if place else GAP_16)
        self.add(minutes(self._needs()), gap=GAP_16)
        for effect in (e for e in state.effects if e in wording.CARE):
            words = render(wording.EFFECTS[effect])
            self.add(may_notice(words[:1].upper() + words[1:]), gap=GAP_4)
        for caution in state.cautions:
            self.add(hint(caution), gap=GAP_4)
        self._draw_first()
        if state.steps:
            steps = Checklist(state.steps, [n in self._ticked for n in range(len(state.steps))])
            steps.ticked.connect(self._step_ticked)
            self.add(PlainCard(Heading(pgettext("task", "What to do"), "heading"), steps), gap=GAP_24)
        self._draw_parts()
        self._draw_doors()
        for named in state.lines:
            self.add(self._line(named), gap=GAP_8)
        self._draw_buttons()
        if state.notes:
            title = pgettext("task", "Good to know")
            self.add(Fold(title, self._notes, "fold-notes"), gap=GAP_16)
        self.add(source_line(trust_of(self.task, self.desk.catalogue, self.desk.today())), gap=GAP_16)

    def _needs(self) -> str:
        """Say in one line what it takes: time, and such things as a call or an ID."""
        plain = [render(wording.EFFECTS[e]) for e in self.state.effects if e not in wording.CARE]
        return pgettext("list of words", ", ").join(
            [render(wording.minutes_text(self.state.minutes)), *plain]
        )

    def _notes(self) -> QWidget:
        return Stacked(*(Prose(note) for note in self.state.notes))

    def _item_row(self, item: Item) -> RowButton:
        face = face_of(plan_row(self.desk.catalogue, self.desk.case, item))
        row = RowButton(face, f"open-{item.id}")
        row.opened.connect(partial(self.desk.shell.go, *item_page(item)))
        row.ticked.connect(partial(self._part_ticked, item))
        return row

    def _draw_first(self) -> None:
        for place, item in enumerate(self.state.first):
            if not place:
                self.add(Heading(pgettext("task", "Do this first")), gap=GAP_24)
            self.add(self._item_row(item), gap=GAP_8)

    def _draw_parts(self) -> None:
        for place, item in enumerate(self.state.parts):
            if not place:
                self.add(Heading(pgettext("task", "Belongs to this")), gap=GAP_24)
            self.add(self._item_row(item), gap=GAP_8)

    def _draw_doors(self) -> None:
        if not self.state.doors:
            return
        line = ButtonLine()
        for index, (words, url) in enumerate(self.state.doors, start=1):
            door = open_outside(words, words)
            door.setAccessibleName(pgettext("task", "Open in my browser: {what}", what=words))
            door.setToolTip(url)
            door.setObjectName(f"link-{index}")
            door.clicked.connect(partial(self._open_link, url))
            line.add(door)
        self.add(Heading(pgettext("task", "Opens in your browser")), line, gap=GAP_16)

    def _open_link(self, url: str, _checked: bool = False) -> None:
        self.desk.shell.open_link(url)

    def _line(self, line: Line) -> NumberCard:
        what, hours = render(line.what), render(line.hours) if line.hours is not None else ""
        if line.number.startswith("https://"):
            words = pgettext("help", "Open {address}", address=short_address(line.number))
            door = link_button(words, line.number, f"open-{line.id}", self._open_link, line.name, "text")
            return NumberCard(line.name, what, "", under=hours, icon="globe").tell(ButtonLine(door))
        if "@" in line.number:
            mail = Button(pgettext("help", "Copy address"), "text", icon="copy", about=line.name)
            clicks(mail, f"copy-{line.id}", lambda: self.desk.shell.copy(line.number))
            card = NumberCard(line.name, what, "", under=hours, icon="mail")
            return card.tell(selectable(line.number), ButtonLine(mail))
        copy = copy_number(line.name)
        clicks(copy, f"copy-{line.id}", lambda: self.desk.shell.copy(line.number))
        # Some are a word with a number, as in "text HELLO to 741741"; these take a line of their own.
        is_short = len(line.number) < 24
        shown, number = (what, line.number) if is_short else (f"{what}\n{line.number}", "")
        return NumberCard(line.name, shown, number, under=hours, copy=copy)

    def _draw_buttons(self) -> None:
        state, line = self.state, ButtonLine()
        if state.done:
            made = Button(pgettext("task", "It isn’t done yet"), "outlined", icon="undo-2")
            made.setObjectName("not-done")
            made.clicked.connect(self._take_back)
        else:
            made = Button(pgettext("task", "I’ve done this"), "main")
            made.setObjectName("done")
            made.clicked.connect(self._done)
        line.add(made)
        if state.target_room is not None:
            room, name = state.target_room
            there = Button(pgettext("task", "Go to “{room}”", room=name), "outlined")
            there.setObjectName("to-room")
            there.clicked.connect(lambda: self.desk.shell.go(PAGE_OF_ROOM[room]))
            line.add(there)
        back = Button(pgettext("task", "Back to the plan"), "quiet")
        back.setObjectName("to-plan")
        back.clicked.connect(lambda: self.desk.shell.go("plan"))
        line.add(back)
        self.add(line, gap=GAP_24)

    # Doing --------------------------------------------------------------------------------------

    def _step_ticked(self, place: int, done: bool) -> None:
        (self._ticked.add if done else self._ticked.discard)(place)

    def _part_ticked(self, item: Item, done: bool) -> None:
        if done:
            self.do(
                mark(item.id, "done", self.desk.today(), item.revision),
                pgettext("plan", "Done: {what}", what=render(item.title)),
            )
        else:
            self.do(unmark(item.id), pgettext("plan", "Back on the plan."))

    def _done(self) -> None:
        subject = subjects.task(self.task.id)
        self.follows_case = False
        if self.do(mark(subject, "done", self.desk.today(), self.task.revision)):
            self.desk.shell.go("after", subject)

    def _take_back(self) -> None:
        self.do(unmark(subjects.task(self.task.id)), pgettext("plan", "Back on the plan."))
        self.arrive("done", "page-title")
