"""Why a thing is on the list: each of the answers that brought it there, the gravest first."""

import pytest
from msgspec.structs import replace

from selfhelp.answers import EXPOSED_REASONS
from selfhelp.catalogue.model import Condition, NamedFact, Scenario
from selfhelp.language import message, render
from selfhelp.plan import wording
from selfhelp.plan.given import given
from selfhelp.plan.reasons import reasons, said_once
from tests.factory import case, task
from tests.plan.making import small
from tests.plan.test_parts import item

CATALOGUE = small()
DOXXING = Scenario(
    id="doxxing",
    title="My details were published",
    summary="x",
    field_name="x",
    order=1,
    status="sourced",
)


def why(condition: Condition, **answers: object) -> list[str]:
    """Return the reasons of a task with one condition, as they are read."""
    catalogue = replace(CATALOGUE, scenarios=(DOXXING,))
    made = case(**answers)
    found = reasons(task("a", any=(condition,)), catalogue, made.answers, given(catalogue, made))
    return [render(reason) for reason in found]


@pytest.mark.parametrize("danger", ["from-others", "from-myself"])
def test_danger_is_named(danger: str) -> None:
    """By what was said of it; where the task asks for something else it is not."""
    words = render(wording.DANGER_REASONS[danger])
    asks = Condition(danger=("from-others", "from-myself"))
    assert why(asks, danger=danger) == [words]
    assert why(Condition(watched=("yes",)), danger=danger, watched="yes") == [render(wording.WATCHED_REASON)]


def test_the_gravest_comes_first() -> None:
    """Danger, a device that is watched, what is exposed, who it is, what happens."""
    whole = Condition(
        danger=("from-others",),
        watched=("maybe", "yes"),
        exposed=("phone", "home-address"),
        who=("ex",),
        what=("doxxing",),
    )
    found = why(
        whole,
        danger="from-others",
        watched="maybe",
        exposed=("home-address", "phone"),
        who="ex",
        what=("doxxing",),
    )
    assert found[:2] == [
        render(wording.DANGER_REASONS["from-others"]),
        render(wording.WATCHED_REASON),
    ]
    assert found[2:4] == [render(EXPOSED_REASONS[e]) for e in ("home-address", "phone")]
    assert found[4] == render(wording.WHO_REASONS["ex"])
    assert "My details were published" in found[5]
    assert len(found) == 6


def test_what_was_skipped_is_no_reason() -> None:
    """A skipped question may count as "maybe", but nobody is told that they said so."""
    assert why(Condition(watched=("maybe",), who=("unanswered",))) == []
    assert why(Condition(watched=("no",)), watched="no") == []


def test_only_what_was_asked_for_is_a_reason() -> None:
    """An answer that had no part in it is not quoted, whatever it is."""
    asks = Condition(what=("doxxing",))
    chose = ["You chose: “My details were published”."]
    everything = {
        "danger": "from-others",
        "watched": "yes",
        "exposed": ("phone",),
        "who": "ex",
        "under_18": True,
        "police": "no",
    }
    assert why(asks, what=("doxxing",), **everything) == chose
    assert why(Condition(danger=("no",)), danger="no") == []
    assert why(Condition(danger=("unanswered",))) == []
    assert why(Condition(what=("doxxing", "unheard-of")), what=("unheard-of",)) == []
    # Of their age nobody is reminded: to a child who said “I” it is cold, and it explains nothing.
    assert why(Condition(under_18=("yes",)), **everything) == []
    assert why(Condition(police=("no",), under_18=("yes",)), **everything) == [
        "You said it is not safe to speak with the police.",
    ]


def test_of_someone_else_nothing_is_quoted() -> None:
    """What can be chosen is said of “me”."""
    asks = Condition(what=("doxxing",))
    assert why(asks, what=("doxxing",), for_whom="someone-else") == []
    assert len(why(asks, what=("doxxing",), for_whom="me")) == 1


FACTS = (
    NamedFact(id="dangerous-secret", means="It must stay secret.", any=(Condition(exposed=("secret",)),)),
    NamedFact(id="near", means="They are near.", any=(Condition(who=("ex",)), Condition(who=("live-with",)))),
)


def why_by_fact(fact: str, **answers: object) -> list[str]:
    """Return the reasons of a task that asks for a named fact."""
    made = case(**answers)
    catalogue = replace(small(), facts=FACTS)
    asks = task("a", any=(Condition(fact=(fact,)),))
    return [render(r) for r in reasons(asks, catalogue, made.answers, given(catalogue, made))]


def test_behind_a_named_fact_stands_the_answer_that_made_it() -> None:
    """It is quoted as if the task had asked for it; what did not make it is not."""
    assert why_by_fact("near", who="ex") == [render(wording.WHO_REASONS["ex"])]
    assert why_by_fact("near", who="live-with") == [render(wording.WHO_REASONS["live-with"])]
    assert why_by_fact("near", who="stranger") == []


def test_a_secret_is_not_repeated_where_someone_may_look() -> None:
    """Then nothing is said, nor where the question was skipped; where nobody looks, it may be quoted."""
    for looks in ("maybe", "yes", None):
        assert why_by_fact("dangerous-secret", exposed=("secret",), watched=looks) == []
    found = why_by_fact("dangerous-secret", exposed=("secret",), watched="no")
    assert found == [render(EXPOSED_REASONS["secret"])]
    assert why_by_fact("near", who="ex", watched="yes") == [render(wording.WHO_REASONS["ex"])]


def test_a_reason_is_given_by_the_first_thing_that_has_it() -> None:
    """Of several reasons the first alone counts; parts say it once among themselves."""
    first, second = message("because", "One."), message("because", "Two.")
    parts = (item("p", because=(first,)), item("q", because=(first,)))
    made = said_once(
        [
            item("a", because=(first, second)),
            item("b", because=(first, second), parts=parts),
            item("c", because=(second,)),
            item("d"),
        ]
    )
    assert [i.reason for i in made] == [first, None, second, None]
    assert [p.reason for p in made[1].parts] == [first, None]
