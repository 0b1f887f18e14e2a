"""Where one is on the way to saved notes, and what the filled button says."""

from typing import get_args

import pytest

from selfhelp.language import render
from selfhelp.views.keeping import Place, Step, keep_state


@pytest.mark.parametrize("chosen", ["passphrase", "stick"])
@pytest.mark.parametrize(("step", "at"), [("where", 1), ("passphrase", 2), ("code", 3), ("shown", 3)])
def test_three_steps(chosen: Place, step: Step, at: int) -> None:
    """Choosing, the passphrase, the code; showing it belongs to the third."""
    assert keep_state(step, chosen, no_trace=False, store=True).at == at


@pytest.mark.parametrize("step", get_args(Step))
@pytest.mark.parametrize("chosen", ["nothing", "store"])
def test_no_steps_are_counted_where_there_are_none(chosen: Place, step: Step) -> None:
    """Saving nothing, or letting the computer open it, asks for nothing more."""
    assert keep_state(step, chosen, no_trace=False, store=True).at == 0


def test_the_button_says_what_it_does() -> None:
    """Saving nothing is said as such; everywhere else the button says what comes."""
    said = {
        chosen: render(keep_state("where", chosen, no_trace=False, store=True).on)
        for chosen in get_args(Place)
    }
    assert said.pop("nothing") == "Save nothing"
    assert set(said.values()) == {"Continue"}
    assert render(keep_state("passphrase", "nothing", no_trace=False, store=True).on) == "Save my notes"
