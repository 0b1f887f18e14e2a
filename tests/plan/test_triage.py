"""The route through the first questions, walked along every path; and that each answer changes a plan."""

import itertools
from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case import model as case_model
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.checks.rules import allowed_values
from selfhelp.catalogue.model import Condition, Question
from selfhelp.plan import triage
from selfhelp.views.triage import accounts_named, choose, triage_state
from tests.factory import DANGER, WATCHED, WHO, answers, shipped

ALL = triage.every_question(shipped())
BRANCHES = list(itertools.product((None, *DANGER), (None, *WATCHED)))
#: Screens that follow from another answer.
FOLLOWING = {"under-18", "adult-now", "posted", "hacked", "same-home", "children", "police", "community"}


def walk(said: Answers) -> Iterator[Question]:
    """Go forward from the first screen to the end."""
    step: Question | None = ALL[0]
    while step is not None:
        yield step
        step = triage.after(shipped(), step.id, said)


@pytest.mark.parametrize(("danger", "watched"), BRANCHES)
def test_every_path_ends_and_leads_back(danger: str | None, watched: str | None) -> None:
    """Whatever is said or skipped, each question comes once, advice only where it fits, and back returns."""
    said = Answers(danger=danger, watched=watched)  # type: ignore[arg-type]  # one of the literals
    path = list(walk(said))
    ids = [s.id for s in path]
    assert tuple(path) == triage.route(shipped(), said)
    assert len(ids) == len(set(ids))
    assert ("danger-help" in ids) == (danger == "from-others")
    assert ("danger-myself" in ids) == (danger == "from-myself")
    assert ("watched-advice" in ids) == (watched in ("maybe", "yes"))
    for one, two in itertools.pairwise(path):
        assert triage.before(shipped(), two.id, said) == one
    assert triage.before(shipped(), ids[0], said) is None
    numbers = [triage.progress(shipped(), i) for i in ids]
    assert numbers == sorted(numbers)
    assert numbers[0] == (1, 8)
    assert numbers[-1] == (8, 8)


def test_safety_comes_first() -> None:
    """Danger is the first question; advice follows at once, a page of its own for each kind of danger."""
    for danger, page in (("from-others", "danger-help"), ("from-myself", "danger-myself")):
        ids = [s.id for s in walk(Answers(danger=danger, watched="yes"))]  # type: ignore[arg-type]  # literals
        assert ids[:5] == ["danger", page, "for", "watched", "watched-advice"]


@pytest.mark.parametrize("scenario", [s.id for s in shipped().scenarios])
def test_most_people_see_eight(scenario: str) -> None:
    """Eight numbers are counted; beyond one screen for each, only what follows from an answer is asked."""
    path = list(walk(Answers(what=(scenario,), who="stranger", danger="no", watched="no")))
    extra = {s.id for s in path} & FOLLOWING
    assert {s.number for s in path} == set(range(1, 9))
    assert len(path) - len(extra) <= 9
    assert len(extra) <= 4


def test_every_field_is_asked_once() -> None:
    """All fields of the answers are asked, each by one screen."""
    asked = [s.field for s in ALL if s.field] + [o.field for s in ALL for o in s.options if o.field]
    names = ["for" if f == "for_whom" else f for f in Answers.__struct_fields__]
    assert sorted(asked) == sorted(names)


def test_conditions_know_every_answer() -> None:
    """What a condition may ask for is exactly what can be answered, and unanswered."""
    hints = get_type_hints(case_model.Answers)

    def literals(hint: object) -> set[object]:
        found: set[object] = set()
        for part in get_args(hint):
            found |= {part} if isinstance(part, str) else literals(part)
        return found

    for field in ("danger", "for_whom", "watched", "posted", "who", "police", "exposed", "community"):
        assert allowed_values(field) == literals(hints[field]) | {"unanswered"}, field
    assert set(Condition.__struct_fields__) >= set(Answers.__struct_fields__)


@pytest.mark.parametrize("question", [q for q in ALL if q.options], ids=lambda q: q.id)
def test_every_value_can_be_chosen(question: Question) -> None:
    """Each closed list is offered whole, so that no value of the answers file is out of reach."""
    field = "for_whom" if question.field == "for" else question.field or ""
    offered = {o.value for o in question.options if o.field is None}
    allowed = {str(v) for v in allowed_values(field)} - {"unanswered"}
    if question.kind == "services":
        assert offered == {"other", "none"}
    else:
        assert offered == allowed


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_wandering_loses_nothing(data: st.DataObject) -> None:
    """Going forward, back, changing answers and coming back another day, nothing said is ever lost."""
    case, step = Case(), ALL[0]
    wanted = data.draw(answers())
    said: dict[str, object] = {}
    for _ in range(data.draw(st.integers(1, 25))):
        move = data.draw(st.sampled_from(["answer", "skip", "back", "come back"]))
        if move == "back":
            step = triage.before(shipped(), step.id, case.answers) or step
        elif move == "come back":
            step = triage.resume(shipped(), case.asked, case.answers)
        else:
            given_now = case.answers
            if move == "answer" and step.field:
                field = "for_whom" if step.field == "for" else step.field
                said[field] = getattr(wanted, field)
                given_now = replace(given_now, **{field: said[field]})
            case = change.answered(step.id, given_now)(case)
            step = triage.after(shipped(), step.id, case.answers) or step
        for name, value in said.items():
            assert getattr(case.answers, name) == value


@settings(deadline=None, max_examples=50)
@given(answers(), st.integers(0, 20))
def test_coming_back(said: Answers, seen: int) -> None:
    """A person who stopped after some screens comes back to the first one not seen."""
    path = list(walk(said))
    shown = tuple(s.id for s in path[:seen])
    expected = path[seen] if seen < len(path) else path[-1]
    assert triage.resume(shipped(), shown, said) == expected


def test_an_answer_that_opens_advice() -> None:
    """Someone who goes back and says that there is danger sees the numbers, though the rest was seen."""
    seen = tuple(s.id for s in walk(Answers(danger="no")))
    assert triage.resume(shipped(), seen, Answers(danger="from-others")).id == "danger-help"
    assert triage.resume(shipped(), seen, Answers(danger="from-myself")).id == "danger-myself"


def test_standing_on_advice_that_no_longer_fits() -> None:
    """When the answer behind it changed, the way on and back from an advice screen still exists."""
    said = Answers(danger="no")
    on, back = triage.after(shipped(), "danger-help", said), triage.before(shipped(), "danger-help", said)
    assert on is not None
    assert back is not None
    assert (on.id, back.id) == ("for", "danger")


# Choosing.


@pytest.mark.parametrize("question", [q for q in ALL if q.field and q.kind != "country"], ids=lambda q: q.id)
def test_choosing_sets_and_takes_back(question: Question) -> None:
    """Each choice is kept and shown as chosen. Where several fit, a second click takes it back; a single one
    stays, since clicking it again goes on. Others stay as they were.
    """
    for choice in triage_state(shipped(), question, Answers()).choices:
        empty = Answers(country="SE")
        chosen = choose(triage_state(shipped(), question, empty), empty, choice.id)
        after = triage_state(shipped(), question, chosen)
        assert [c.id for c in after.choices if c.chosen] == [choice.id]
        assert chosen.country == "SE"
        back = choose(after, chosen, choice.id)
        assert back == (chosen if after.single else empty)


def test_too_much_takes_the_minutes_back() -> None:
    """How much time there is and that everything is too much are one question: the last answer holds."""
    question = triage.question(shipped(), "minutes")
    assert question is not None
    said = Answers(minutes=30)
    tired = choose(triage_state(shipped(), question, said), said, "too-much")
    assert (tired.minutes, tired.too_much) == (None, True)
    again = choose(triage_state(shipped(), question, tired), tired, "15")
    assert (again.minutes, again.too_much) == (15, None)


def test_none_of_these_excludes_the_others() -> None:
    """None of these takes the services back, and a service takes it back; unknown ids stay."""
    question = triage.question(shipped(), "where")
    assert question is not None
    said = Answers(where=("gone", "instagram"))
    none = choose(triage_state(shipped(), question, said), said, "none")
    assert none.where == ("none",)
    one = choose(triage_state(shipped(), question, none), none, "google")
    assert one.where == ("google",)
    kept = choose(triage_state(shipped(), question, said), said, "google")
    assert kept.where == ("gone", "instagram", "google")


def test_who_has_words_for_each() -> None:
    """Each answer to who has its own words."""
    question = triage.question(shipped(), "who")
    assert question is not None
    state = triage_state(shipped(), question, Answers())
    assert [c.value for c in state.choices] == list(WHO)
    assert len({c.title for c in state.choices}) == len(WHO)


def test_services_named_here_are_in_accounts() -> None:
    """Each service that was ticked is listed once; a taken one says so; what is listed stays as it is."""
    mine = Account(id="1", name="My page", service="instagram")
    made = Case(
        answers=Answers(where=("instagram", "google", "other"), hacked=("google", "other")), accounts=(mine,)
    )
    named = accounts_named(shipped(), made)
    assert [(a.service, a.taken_over) for a in named] == [("google", True)]
    assert accounts_named(shipped(), change.keep_accounts(named)(made)) == ()
