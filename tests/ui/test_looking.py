"""What looks at every page sees what it is meant to see: each look finds a fault that is there."""

import pytest

from selfhelp.case.model import Answers, Case
from tests.ui.kit import House
from tests.ui.looking import in_red


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_red_is_seen_whatever_paints_it(house: House, theme: str) -> None:
    """The page for danger has red in it, by a style sheet or by hand; the plan has none."""
    from selfhelp.case.change import prefer

    case = Case(answers=Answers(danger="from-others", what=("stalking",), country="US"), triage_done=True)
    person = house.enter(prefer(theme=theme)(case), page=("danger", ""))
    assert in_red(person.window)
    person.go("rest")
    assert in_red(person.window) == []
