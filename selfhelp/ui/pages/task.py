"""One task: why, what it may set off, the steps, and the room it leads to."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.case.subjects import Subject
from selfhelp.language import pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.followups import subject_name
from selfhelp.ui.item_page import PAGE_OF_ROOM
from selfhelp.ui.page import Page
from selfhelp.ui.parts import effect_chips, opens, trust
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows, Steps
from selfhelp.ui.widgets.text import body, heading, muted, section, small
from selfhelp.views.task import task_state


class TaskPage(Page):
    """Draws the shared task whose id is the argument."""

    room = "task"

    def prepare(self) -> None:
        """Find the task."""
        found = self.desk.catalogue.task(self.argument)
        if found is None:
            raise KeyError(subject_name(self.desk.catalogue, self.argument))
        self.task = found
        self.state = task_state(self.desk.catalogue, self.desk.case, self.desk.plan(), found)

    def title(self) -> str:
        """Return the task."""
        return self.state.title

    def kicker(self) -> str:
        """Return when it is due."""
        return self.state.when

    def draw(self) -> None:
        """Draw why, the warnings, the steps and the buttons."""
        state = self.state
        self.add(muted(state.why))
        self.add(effect_chips(state.minutes, state.effects))
        if state.first:
            card = Card("note").add(heading(pgettext("task", "Do this first")))
            for waiting in state.first:
                card.add(body(waiting))
            self.add(card)
        for caution in state.cautions:
            self.add(Card("note").add(body(caution)))
        if state.steps:
            card = Card().add(heading(pgettext("task", "What to do")))
            card.add(Steps(list(state.steps)))
            self.add(card)
        self._draw_parts()
        doors: list[QWidget] = [
            buttons.word(opens(words), partial(self.desk.shell.open_link, url), f"link-{index}")
            for index, (words, url) in enumerate(state.doors, start=1)
        ]
        if doors:
            self.add(section(pgettext("task", "Opens in your browser")), buttons.line_of(*doors))
        for note in state.notes:
            self.add(small(note))
        for line in state.lines:
            self.add(body(line))
        self.add(trust(self.task, self.desk.catalogue, self.desk.today()))
        self._draw_buttons()

    def _draw_parts(self) -> None:
        if not self.state.parts:
            return
        rows = Rows()
        for part in self.state.parts:
            page, argument = Subject.parse(part.id).page
            open_it = buttons.word(
                pgettext("plan", "Open"), partial(self.desk.shell.go, page, argument), f"open-{part.id}"
            )
            open_it.setAccessibleName(pgettext("plan", "Open: {what}", what=render(part.title)))
            done = small(pgettext("plan", "done")) if part.state == "done" else None
            rows.add(Row([body(render(part.title))], end=[done, open_it] if done else [open_it]))
        self.add(section(pgettext("task", "Belongs to this")), rows)

    def _draw_buttons(self) -> None:
        task = self.task
        subject = subjects.task(task.id)
        made = self.desk.case.mark(subject)
        row: list[QWidget] = []
        if made is not None and made.state == "done":
            row.append(
                buttons.plain(
                    pgettext("task", "Not done after all"), lambda: self._take_back(subject), "not-done"
                )
            )
        else:
            row.append(buttons.primary(pgettext("task", "I have done this"), self._done, "done"))
        if task.room != "task":
            room = render(wording.ROOMS[task.room])
            row.insert(
                0 if made else 1,
                buttons.plain(
                    pgettext("task", "Go to “{room}”", room=room),
                    lambda: self.desk.shell.go(PAGE_OF_ROOM[task.room]),
                    "to-room",
                ),
            )
        row.append(
            buttons.word(pgettext("task", "Back to the plan"), lambda: self.desk.shell.go("plan"), "to-plan")
        )
        self.add(buttons.line_of(*row), gap=4)

    def _done(self) -> None:
        if self.do(mark(subjects.task(self.task.id), "done", self.desk.today(), self.task.revision)):
            self.desk.shell.go("plan")
            self.desk.shell.notice(pgettext("task", "Done: {what}", what=self.title()), undo=True)

    def _take_back(self, subject: str) -> None:
        self.do(unmark(subject), pgettext("task", "Back on the plan."))
