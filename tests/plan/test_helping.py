"""A plan for whoever helps somebody: it asks first, and speaks to the one who reads it."""

import re

import pytest

from selfhelp.answers import Who
from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Step, Task, Variant
from selfhelp.language import render
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, shipped

#: Words that only the person themselves can be told.
ONLY_THEIRS = re.compile(
    r"\b(choked you|reach you at once|images of you|hurt you|pretends to be you|people who know you)\b"
)

PEOPLE = [
    Answers(
        for_whom="someone-else", what=("stalking",), who="live-with", watched="yes", exposed=("location",)
    ),
    Answers(for_whom="someone-else", what=("intimate-images-real",), who="ex", under_18=False, posted="yes"),
    Answers(for_whom="someone-else", what=("brigading", "impersonation"), who="group", where=("discord",)),
    Answers(
        for_whom="someone-else", what=("doxxing", "calls-to-others"), who="group", exposed=("home-address",)
    ),
    Answers(for_whom="someone-else", what=("blackmail",), who="stranger", under_18=True, posted="no"),
    Answers(for_whom="someone-else", what=("calls-to-me",), who="unsure"),
    Answers(for_whom="someone-else", danger="from-others", what=("stalking",), who="ex"),
    Answers(for_whom="someone-else", danger="from-myself", what=("blackmail",), who="stranger"),
]


def shown_now(answers: Answers) -> list[Item]:
    """Return what is written out at first."""
    plan = make_plan(shipped(), Case(answers=answers), TODAY)
    return [i for i in plan.items if i.shown and i.when == "now"]


def for_helpers(task: Task) -> bool:
    """Tell whether a task has words of its own for whoever helps, or is there for them alone."""
    parts: list[Task | Variant | Step] = [
        task,
        *task.variants,
        *(s for s in task.steps if isinstance(s, Step)),
    ]
    return any("someone-else" in c.for_whom for part in parts for c in part.any)


@pytest.mark.parametrize("answers", PEOPLE, ids=lambda a: f"{a.what[0]}-{a.who}-{a.danger}")
def test_what_comes_first_is_said_to_whoever_helps(answers: Answers) -> None:
    """Each thing to do now is worded for a helper; no step takes the reader for the one attacked."""
    now = shown_now(answers)
    assert now
    tasks = [t for i in now if (t := shipped().task(i.id.removeprefix("task:"))) is not None]
    assert [t.id for t in tasks if not for_helpers(t)] == []
    said = [render(step) for item in now for step in item.steps]
    assert [s for s in said if ONLY_THEIRS.search(s)] == []


@pytest.mark.parametrize("who", ["ex", "known", "stranger"])
def test_nothing_is_done_behind_their_back(who: Who) -> None:
    """Saving, reporting to the police and warning others begin with a question to the person."""
    answers = Answers(for_whom="someone-else", what=("impersonation", "doxxing"), who=who, police="yes")
    plan = make_plan(shipped(), Case(answers=answers), TODAY)
    there = {i.id: i for whole in plan.items for i in (whole, *whole.parts)}
    for name in ("save-evidence", "save-fake-profile", "warn-contacts", "police-choices"):
        item = there.get(subjects.task(name))
        if item is not None:
            asked = " ".join(render(step) for step in item.steps[:2])
            assert re.search(r"\bAsk\b", asked), name
