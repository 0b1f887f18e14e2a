"""Answering: what one click changes, what it leaves, and what it makes of the list of accounts."""

import pytest

from selfhelp.case import change
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Question
from selfhelp.plan import triage
from selfhelp.views.triage import (
    Choice,
    accounts_named,
    choose,
    for_someone_else,
    preceding,
    triage_state,
)
from tests.factory import shipped


def question(question_id: str) -> Question:
    """Return a question of the catalogue, which is there."""
    found = triage.question(shipped(), question_id)
    assert found is not None
    return found


def clicked(question_id: str, answers: Answers, value: str) -> Answers:
    """Return the answers after the choice with this value was clicked."""
    state = triage_state(shipped(), question(question_id), answers)
    choice = next(c for c in state.choices if c.value == value)
    return choose(state, answers, choice.id)


def chosen(question_id: str, answers: Answers) -> list[Choice]:
    """Return the choices that are marked."""
    return [c for c in triage_state(shipped(), question(question_id), answers).choices if c.chosen]


def test_where_several_fit_a_second_click_takes_one_back() -> None:
    """The others stay, in the order in which they were chosen."""
    answers = clicked("what", Answers(what=("stalking",)), "doxxing")
    assert answers.what == ("stalking", "doxxing")
    assert {c.value for c in chosen("what", answers)} == {"stalking", "doxxing"}
    assert clicked("what", answers, "stalking").what == ("doxxing",)


def test_none_of_them_excludes_the_others() -> None:
    """And any of the others takes "none" away."""
    answers = clicked("where", Answers(where=("google", "x")), "none")
    assert answers.where == ("none",)
    assert clicked("where", answers, "google").where == ("google",)
    assert clicked("where", answers, "none").where == ()


def test_what_this_version_does_not_know_stays() -> None:
    """An answer of another version is not dropped by a click on something else."""
    assert clicked("what", Answers(what=("of-later",)), "doxxing").what == ("of-later", "doxxing")


def test_of_a_single_question_one_answer_counts() -> None:
    """Minutes are a number; a second choice takes the place of the first."""
    answers = clicked("minutes", Answers(), "30")
    assert answers.minutes == 30
    assert [c.value for c in chosen("minutes", answers)] == ["30"]
    assert clicked("minutes", answers, "5").minutes == 5


def test_yes_and_no_are_kept_as_such() -> None:
    """A yes-or-no question keeps a truth, and shows which of the two was chosen."""
    for said in triage_fields():
        answers = clicked(said, Answers(), "yes")
        field = question(said).field
        assert getattr(answers, str(field)) is True
        assert [c.value for c in chosen(said, answers)] == ["yes"]
        no = clicked(said, answers, "no")
        assert getattr(no, str(field)) is False
        assert [c.value for c in chosen(said, no)] == ["no"]


def triage_fields() -> list[str]:
    """Return the questions that are answered with yes or no."""
    return [q.id for q in shipped().questions if q.field in ("children", "under_18")]


def test_too_much_is_no_number_of_minutes() -> None:
    """Options of one question may answer two fields; choosing one takes the other back."""
    answers = clicked("minutes", Answers(minutes=30), "yes")
    assert (answers.minutes, answers.too_much) == (None, True)
    again = clicked("minutes", answers, "15")
    assert (again.minutes, again.too_much) == (15, None)


def test_a_country_that_was_not_asked_here_is_passed_going_back() -> None:
    """Chosen beside the emergency number it is no screen to come back to; asked, it is."""
    said = Answers(danger="no", who="group", country="DE")
    way = [q.id for q in triage.route(shipped(), said)]
    behind = way[way.index("country") + 1]
    passed = preceding(shipped(), behind, Case(answers=said))
    assert passed is not None
    assert passed.id == way[way.index("country") - 1]
    asked = preceding(shipped(), behind, Case(answers=said, asked=("country",)))
    assert asked is not None
    assert asked.id == "country"
    without = preceding(shipped(), behind, Case(answers=Answers(danger="no", who="group")))
    assert without is not None
    assert without.id == "country"
    assert preceding(shipped(), way[0], Case(answers=said)) is None


def test_known_accounts_are_not_listed_twice() -> None:
    """A service that was named gets an account, one that is on the list already none."""
    made = Case(answers=Answers(where=("google", "other", "x"), hacked=("instagram", "x")))
    made = change.keep_account(Account(id="1", name="Mine", service="google"))(made)
    named = {a.service: a for a in accounts_named(shipped(), made)}
    assert set(named) == {"x", "instagram"}
    assert named["instagram"].taken_over
    assert named["x"].taken_over
    assert named["x"].id == "named-x"
    assert named["x"].name
    only = Case(answers=Answers(where=("x",)))
    assert [a.taken_over for a in accounts_named(shipped(), only)] == [False]


def test_about_someone_else_is_an_answer() -> None:
    """It is kept as if the question had been answered."""
    made = for_someone_else(Case(answers=Answers(what=("doxxing",))))
    after = made(Case(answers=Answers(what=("doxxing",))))
    assert (after.answers.for_whom, after.answers.what) == ("someone-else", ("doxxing",))
    assert "for" in after.asked


@pytest.mark.parametrize(("wanted", "offered"), [("hacked", False), ("where", True)])
def test_only_accounts_that_can_be_taken_back_are_asked_about(wanted: str, *, offered: bool) -> None:
    """A service with no way back is not offered as hacked. Those named first come first."""
    found = next(q for q in shipped().questions if q.field == wanted)
    values = [c.value for c in triage_state(shipped(), found, Answers()).choices]
    without = [s.id for s in shipped().services if s.recovery is None]
    assert without
    assert (without[0] in values) is offered
    weights = {s.id: s.importance for s in shipped().services}
    first = [v for v in found.first if v in values]
    assert values[: len(first)] == first
    ranks = [weights[v] for v in values[len(first) :] if v in weights]
    assert ranks == sorted(ranks, reverse=True)
