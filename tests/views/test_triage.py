"""The questions and their answers, as values: what is offered, what comes next, what was said."""

import pytest

from selfhelp.case.change import answered
from selfhelp.case.model import Answers, Case
from selfhelp.plan import triage
from selfhelp.views.answers import answers_given
from selfhelp.views.triage import choose, following, screen, triage_state, unasked
from selfhelp.views.warm import warm_line
from selfhelp.views.warm_tasks import TASKS
from tests.factory import shipped


def test_a_plan_is_offered_once_it_is_said_what_happens() -> None:
    """Before that a plan would be empty; after the last question it comes by itself."""
    for question, answers, offered in (
        ("danger", Answers(what=("doxxing",)), False),
        ("what", Answers(), False),
        ("what", Answers(what=("doxxing",)), True),
        ("exposed", Answers(what=("doxxing",)), True),
        ("minutes", Answers(what=("doxxing",)), False),
    ):
        found = triage.question(shipped(), question)
        assert found is not None
        assert triage_state(shipped(), found, answers).can_finish is offered, question


def test_a_single_answer_is_not_taken_back_by_a_second_click() -> None:
    """The card that is chosen stays chosen: a click on it means "yes, this one"."""
    found = triage.question(shipped(), "who")
    assert found is not None
    answers = Answers(who="ex")
    assert choose(triage_state(shipped(), found, answers), answers, "ex") == answers


def test_the_country_is_asked_once() -> None:
    """Chosen beside the emergency number, it is passed; asked before, it can be come back to."""
    case = Case(answers=Answers(danger="from-others", who="group", country="DE"))
    after = following(shipped(), "who", case)
    assert after is not None
    assert after.id != "country"
    asked = answered("country", case.answers)(case)
    again = following(shipped(), "who", asked)
    assert again is not None
    assert again.id == "country"


def test_what_was_answered_is_not_open() -> None:
    """A question that has an answer does not wait for one, wherever the answer came from."""
    open_ids = {q.id for q in unasked(shipped(), Case(answers=Answers(who="ex", minutes=15, country="US")))}
    assert {"who", "minutes", "country"}.isdisjoint(open_ids)
    assert {"danger", "what"} <= open_ids


def test_each_kind_of_screen_is_told_apart() -> None:
    """Danger and advice have pages of their own."""
    case = Case(answers=Answers(danger="from-others", watched="yes"))
    kinds = {q.id: screen(shipped(), case, q.id).kind for q in shipped().questions}
    assert {i for i, kind in kinds.items() if kind == "danger"} == {"danger-help", "danger-myself"}
    assert {i for i, kind in kinds.items() if kind == "advice"} == {"watched-advice"}


def test_answers_are_said_in_words() -> None:
    """Each question on the way has a row; long lists are cut with a count, missing answers are said."""
    case = Case(answers=Answers(danger="no", country="DE", where=("google", "instagram", "x", "whatsapp")))
    rows = {a.id: a for a in answers_given(shipped(), case)}
    assert rows["country"].words == "Germany"
    assert rows["where"].words.endswith("and 1 more")
    assert rows["who"].words == "Not answered"
    assert not rows["who"].given
    assert "watched-advice" not in rows


@pytest.mark.parametrize("country", [None, "INT", "QQ"])
def test_no_country_is_no_answer(country: str | None) -> None:
    """What serves everyone is no country to live in, nor is one that this version does not know."""
    rows = {a.id: a for a in answers_given(shipped(), Case(answers=Answers(danger="no", country=country)))}
    assert (rows["country"].words, rows["country"].given) == ("Not answered", False)


def test_what_happens_is_offered_in_the_order_of_its_authors() -> None:
    """Not in that of the alphabet: what is most often looked for stands first."""
    what = triage.question(shipped(), "what")
    assert what is not None
    offered = [c.id for c in triage_state(shipped(), what, Answers()).choices]
    turn = {s.id: s.order for s in shipped().scenarios}
    found = [turn[name] for name in offered if name in turn]
    assert found == list(range(1, len(turn) + 1))


def test_every_task_has_a_warm_line_of_its_own() -> None:
    """A task that is added without one is noticed here; lines praise nobody and shout nothing."""
    tasks = {t.id for t in shipped().tasks}
    assert set(TASKS) == tasks
    for task in tasks:
        words = warm_line(f"task:{task}").text
        assert words.endswith(".")
        assert "!" not in words
        assert not words.casefold().startswith(("well done", "great", "good job"))
