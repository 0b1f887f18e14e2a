"""Sentences that an advocate found to hurt someone: they are gone from what is shipped, for good."""

import re

import pytest

from selfhelp.answers import Who
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Step, Task
from selfhelp.catalogue.text import passages
from selfhelp.language import render
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, shipped

#: What was written once, and whom it hurts.
HURTFUL = {
    r"lock yourself in with your phone": "who lives with the danger: a room with one door is a trap",
    r"room where everyone goes": "who is swatted: people who hide look like the story the police were told",
    r"don’t use the emergency number for this\.?$": "who is swatted now: minutes count",
    r"phone in another room for": "who is in danger or thinks of suicide: the phone has to be near",
    r"^tell your work before the harasser does, if you can\.": "who is outed, or has an unsafe job",
    r"ask whether it takes texts": "who can’t speak can’t ask",
    r"cover the image if you prefer|the image itself covered": "under 18: the copy is made before",
    r"choose the image on your device": "under 18, without the file: it sends them to look for it",
    r"collect the links of the pages and of the image results": "a child would search for such images",
    r"^stop answering\. you owe no reason": "who is threatened by someone close: silence can be unsafe",
    r"choose who needs to know: those you live with": "who lives with the danger",
    r"^tap the warning on the phone\. let the tag play a sound": "who is beside the one who put it there",
    r"stops all sharing at once\. use it only if that is safe": "who lives with the danger: it gives no test",
    r"take a screenshot with date and link and send it to me": "friends who get a sexual image",
    r"only these people may collect my child": "who shares a child with the danger: orders decide",
    r"their name is \{who-it-is\}": "the same: a parent may be allowed to read it",
    r"\bletters has\b": "who has it on paper: there is no room to open",
    r"\b(accounts|privacy|passwords|people-search|help lines|report|two-factor|police) room\b": "the same",
    r"nothing here runs away": "who thinks of suicide: it sounds like a lock",
    r"save first, is turned round": "whose phone is searched: it says the opposite of the line above it",
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
            excluded = {who for c in (*apart, *task.none) for who in c.who}
            assert "ex" in excluded or "lawyer" in text or "order" in text, task.id


@pytest.mark.parametrize(
    "name", ["warn-family", "home-and-car-devices", "vary-routine", "block-choice", "agree-not-to-reply"]
)
def test_what_is_noticed_at_home_is_not_for_those_who_live_there(name: str) -> None:
    """What changes the home, warns it or goes silent is nowhere on the plan of who lives with the danger."""
    said = Answers(what=tuple(s.id for s in shipped().scenarios), who="live-with", exposed=("home-address",))
    there = make_plan(shipped(), Case(answers=said), TODAY)
    assert f"task:{name}" not in {i.id for whole in there.items for i in (whole, *whole.parts)}


@pytest.mark.parametrize("who", ["ex", "live-with", "stranger"])
def test_a_shelter_is_never_led_to(who: Who) -> None:
    """Who finds a tag is told where not to go with it before anything else is done to it."""
    plan = make_plan(shipped(), Case(answers=Answers(what=("stalking",), who=who)), TODAY)
    steps = [render(s) for s in next(i for i in plan.items if i.id == "task:unknown-tracker").steps]
    away = next(n for n, s in enumerate(steps) if "not to a shelter" in s)
    assert away < next(n for n, s in enumerate(steps) if "Play the sound" in s)
