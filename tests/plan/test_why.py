"""Why a thing is on the list: each of the answers that brought it there, the gravest first."""

import pytest

from selfhelp.catalogue.model import Condition, Scenario
from selfhelp.language import render
from selfhelp.plan import wording
from selfhelp.plan.given import given
from selfhelp.plan.reasons import reasons
from tests.factory import case, task
from tests.plan.making import small

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
    from msgspec.structs import replace

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
    assert found[2:4] == [render(wording.EXPOSED_REASONS[e]) for e in ("home-address", "phone")]
    assert found[4] == render(wording.WHO_REASONS["ex"])
    assert "My details were published" in found[5]
    assert len(found) == 6


def test_what_was_skipped_is_no_reason() -> None:
    """A skipped question may count as "maybe", but nobody is told that they said so."""
    assert why(Condition(watched=("maybe",), who=("unanswered",))) == []
    assert why(Condition(watched=("no",)), watched="no") == []
