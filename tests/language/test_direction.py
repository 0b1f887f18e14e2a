"""Which way a text runs is told by its letters, a single one among them."""

import pytest

from selfhelp.language.active import runs_right_to_left


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [("غادر", True), ("Open غادر now", True), ("שלום", True), ("٥", True), ("Open 5", False), ("", False)],
)
def test_one_letter_is_enough(text: str, *, right_to_left: bool) -> None:
    """Letters and digits of scripts that run from the right; digits of ours decide nothing."""
    assert runs_right_to_left(text) is right_to_left
