"""The colours, measured as WCAG 2.2 does."""

import pytest

from selfhelp.ui.theme.tokens import DARK, HUES, LIGHT, Colours

TEXT_PAIRS = [
    *(
        (text, ground)
        for text in ("ink", "muted")
        for ground in ("page", "surface", "rail", "hover", "press")
    ),
    *((text, f"{soft}_soft") for text in ("ink", "muted") for soft in ("accent", "caution", "danger")),
    ("ink", "done_soft"),
    *((text, ground) for text in ("accent", "caution", "danger") for ground in ("page", "surface", "hover")),
    *((tone, f"{tone}_soft") for tone in ("accent", "caution", "done", "danger")),
    ("caution", "press"),
    ("done", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_done", "done"),
    ("on_danger", "danger"),
]
EDGE_PAIRS = [
    *(("edge", ground) for ground in ("surface", "page", "hover")),
    # The ring of the keyboard, against what it surrounds and what it lies on.
    *(
        ("accent", ground)
        for ground in ("surface", "page", "rail", "caution_soft", "danger_soft", "accent_soft")
    ),
    ("weak", "page"),
    ("weak", "surface"),
    ("done", "surface"),
    ("done", "track"),
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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_on_tiles_can_be_read(colours: Colours) -> None:
    """Each of the six tiles carries its letter at AA."""
    assert len(colours.tiles) == len(HUES)
    assert min(ratio(ink, ground) for ground, ink in colours.tiles) >= 4.5


def test_the_scale_is_wcags() -> None:
    """Black on white is 21 to 1, so that the measure itself can be trusted."""
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
