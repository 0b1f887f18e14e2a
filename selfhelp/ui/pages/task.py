"""One task: why, what it may set off, the steps, and the room it leads to."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark
from selfhelp.language import catalogue_text, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.tasks import subject_name
from selfhelp.ui.item_page import PAGE_OF_ROOM
from selfhelp.ui.page import Page
from selfhelp.ui.parts import effect_chips, opens, steps, trust
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.text import body, heading, muted, section, small


class TaskPage(Page):
    """Draws the shared task whose id is the argument."""

    room = "task"

    def prepare(self) -> None:
        """Find the task."""
        found = self.desk.catalogue.task(self.argument)
        if found is None:
            raise KeyError(subject_name(self.desk.catalogue, self.argument))
        self.task = found
        self.key = f"tasks/{found.id}"

    def title(self) -> str:
        """Return the task."""
        return catalogue_text(f"{self.key}:title", self.task.title)

    def kicker(self) -> str:
        """Return when it is due."""
        return render(wording.WHEN[self.task.when])

    def draw(self) -> None:
        """Draw why, the warnings, the steps and the buttons."""
        task = self.task
        self.add(muted(catalogue_text(f"{self.key}:why", task.why)))
        self.add(effect_chips(task.minutes, task.effects))
        item = self.desk.plan().item(subjects.task(task.id))
        waits = [i for i in self.desk.plan().open() if item is not None and i.id in item.after]
        if waits:
            card = Card("note").add(heading(pgettext("task", "Do this first")))
            for waiting in waits:
                card.add(body(render(waiting.title)))
            self.add(card)
        if task.effect_note:
            note = Card("note").add(body(catalogue_text(f"{self.key}:effect_note", task.effect_note)))
            self.add(note)
        if task.steps:
            card = Card().add(heading(pgettext("task", "What to do")))
            card.add(steps(f"{self.key}:steps", task.steps))
            self.add(card)
        doors: list[QWidget] = []
        for index, link in enumerate(task.links, start=1):
            words = catalogue_text(f"{self.key}:links.{index}.title", link.title)
            doors.append(
                buttons.word(
                    opens(words),
                    partial(self.desk.shell.open_link, link.url),
                    f"link-{index}",
                )
            )
        if doors:
            self.add(section(pgettext("task", "Opens in your browser")), buttons.line_of(*doors))
        if task.note:
            self.add(small(catalogue_text(f"{self.key}:note", task.note)))
        self.add(trust(task, self.desk.catalogue, self.desk.today()))
        self._draw_buttons()

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
