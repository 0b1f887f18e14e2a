"""The shared tasks that are for this person, in the words that fit their answers."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from selfhelp import frozen
from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.actions import shown_effects
from selfhelp.catalogue.gaps import gaps_in
from selfhelp.catalogue.model import Action, Catalogue, Effect, Note, Step, Task, Variant
from selfhelp.catalogue.text import said
from selfhelp.language import Message
from selfhelp.plan.conditions import Given, holds
from selfhelp.plan.given import given
from selfhelp.plan.model import Door, Item
from selfhelp.plan.reasons import reasons

#: Fields that are no words and that a variant may give.
FROM_VARIANTS = ("when", "weight", "minutes", "alone", "keeps_its_day")


def meets_image(use: str | None) -> bool:
    """Tell whether a step copies, searches or opens an image of a person."""
    return use is not None and use != "never"


def _matching(task: Task, to: Given) -> list[Variant]:
    return [v for v in task.variants if holds(v, to)]


def _variant_with(variants: Sequence[Variant], field: str) -> Variant | None:
    """Return the first variant that gives a field."""
    return next((v for v in variants if getattr(v, field) is not None), None)


def _words(task: Task, variants: Sequence[Variant], field: str) -> Message | None:
    """Return a text of the task, from the first variant that has it."""
    variant = _variant_with(variants, field)
    if variant is not None:
        return said(f"tasks/{task.id}:variants.{variant.id}.{field}", getattr(variant, field))
    text = getattr(task, field)
    return said(f"tasks/{task.id}:{field}", text) if text is not None else None


def _filled(key: str, text: str, to: Given) -> Message | None:
    """Return a text with the numbers of the person's country in its gaps, or None where one is missing."""
    wanted = gaps_in(text)
    if not wanted <= to.numbers.keys():
        return None
    values = tuple((name, to.numbers[name]) for name in sorted(wanted))
    return frozen.replace(said(key, text), values=values)


def _told(key: str, part: Step | Note, to: Given) -> Message | None:
    """Return what a step or note says: its text, or what it says where a number is missing."""
    words = _filled(f"{key}.text", part.text, to)
    if words is None and part.otherwise is not None:
        return _filled(f"{key}.otherwise", part.otherwise, to)
    return words


def shown_steps(key: str, steps: Iterable[str | Step], to: Given) -> Iterator[tuple[Message, Action | None]]:
    """Yield the steps that are for this person, with what each does.

    Steps that copy, search or open an image are left out when a child may be in it, and so are those with a
    number that the country does not have and no other words for it.

    Args:
        key: of the list, such as ``tasks/save-evidence:steps``.
        steps: as authored.
        to: the person's answers.
    """
    for number, step in enumerate(steps, start=1):
        place = f"{key}.{number}"
        if isinstance(step, str):
            words, action = _filled(place, step, to), None
        elif holds(step, to) and not (meets_image(step.image) and to.child_in_image):
            words, action = _told(place, step, to), step.action
        else:
            continue
        if words is not None:
            yield words, action


def _steps(task: Task, variants: Sequence[Variant], to: Given) -> list[tuple[Message, Action | None]]:
    variant = _variant_with(variants, "steps")
    if variant is not None and variant.steps is not None:
        return list(shown_steps(f"tasks/{task.id}:variants.{variant.id}.steps", variant.steps, to))
    return list(shown_steps(f"tasks/{task.id}:steps", task.steps, to))


def _effects(task: Task, variants: Sequence[Variant], actions: Iterable[Action]) -> tuple[Effect, ...]:
    added = [e for v in variants for e in v.effects]
    return shown_effects([*task.actions, *actions], [*task.effects, *added])


def _notes(task: Task, to: Given) -> Iterator[Message]:
    key = f"tasks/{task.id}"
    for number, note in enumerate(task.notes, start=1):
        if holds(note, to) and (words := _told(f"{key}:notes.{number}", note, to)) is not None:
            yield words
    if task.note:
        yield said(f"{key}:note", task.note)


def _doors(task: Task, to: Given) -> Iterator[Door]:
    for number, link in enumerate(task.links, start=1):
        if holds(link, to):
            yield Door(said(f"tasks/{task.id}:links.{number}.title", link.title), link.url)


def task_item(task: Task, catalogue: Catalogue, answers: Answers, to: Given) -> Item:
    """Return a task as an item of the plan, in the words that fit.

    Args:
        task: what an advocate wrote.
        catalogue: what it names, such as letters and facts.
        answers: what the person said, for the reasons that quote it.
        to: the same as conditions see it.
    """
    variants = _matching(task, to)
    steps = _steps(task, variants, to)
    caution = _words(task, variants, "effect_note")
    timed = {f: _variant_with(variants, f) or task for f in FROM_VARIANTS}
    title, why = _words(task, variants, "title"), _words(task, variants, "why")
    return Item(
        id=subjects.task(task.id),
        room=task.room,
        icon=task.icon or "",
        title=title or said(f"tasks/{task.id}:title", task.title),
        when=timed["when"].when or task.when,
        why=why or said(f"tasks/{task.id}:why", task.why),
        because=reasons(task, catalogue, answers, to),
        effects=_effects(task, variants, [a for _, a in steps if a is not None]),
        minutes=timed["minutes"].minutes or task.minutes,
        weight=task.weight if timed["weight"].weight is None else timed["weight"].weight,
        target=task.id,
        after=tuple(subjects.task(a) for a in task.after),
        saves_evidence=task.saves_evidence,
        revision=task.revision,
        steps=tuple(words for words, _ in steps),
        cautions=(caution,) if caution is not None else (),
        notes=tuple(_notes(task, to)),
        doors=tuple(_doors(task, to)),
        help_lines=task.help_lines,
        letter=task.letter or "",
        guide=task.guide or "",
        safety=task.safety,
        gate=task.gate,
        gates=task.gates if task.gate else (),
        alone=task.gate and bool(timed["alone"].alone),
        keeps_its_day=bool(timed["keeps_its_day"].keeps_its_day),
        beside=tuple(subjects.task(b) for b in task.beside),
        part_of=subjects.task(task.part_of) if task.part_of else "",
        whole=task.whole,
    )


def task_applies(task: Task, to: Given) -> bool:
    """Tell whether a task is for this person, before others take its place."""
    return holds(task, to) and not (meets_image(task.image) and to.child_in_image)


def applying_tasks(catalogue: Catalogue, to: Given) -> tuple[Task, ...]:
    """Return the tasks for this person, without those that others replace or suppress."""
    fitting = [t for t in catalogue.tasks if task_applies(t, to)]
    gone = {name for t in fitting for name in (*t.replaces, *t.suppresses)}
    return tuple(t for t in fitting if t.id not in gone)


def suppressed_rules(tasks: Iterable[Task]) -> frozenset[str]:
    """Return the rules, such as ``privacy``, that a task on the plan leaves out."""
    return frozenset(name for t in tasks for name in t.suppresses)


def _standing_in(tasks: Iterable[Task]) -> dict[str, str]:
    """Return which task stands in for which: subject of the replaced to subject of the replacing."""
    ordered = sorted(tasks, key=lambda t: t.id)
    return {subjects.task(old): subjects.task(t.id) for t in ordered for old in t.replaces}


def shared_items(catalogue: Catalogue, case: Case, to: Given | None = None) -> Iterator[Item]:
    """Yield the shared tasks that apply."""
    facts = to or given(catalogue, case)
    tasks = applying_tasks(catalogue, facts)
    instead = _standing_in(tasks)
    for task in tasks:
        item = task_item(task, catalogue, case.answers, facts)
        after = tuple(instead.get(a, a) for a in item.after)
        yield item if after == item.after else dataclasses.replace(item, after=after)
