"""On systems without a protection the program says that it does not hold, and nothing fails."""

import sys

import pytest

from selfhelp.guard import memory, opener_process


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_what_only_linux_can_do_is_not_claimed(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told that their memory can't be read where nothing was done about it."""
    monkeypatch.setattr(sys, "platform", system)
    assert memory._prctl(4, 0) is False
    assert opener_process.neutral_arguments() is False
    hardened = memory.harden()
    assert not hardened.not_readable
    assert not hardened.neutral_name
    assert hardened.core_dumps_off is (system != "win32")
