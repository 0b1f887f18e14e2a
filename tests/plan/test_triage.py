"""The route through the first questions, walked along every path."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.language import render
from selfhelp.plan import triage
from tests.factory import EXPOSED, WATCHED, WHO, answers

DANGER = (None, True, False)
BRANCHES = list(itertools.product(DANGER, (None, *WATCHED)))


def walk(said: Answers) -> Iterator[triage.Step]:
    """Go forward from the first screen to the end."""
    step: triage.Step | None = triage.STEPS[0]
    while step is not None:
        yield step
        step = triage.after(step.id, said)


@pytest.mark.parametrize(("danger", "watched"), BRANCHES)
def test_every_path_ends_and_leads_back(danger: bool | None, watched: str | None) -> None:
    """Whatever is said or skipped, each question comes once, advice only where it fits, and back returns."""
    said = Answers(danger=danger, watched=watched)  # type: ignore[arg-type]  # one of the literals
    path = list(walk(said))
    ids = [s.id for s in path]
    assert tuple(path) == triage.route(said)
    assert len(ids) == len(set(ids))
    assert ("danger-help" in ids) == (danger is True)
    assert ("watched-advice" in ids) == (watched in ("maybe", "yes"))
    questions = [s.id for s in triage.STEPS if s.kind != "advice"]
    assert [i for i in ids if i in questions] == questions
    for one, two in itertools.pairwise(path):
        assert triage.before(two.id, said) == one
    assert triage.before(ids[0], said) is None
    assert [triage.progress(i, said) for i in ids] == [(n, len(ids)) for n in range(1, len(ids) + 1)]


def test_safety_comes_first() -> None:
    """Danger is the first question and the device the second; advice follows at once."""
    ids = [s.id for s in walk(Answers(danger=True, watched="yes"))]
    assert ids[:4] == ["danger", "danger-help", "watched", "watched-advice"]


def test_every_question_asks_for_one_field() -> None:
    """All fields of the answers are asked, each by one screen, and every choice fits its field."""
    asked = [s.field for s in triage.STEPS if s.field]
    assert sorted(asked) == sorted(Answers.__struct_fields__)
    values = {s.id: [o.value for o in s.options] for s in triage.STEPS}
    assert values["who"] == list(WHO)
    assert values["watched"] == list(WATCHED)
    assert sorted(values["exposed"]) == sorted(EXPOSED)
    assert all(int(v) > 0 for v in values["minutes"])
    assert set(triage.BY_ID) == {s.id for s in triage.STEPS}


@settings(deadline=None)
@given(st.data())
def test_wandering_loses_nothing(data: st.DataObject) -> None:
    """Going forward, back, changing answers and coming back another day, nothing said is ever lost."""
    case, step = Case(), triage.STEPS[0]
    wanted = data.draw(answers())
    said: dict[str, object] = {}
    for _ in range(data.draw(st.integers(1, 25))):
        move = data.draw(st.sampled_from(["answer", "skip", "back", "come back"]))
        if move == "back":
            step = triage.before(step.id, case.answers) or step
        elif move == "come back":
            step = triage.resume(case.asked, case.answers)
        else:
            given_now = case.answers
            if move == "answer" and step.field:
                said[step.field] = getattr(wanted, step.field)
                given_now = replace(given_now, **{step.field: said[step.field]})
            case = change.answered(step.id, given_now)(case)
            step = triage.after(step.id, case.answers) or step
        assert step in triage.route(case.answers) or step.kind == "advice"
        for field, value in said.items():
            assert getattr(case.answers, field) == value


@settings(deadline=None)
@given(answers(), st.integers(0, 20))
def test_coming_back(said: Answers, seen: int) -> None:
    """A person who stopped after some screens comes back to the first one not seen."""
    path = list(walk(said))
    shown = tuple(s.id for s in path[:seen])
    expected = path[seen] if seen < len(path) else path[-1]
    assert triage.resume(shown, said) == expected


def test_an_answer_that_opens_advice() -> None:
    """Someone who goes back and says that there is danger sees the numbers, though the rest was seen."""
    seen = tuple(s.id for s in walk(Answers(danger=False)))
    assert triage.resume(seen, Answers(danger=True)).id == "danger-help"


def test_standing_on_advice_that_no_longer_fits() -> None:
    """When the answer behind it changed, the way on and back from an advice screen still exists."""
    said = Answers(danger=False)
    on, back = triage.after("danger-help", said), triage.before("danger-help", said)
    assert on is not None
    assert back is not None
    assert (on.id, back.id) == ("watched", "danger")
    assert triage.progress("danger-help", said)[0] == 2


def test_words_are_kind() -> None:
    """Every screen has words, each choice its own, and none scolds or shouts."""
    for step in triage.STEPS:
        titles = [render(o.title) for o in step.options]
        assert len(set(titles)) == len(titles)
        for words in [render(step.title), render(step.intro), *titles]:
            assert words
            assert "!" not in words
            assert "must" not in words
