"""The colours, measured as WCAG 2.2 does."""

import pytest

from selfhelp.ui.theme.tokens import DARK, LIGHT, Colours

TEXT_PAIRS = [
    ("ink", "page"),
    ("ink", "surface"),
    ("ink", "rail"),
    ("ink", "accent_soft"),
    ("ink", "caution_soft"),
    ("ink", "danger_soft"),
    ("muted", "page"),
    ("muted", "surface"),
    ("muted", "rail"),
    ("muted", "accent_soft"),
    ("muted", "caution_soft"),
    ("muted", "danger_soft"),
    ("accent", "surface"),
    ("accent", "page"),
    ("accent", "accent_soft"),
    ("accent", "caution_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("caution", "caution_soft"),
    ("caution", "surface"),
    ("caution", "page"),
    ("done", "done_soft"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("surface", "danger"),
    ("page", "ink"),
]
EDGE_PAIRS = [
    ("control", "surface"),
    ("control", "page"),
    ("accent", "surface"),
    ("done", "surface"),
    ("on_done", "done"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    """Every pair of text and ground that is drawn reaches AA."""
    parts = colours.as_dict()
    assert ratio(parts[text], parts[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    """The edges of fields and ticks reach what WCAG asks of parts of the interface."""
    parts = colours.as_dict()
    assert ratio(parts[edge], parts[ground]) >= 3


def test_the_scale_is_wcags() -> None:
    """Black on white is 21 to 1, so that the measure itself can be trusted."""
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
