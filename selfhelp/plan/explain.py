"""Why a thing is on the plan, why at its place, or why not: for the people who write tasks.

The words are English and technical on purpose. They name files and fields, and nobody in need reads them.
"""

import datetime as dt
from collections.abc import Iterator

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue, Condition, Rule, Task
from selfhelp.language import render
from selfhelp.plan.conditions import FIELDS, Given, HasConditions, holds, matches, mismatches
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.given import given
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.order import make_plan
from selfhelp.plan.short import at_most, time_today
from selfhelp.plan.tasks import applying_tasks, meets_image

#: The rule that makes items of a kind.
RULE_OF_KIND = {
    "privacy": "privacy",
    "two-factor": "two-factor",
    "sessions": "sessions",
    "report": "report",
    "recovery": "recovery",
    "password": "password-change",
    "follow-up": "follow-up",
}


class UnknownItemError(Exception):
    """Nothing has this id. ``known`` holds the ids there are."""

    def __init__(self, known: tuple[str, ...]) -> None:
        """Keep the ids, so that a close one can be offered."""
        super().__init__("no such item")
        self.known = known


def _name(field: str) -> str:
    return "for" if field == "for_whom" else field


def _asked(condition: Condition) -> str:
    parts = [
        f"{_name(f)} = {', '.join(str(v) for v in getattr(condition, f))}"
        for f in FIELDS
        if getattr(condition, f)
    ]
    return "; ".join(parts)


def _answer(field: str, to: Given) -> str:
    return ", ".join(sorted(str(v) for v in to.values[field])) or "nothing"


def _conditions(thing: HasConditions, to: Given) -> Iterator[str]:
    if not thing.any:
        yield "any: there is none, so it is for everyone"
    for number, condition in enumerate(thing.any, start=1):
        wrong = mismatches(condition, to)
        if wrong:
            said = "; ".join(f"{_name(f)} is {_answer(f, to)}" for f in wrong)
            yield f"any[{number}] does not match ({_asked(condition)}): {said}"
        else:
            yield f"any[{number}] matches: {_asked(condition)}"
    for number, condition in enumerate(thing.none, start=1):
        if matches(condition, to):
            yield f"none[{number}] matches, which takes it off: {_asked(condition)}"


def _place(item: Item, plan: Plan) -> Iterator[str]:
    ids = [i.id for i in plan.items]
    if item.id not in ids:
        whole = next((i for i in plan.items if item in i.parts), None)
        if whole is not None:
            yield f"It is shown as a part of {whole.id}."
        return
    at = ids.index(item.id)
    yield f"Place {at + 1} of {len(ids)}: when = {item.when}, weight = {item.weight}, {item.minutes} minutes."
    waits = [i for i in plan.items if i.id in item.after]
    if waits:
        latest = max(waits, key=lambda i: ids.index(i.id))
        yield f"It waits for {', '.join(i.id for i in waits)}."
        if latest.when == item.when:
            yield f"Nothing it waits for may come later, so it stands behind {latest.id} ({latest.when})."
    if at > 0:
        yield f"Before it: {ids[at - 1]}."
    if item.gate:
        yield f"It is a gate for {', '.join(item.gates)}."


def _shown(item: Item, plan: Plan, case: Case) -> Iterator[str]:
    if item.shown or item not in plan.items:
        return
    if item.state != "open":
        yield f"It is not in the short plan: it is marked {item.state}."
        return
    waiting = {i.id for i in plan.open()}
    urgent = next((i for i in plan.open() if EVERYTHING in i.gates and i.id in item.after), None)
    hidden = [a for a in item.after if a in waiting and not getattr(plan.item(a), "shown", False)]
    if urgent is not None:
        yield f"It is not in the short plan: while {urgent.id} is open, help comes first."
    elif hidden:
        yield f"It is not in the short plan: {', '.join(hidden)} must come before, and is not in it either."
    else:
        minutes = time_today(case.answers)
        said = f" with {minutes} minutes today" if minutes is not None else ""
        yield (
            f"It is not in the short plan: at most {at_most(case.answers)} things{said}, parts counted, and "
            "nothing for later; others stand before it."
        )


def _variants(task: Task, to: Given) -> Iterator[str]:
    fitting = [v.id for v in task.variants if holds(v, to)]
    if fitting:
        yield f"Words of these variants are used, the first that gives a field: {', '.join(fitting)}."


def _absent_task(task: Task, catalogue: Catalogue, to: Given) -> Iterator[str]:
    if not holds(task, to):
        return
    if meets_image(task.image) and to.child_in_image:
        yield f"It is left out: it would {task.image} an image in which someone may be under 18."
    for other in applying_tasks(catalogue, to):
        if task.id in other.replaces:
            yield f"It is left out: tasks/{other.id} takes its place (replaces)."
        if task.id in other.suppresses:
            yield f"It is left out: tasks/{other.id} is on the plan (suppresses)."


def _of_task(task: Task, catalogue: Catalogue, to: Given, plan: Plan, case: Case) -> Iterator[str]:
    item = plan.item(subjects.task(task.id))
    yield f"{subjects.task(task.id)} is {'on' if item is not None else 'not on'} the plan."
    yield from _conditions(task, to)
    yield from _variants(task, to)
    if item is None:
        yield from _absent_task(task, catalogue, to)
    else:
        yield from _of_item(item, plan, case)


def _of_item(item: Item, plan: Plan, case: Case) -> Iterator[str]:
    yield from (f"Because: {render(b)}" for b in item.because)
    yield from _place(item, plan)
    yield from _shown(item, plan, case)


def _of_made(subject: Subject, rule: Rule | None, to: Given, plan: Plan, case: Case) -> Iterator[str]:
    item = plan.item(subject)
    yield f"{subject} is {'on' if item is not None else 'not on'} the plan."
    if rule is not None:
        yield f"It is made by rules/{rule.id}: {rule.means}"
        yield from _conditions(rule, to)
    if item is not None:
        yield from _of_item(item, plan, case)


def explained(name: str, catalogue: Catalogue, case: Case, today: dt.date) -> list[str]:
    """Say why a thing is on the plan, why at its place, or why not.

    Args:
        name: id of an item such as ``privacy:instagram``, or of a task, with or without ``task:``.
        catalogue: what we know.
        case: what the person told us.
        today: the date.

    Raises:
        UnknownItemError: nothing has this id.
    """
    plan, to = make_plan(catalogue, case, today), given(catalogue, case)
    subject = Subject.parse(name) if ":" in name else subjects.task(name)
    task = catalogue.task(subject.id) if subject.kind == "task" else None
    if task is not None:
        return list(_of_task(task, catalogue, to, plan, case))
    rule_id = (
        subject.replace(":", "-") if subject.kind == "people-search" else RULE_OF_KIND.get(subject.kind, "")
    )
    rule = catalogue.rule(rule_id)
    services = {s.id for s in catalogue.services}
    if plan.item(subject) is not None or (
        rule is not None and subject.id in {*services, "first", "rest", "change"}
    ):
        return list(_of_made(subject, rule, to, plan, case))
    raise UnknownItemError((*(i.id for i in plan.items), *(t.id for t in catalogue.tasks)))
