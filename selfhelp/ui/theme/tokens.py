"""Colours, text sizes and spaces. Pages use these names and hold no colour or size of their own."""

from dataclasses import dataclass, fields

#: Spaces in pixels at 100 % text.
GAP_4, GAP_8, GAP_12, GAP_16, GAP_20, GAP_24, GAP_40 = 4, 8, 12, 16, 20, 24, 40
RADIUS_CONTROL = 8
RADIUS_CARD = 12
#: The reading width of the column, in pixels at 100 % text.
READING_WIDTH = 720
RAIL_WIDTH = 264
SIZES = {"small": 13, "body": 15, "heading": 19, "title": 26}


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours; every pair of text and ground reaches WCAG AA."""

    page: str
    surface: str
    rail: str
    ink: str
    muted: str
    line: str
    control: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_strong: str
    caution: str
    caution_soft: str
    done: str
    done_soft: str
    on_done: str
    danger: str
    danger_soft: str

    def as_dict(self) -> dict[str, str]:
        """Return name to colour, for the style sheet."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


LIGHT = Colours(
    page="#F6F4F0",
    surface="#FFFFFF",
    rail="#EFECE6",
    ink="#1F2B33",
    muted="#586872",
    line="#E1DFD9",
    control="#85898B",
    accent="#1C6670",
    on_accent="#FFFFFF",
    accent_soft="#E2EFEF",
    accent_strong="#154F57",
    caution="#7A4F00",
    caution_soft="#FBF0D9",
    done="#2F6B46",
    done_soft="#E4F0E7",
    on_done="#FFFFFF",
    danger="#A8231B",
    danger_soft="#FBE9E7",
)

DARK = Colours(
    page="#14191C",
    surface="#1C2327",
    rail="#181E22",
    ink="#E7ECEE",
    muted="#A3B1B8",
    line="#303B41",
    control="#76858D",
    accent="#79C7CC",
    on_accent="#0E2326",
    accent_soft="#1F3B3E",
    accent_strong="#9AD9DD",
    caution="#F0C878",
    caution_soft="#3A2F18",
    done="#8FD0A6",
    done_soft="#1E3527",
    on_done="#0F2418",
    danger="#FF9C92",
    danger_soft="#3D2320",
)
