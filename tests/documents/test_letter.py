"""Letters: gaps are filled with what was typed, and those left open can be seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.documents.letter import GAP, filled
from tests.factory import shipped


@pytest.mark.parametrize(
    ("values", "letter"),
    [
        ({}, "Dear [my name], from [date of event]. {Not a gap} {}"),
        ({"my-name": "Ada"}, "Dear Ada, from [date of event]. {Not a gap} {}"),
        ({"my-name": "", "other": "x"}, "Dear [my name], from [date of event]. {Not a gap} {}"),
        (
            {"my-name": "{date-of-event}", "date-of-event": "\\1"},
            "Dear {date-of-event}, from \\1. {Not a gap} {}",
        ),
    ],
)
def test_filling(values: dict[str, str], letter: str) -> None:
    """What is typed goes in as it is; what is missing stays visible; other braces stay."""
    assert filled("Dear {my-name}, from {date-of-event}. {Not a gap} {}", values) == letter


@pytest.mark.parametrize("letter_id", [letter.id for letter in shipped().letters])
@settings(deadline=None)
@given(word=st.text(min_size=1, max_size=20))
def test_every_letter_can_be_filled(letter_id: str, word: str) -> None:
    """With each gap filled by any word, a shipped letter has no gap left and holds that word for each."""
    letter = next(entry for entry in shipped().letters if entry.id == letter_id)
    parts = GAP.split(letter.body)
    assert filled(letter.body, dict.fromkeys(letter.gaps, word)) == "".join(
        word if n % 2 else part for n, part in enumerate(parts)
    )
    assert len(parts) > 1
