"""What the page of one task shows."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.answers import Danger
from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Effect, Room, Task
from selfhelp.language import render
from selfhelp.plan import wording
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.given import given
from selfhelp.plan.lines import is_child, lines_for
from selfhelp.plan.model import Item, Line, Plan
from selfhelp.plan.tasks import task_item
from selfhelp.views.danger import DangerState, danger_state


@dataclass(frozen=True, slots=True)
class TaskState:
    """One task, in words: what a page draws and decides nothing about.

    Attributes:
        first: what has to be done before.
        doors: words and address of each link.
        lines: help lines that fit.
        parts: what belongs together with it.
        danger: the emergency number, where lives may be at risk; then it stands before everything else.
        done: it is ticked.
        target_room: the room it leads to, and its name; None where it has none.
    """

    id: str
    item: Item

    title: str
    when: str
    why: str
    minutes: int
    effects: tuple[Effect, ...]
    caution: str
    first: tuple[Item, ...]
    cautions: tuple[str, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    doors: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    parts: tuple[Item, ...]
    danger: DangerState | None
    done: bool
    target_room: tuple[Room, str] | None


def _danger(
    catalogue: Catalogue, case: Case, item: Item, country: str, now: dt.datetime
) -> DangerState | None:
    """Return the emergency number for a step that everything else waits for, or that a crisis line serves.

    Where a crisis line is only one of several, as after blackmail, the large number is for who said danger.
    """
    said = case.answers.danger if isinstance(case.answers.danger, str) else None
    waits_for_it = item.gate and EVERYTHING in item.gates
    may_need_it = "crisis" in item.help_lines and said not in (None, "no")
    if not (waits_for_it or may_need_it or item.help_lines == ("crisis",)):
        return None
    kind: Danger | None = "from-myself" if item.help_lines == ("crisis",) else said
    return danger_state(catalogue, case.answers, country, kind, now)


def task_state(
    catalogue: Catalogue, case: Case, plan: Plan, task: Task, *, country: str, now: dt.datetime
) -> TaskState:
    """Return what to draw of a task: as it stands in the plan, or in its own words where it is not on it.

    Args:
        catalogue: what we know.
        case: what the person told us and did.
        plan: the plan.
        task: the task.
        country: the person's country, or a guess; empty where there is none.
        now: local time, for the lines that are open.
    """
    item = plan.item(subjects.task(task.id))
    if item is None:
        item = task_item(task, catalogue, case.answers, given(catalogue, case))
    danger = _danger(catalogue, case, item, country, now)
    made = case.mark(item.id)
    room = None if task.room == "task" else (task.room, render(wording.ROOMS[task.room]))
    caution = next((wording.EFFECTS[e] for e in item.effects if e in wording.CARE), None)
    return TaskState(
        id=task.id,
        item=item,
        title=render(item.title),
        when=render(wording.WHEN[item.when]),
        why=render(item.why),
        minutes=item.minutes,
        effects=item.effects,
        caution=render(caution) if caution is not None else "",
        first=tuple(i for i in plan.open() if i.id in item.after),
        cautions=tuple(map(render, item.cautions)),
        steps=tuple(map(render, item.steps)),
        notes=tuple(map(render, item.notes)),
        doors=tuple((render(d.title), d.url) for d in item.doors),
        lines=()
        if danger is not None
        else lines_for(catalogue, country or None, item.help_lines, child=is_child(case.answers)),
        parts=item.parts,
        danger=danger,
        done=made is not None and made.state == "done",
        target_room=room,
    )
