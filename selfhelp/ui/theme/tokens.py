"""Colours, text sizes, spaces, corners and times. Pages use these names and hold none of their own."""

from typing import Literal

from selfhelp.frozen import Frozen, as_dict

#: Spaces in pixels at 100 % text: 8, 16, 24 and 40 between things, 4 and 12 inside a part.
GAP_4, GAP_8, GAP_12, GAP_16, GAP_24, GAP_40 = 4, 8, 12, 16, 24, 40
#: Corners in pixels; they do not grow with the text.
RADIUS_CHIP, RADIUS_BOX, RADIUS_CONTROL, RADIUS_TILE, RADIUS_CARD, RADIUS_HERO = 8, 7, 8, 10, 12, 16
#: The reading width of the column, in pixels at 100 % text.
READING_WIDTH = 720
#: The column where a page stands beside a second one, and where the window is wide, in pixels.
BROAD_WIDTH, WIDE_WIDTH = 920, 760
RAIL_WIDTH, ASIDE_WIDTH, ASIDE_GAP = 240, 296, 56
#: Below this width of the window, in pixels at 100 % text, the rail is a menu and two columns become one.
NARROW = 820
#: From this width on the column is a little wider, and from the second on there is room for an aside.
WIDE, ASIDE_FROM = 1360, 1600
#: Times in milliseconds: under the pointer, a fold, the two parts of the big tick.
POINTER_MS, FOLD_MS, TICK_FADE_MS, TICK_DRAW_MS = 90, 160, 120, 320
#: The one soft shadow: how far down, how soft, both in pixels; its strength is a token of the colours.
SHADOW_DOWN, SHADOW_SOFT = 6, 24
SIZES = {
    "small": 13,
    "body": 15,
    "heading": 17,
    "hero": 22,
    "title": 28,
    "emergency": 64,
}
#: Height of a line in pixels at 100 % text.
LINES = {"small": 20, "body": 24, "heading": 24, "opening": 28, "hero": 30, "title": 36, "emergency": 72}

Tone = Literal["plain", "accent", "caution", "done", "danger"]
Hue = Literal["teal", "sand", "clay", "sage", "slate", "plum"]
#: In the order in which a hash chooses them.
HUES: tuple[Hue, ...] = ("teal", "sand", "clay", "sage", "slate", "plum")


class Colours(Frozen):
    """One set of colours; every pair of text and ground reaches WCAG AA, every edge and ring 3 to 1."""

    page: str
    surface: str
    rail: str
    #: Grounds of what is under the pointer, and of what is pressed.
    hover: str
    press: str
    ink: str
    muted: str
    #: For hairlines only, and the ground of progress.
    line: str
    track: str
    #: Tick boxes, fields, outlined buttons, chevrons.
    edge: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_hover: str
    caution: str
    caution_soft: str
    #: Lines and frames of weak points.
    weak: str
    done: str
    done_soft: str
    on_done: str
    danger: str
    danger_soft: str
    on_danger: str
    #: Ground and letter of tiles, in the order of :data:`HUES`.
    tiles: tuple[tuple[str, str], ...]
    #: Strength of the shadow of the one raised card, 0 to 255, and its colour.
    shadow: int
    shade: str
    #: How strong paintings are shown, in percent.
    painting: int

    @property
    def control(self) -> str:
        """The edge, by the name that older widgets know."""
        return self.edge

    @property
    def accent_strong(self) -> str:
        """The accent under the pointer, by the name that older widgets know."""
        return self.accent_hover

    def as_dict(self) -> dict[str, str]:
        """Return name to colour, for sheets and roles."""
        return {name: value for name, value in as_dict(self).items() if isinstance(value, str)}

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return ground and ink of a quiet tone, as rounds, chips and notices wear it."""
        return {
            "plain": (self.press, self.ink),
            "accent": (self.accent_soft, self.accent),
            "caution": (self.caution_soft, self.caution),
            "done": (self.done_soft, self.done),
            "danger": (self.danger_soft, self.danger),
        }[tone]


LIGHT = Colours(
    page="#F6F4F0",
    surface="#FFFFFF",
    rail="#EFECE6",
    hover="#FAF8F4",
    press="#F1EEE8",
    ink="#1F2B33",
    muted="#55646E",
    line="#E1DFD9",
    track="#E4E1DA",
    edge="#858D93",
    accent="#1C6670",
    on_accent="#FFFFFF",
    accent_soft="#E2EFEF",
    accent_hover="#16545D",
    caution="#7A4F00",
    caution_soft="#FBF0D9",
    weak="#A9701A",
    done="#2F6B46",
    done_soft="#E4F0E7",
    on_done="#FFFFFF",
    danger="#A8231B",
    danger_soft="#FBECEA",
    on_danger="#FFFFFF",
    tiles=(
        ("#DCEBEA", "#1C5B63"),
        ("#F3E8D2", "#6B4A0C"),
        ("#F5E0D8", "#7F3A22"),
        ("#E0ECDD", "#355F36"),
        ("#E0E6EF", "#34506F"),
        ("#ECE1EC", "#63406A"),
    ),
    shadow=20,
    shade="#1F2B33",
    painting=100,
)

DARK = Colours(
    page="#14191C",
    surface="#1C2327",
    rail="#181E22",
    hover="#222A2F",
    press="#29333A",
    ink="#E7ECEE",
    muted="#A3B1B8",
    line="#303B41",
    track="#303B41",
    edge="#74828A",
    accent="#79C7CC",
    on_accent="#0E2326",
    accent_soft="#1F3B3E",
    accent_hover="#93D5D9",
    caution="#F0C878",
    caution_soft="#3A2F18",
    weak="#D9A84E",
    done="#8FD0A6",
    done_soft="#1E3527",
    on_done="#0F2418",
    danger="#FF9C92",
    danger_soft="#3A211F",
    on_danger="#2B0D0A",
    tiles=(
        ("#1F3B3E", "#9AD3D6"),
        ("#3B3222", "#E9CB93"),
        ("#40291F", "#EFB49D"),
        ("#24362A", "#A9D3AE"),
        ("#26323F", "#AEC5E2"),
        ("#372B3A", "#D6B4DC"),
    ),
    shadow=71,
    shade="#000000",
    painting=88,
)
