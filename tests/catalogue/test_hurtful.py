"""Sentences that an advocate found to hurt someone: they are gone from what is shipped, for good."""

import re

import pytest

from selfhelp.catalogue.model import Condition, Step, Task
from selfhelp.catalogue.text import passages
from tests.factory import shipped

#: What was written once, and whom it hurts.
HURTFUL = {
    r"lock yourself in": "who lives with the danger: a room with one door is a trap",
    r"room where everyone goes": "who is swatted: people who hide look like the story the police were told",
    r"don’t use the emergency number for this\.?$": "who is swatted now: minutes count",
    r"phone in another room for": "who is in danger or thinks of suicide: the phone has to be near",
    r"^tell your work before the harasser does, if you can\.": "who is outed, or has an unsafe job",
    r"ask whether it takes texts": "who can’t speak can’t ask",
}


def texts() -> list[tuple[str, str]]:
    """Return all that is shown, with its key."""
    return [(p.key, p.text) for p in passages(shipped())]


@pytest.mark.parametrize("pattern", HURTFUL)
def test_what_hurt_someone_does_not_come_back(pattern: str) -> None:
    """No text of the catalogue says it, in the words of then."""
    found = [key for key, text in texts() if re.search(pattern, text, re.IGNORECASE)]
    assert found == [], HURTFUL[pattern]


def test_nobody_is_sent_to_prove_who_it_is() -> None:
    """No step has the person compare accounts across sites or accuse someone in public."""
    wrong = re.compile(r"^(prove|find out who|compare (the |their )?accounts|accuse)\b", re.IGNORECASE)
    steps = [(key, text) for key, text in texts() if key.startswith("tasks/")]
    assert [key for key, text in steps if wrong.search(text) and "nobody" not in text] == []


def warned(task: Task, about: str) -> bool:
    """Tell whether a task is not there for people whose danger is a secret."""
    kept_away = {s for t in shipped().tasks if t.id == "who-must-not-know" for s in t.suppresses}
    return task.id in kept_away or any(about in c.fact for c in task.none)


@pytest.mark.parametrize(
    "name", ["warn-family", "warn-workplace", "warn-school", "police-report", "police-choices"]
)
def test_a_secret_is_told_to_nobody_by_reflex(name: str) -> None:
    """What tells family, work, school or the police is left out where the secret is the danger."""
    task = shipped().task(name)
    assert task is not None
    assert warned(task, "dangerous-secret")


def test_who_may_collect_the_child_is_said_with_custody_in_mind() -> None:
    """Naming who may collect a child is not for those whose other parent is the danger."""
    for task in shipped().tasks:
        for step in task.steps:
            text = step.text if isinstance(step, Step) else step
            if "may collect the child" not in text:
                continue
            apart = step.none if isinstance(step, Step) else ()
            excluded = {who for c in (*apart, *task.none) if isinstance(c, Condition) for who in c.who}
            assert "ex" in excluded or "lawyer" in text or "order" in text, task.id
