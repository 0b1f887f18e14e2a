"""What the page of one task shows."""

from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Effect, Task
from selfhelp.language import pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.given import given
from selfhelp.plan.help import lines_for
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.tasks import task_item


@dataclass(frozen=True, slots=True)
class TaskState:
    """One task, in words: what a page draws and decides nothing about.

    Attributes:
        first: titles of what has to be done before.
        doors: words and address of each link.
        lines: help lines that fit, one a line, with the number.
        parts: what belongs together with it.
    """

    title: str
    when: str
    why: str
    minutes: int
    effects: tuple[Effect, ...]
    first: tuple[str, ...]
    cautions: tuple[str, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    doors: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    parts: tuple[Item, ...]


def task_state(catalogue: Catalogue, case: Case, plan: Plan, task: Task) -> TaskState:
    """Return what to draw of a task: as it stands in the plan, or in its own words where it is not on it."""
    item = plan.item(subjects.task(task.id))
    if item is None:
        item = task_item(task, catalogue, case.answers, given(catalogue, case))
    lines = lines_for(catalogue, case.answers.country, item.help_lines)
    return TaskState(
        title=render(item.title),
        when=render(wording.WHEN[item.when]),
        why=render(item.why),
        minutes=item.minutes,
        effects=item.effects,
        first=tuple(render(i.title) for i in plan.open() if i.id in item.after),
        cautions=tuple(map(render, item.cautions)),
        steps=tuple(map(render, item.steps)),
        notes=tuple(map(render, item.notes)),
        doors=tuple((render(d.title), d.url) for d in item.doors),
        lines=tuple(pgettext("help", "{name}: {number}", name=x.name, number=x.number) for x in lines),
        parts=item.parts,
    )
