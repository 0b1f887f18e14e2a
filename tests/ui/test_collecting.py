"""The search for circles of dead things is held off during long work, and comes back after the last of it."""

import gc
from collections.abc import Iterator
from threading import Thread

import pytest

from selfhelp.ui.collecting import held_off


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def test_off_while_anyone_works() -> None:
    """Two at work, on two threads: whoever ends first leaves it off for the other."""
    seen = []
    with held_off():
        assert not gc.isenabled()

        def work() -> None:
            with held_off():
                seen.append(gc.isenabled())
            seen.append(gc.isenabled())

        thread = Thread(target=work)
        thread.start()
        thread.join()
        assert seen == [False, False]
    assert gc.isenabled()


def test_back_after_a_failure() -> None:
    """Work that fails or is stopped gives it back, too."""
    with pytest.raises(ValueError, match="stopped"), held_off():
        raise ValueError("stopped")
    assert gc.isenabled()


def test_stays_off_where_it_was_off() -> None:
    """At the start, and in a command, it is off for other reasons; that is not undone."""
    gc.disable()
    with held_off():
        pass
    assert not gc.isenabled()
