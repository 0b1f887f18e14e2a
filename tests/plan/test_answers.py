"""Every question changes the plan: for each answer there is someone whose plan differs because of it."""

from functools import cache
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Question
from selfhelp.language import render
from selfhelp.plan import triage
from selfhelp.plan.order import make_plan
from selfhelp.views.triage import Choice, choose, triage_state
from tests.factory import TODAY, shipped

IMAGES = ("intimate-images-real", "blackmail")
#: Different enough that each answer matters to one of them.
PEOPLE = (
    Answers(what=("doxxing",), watched="no", who="stranger", country="US", exposed=("home-address",)),
    Answers(what=("stalking",), watched="no", who="ex", country="GB", where=("apple", "google")),
    Answers(what=IMAGES, watched="no", who="stranger", country="GB", where=("instagram",)),
    Answers(what=("hacked-account",), watched="no", country="DE", where=("google", "instagram")),
    Answers(what=("outing", "blackmail"), watched="no", country="EG", who="known"),
    Answers(what=("brigading", "doxxing", "impersonation"), watched="no", country="FR", who="group"),
    Answers(what=("calls-to-me", "calls-to-others"), watched="no", country="US", who="unsure"),
    Answers(what=("swatting",), watched="no", country="US", exposed=("home-address",)),
    Answers(what=IMAGES, watched="no", who="unsure", country="US", under_18=True, posted="yes"),
    Answers(what=("stalking",), watched="no", who="family", country="GB", exposed=("home-address",)),
    Answers(watched="no"),
)


@cache
def look(said: Answers) -> tuple[Any, ...]:
    """Return what a plan tells a person, the reasons that only repeat an answer left out."""
    plan = make_plan(shipped(), Case(answers=said), TODAY)
    items = tuple(
        (
            i.id,
            i.when,
            i.shown,
            i.minutes,
            i.effects,
            render(i.title),
            render(i.why),
            tuple(map(render, (*i.steps, *i.cautions, *i.notes))),
            tuple(p.id for p in i.parts),
        )
        for i in plan.items
    )
    return items, plan.help


def set_by(question: Question, choice: Choice, said: Answers) -> Answers:
    """Return the answers of someone who chose only this."""
    field = "for_whom" if question.field == "for" else question.field or ""
    empty: object = () if isinstance(getattr(Answers(), field), tuple) else None
    bare = replace(said, **{field: empty})
    if question.id == "minutes":
        bare = replace(bare, minutes=None, too_much=None)
    return choose(triage_state(shipped(), question, bare), bare, choice.id)


def differs(question: Question, one: Choice, two: Choice | None) -> bool:
    """Tell whether someone's plan is another one with this answer than with the other, or with none."""
    for said in PEOPLE:
        first = set_by(question, one, said)
        if two is not None:
            second = set_by(question, two, said)
        else:
            field = "for_whom" if question.field == "for" else question.field or ""
            empty: object = () if isinstance(getattr(Answers(), field), tuple) else None
            second = replace(said, **{field: empty, "too_much": None})
        if look(first) != look(second):
            return True
    return False


#: Questions whose answers matter to tasks that are still to be written. Each has to fail until then.
WAITING: dict[str, tuple[str, ...]] = {
    "children": ("court-orders-first", "children-devices"),
    "exposed": ("tracker-search",),
    "posted": ("image-threat-plan", "image-removal-plan"),
}
#: The same, where only two of the answers still lead to the same plan.
WAITING_PAIRS: dict[str, tuple[str, ...]] = {"children": WAITING["children"], "who": ("sextortion-stop",)}


def until_written(questions: list[Question], waiting: dict[str, tuple[str, ...]]) -> list[Any]:
    """Return the questions, those marked that wait for tasks: they have to fail until these are written."""
    found: list[Any] = []
    for question in questions:
        missing = [t for t in waiting.get(question.id, ()) if shipped().task(t) is None]
        reason = f"these tasks are still to be written: {', '.join(missing)}"
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if missing else []
        found.append(pytest.param(question, marks=marks, id=question.id))
    return found


ASKING = [q for q in triage.every_question(shipped()) if q.kind in ("one", "many", "hacked", "scenarios")]


@pytest.mark.parametrize("question", until_written(ASKING, WAITING))
def test_no_answer_changes_nothing(question: Question) -> None:
    """Each answer makes some plan another one than skipping, or stands for what skipping counts as."""
    choices = triage_state(shipped(), question, Answers()).choices
    idle = [c.id for c in choices if not differs(question, c, None)]
    # Skipping counts as maybe (also whether they live together), as "no danger", as "it is about me", and
    # as not an adult yet.
    same_as_skipping = {
        "watched": ["maybe"],
        "danger": ["no"],
        "for": ["me"],
        "same-home": ["yes"],
        "adult-now": ["no"],
    }
    assert [i for i in idle if i not in same_as_skipping.get(question.id, [])] == []


@pytest.mark.parametrize("question", until_written([q for q in ASKING if q.kind == "one"], WAITING_PAIRS))
def test_no_two_answers_are_the_same(question: Question) -> None:
    """Two answers to one question lead to different plans for someone."""
    choices = triage_state(shipped(), question, Answers()).choices
    same = [(a.id, b.id) for a, b in combinations(choices, 2) if not differs(question, a, b)]
    assert same == []


@pytest.mark.parametrize("service", [s.id for s in shipped().services])
def test_every_service_changes_the_plan(service: str) -> None:
    """A service that is named brings something of its own: settings, a second step, a way back."""
    for said in PEOPLE:
        if look(replace(said, where=(service,))) != look(replace(said, where=())):
            return
    pytest.fail("no plan differs")


def test_the_country_changes_the_plan() -> None:
    """Each country of the catalogue brings numbers or lines of its own."""
    plans = {c.id: look(Answers(what=("doxxing",), watched="no", country=c.id)) for c in shipped().countries}
    plans.pop("INT")
    assert len(set(plans.values())) == len(plans)


@pytest.mark.xfail(
    shipped().task("list-accounts") is None,
    reason="these tasks are still to be written: list-accounts, another-site-report",
    strict=True,
)
@pytest.mark.parametrize("value", ["other", "none"])
def test_another_site_and_none_of_these(value: str) -> None:
    """Another site, and none of these, are answers too."""
    assert any(look(replace(p, where=(value,))) != look(replace(p, where=())) for p in PEOPLE)
