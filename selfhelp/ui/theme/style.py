"""Makes the palette and the sheets of Qt's own parts from the tokens, and finds fonts that the system has.

What the program paints itself needs no sheet, and text wears a role. Only fields, lists, menus, scroll bars,
tips and Qt's dialogs have one, each its own: a sheet of the whole program is held against every widget.
"""

import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from selfhelp import places
from selfhelp.ui.theme.icons import forget as forget_icons
from selfhelp.ui.theme.tokens import DARK, LIGHT, SIZES, Colours

#: Fonts made for screens, in order of preference, where the system names none of its own.
LINUX_FAMILIES = ("Inter", "Cantarell", "Ubuntu", "Noto Sans", "DejaVu Sans")
#: The same for Windows, where Qt may name an old alias that is no font.
WINDOWS_FAMILIES = ("Segoe UI", *LINUX_FAMILIES)
FALLBACKS = ("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans CJK SC", "Arial")


class Look:
    """The colours and the text size in use. One instance, handed to whoever paints by hand."""

    def __init__(self) -> None:
        """Start light, at 100 %."""
        self.colours: Colours = LIGHT
        self.scale = 1.0
        #: Whether paintings are shown; "fewer pictures" in the settings turns them off.
        self.pictures = True

    def px(self, pixels: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(pixels * self.scale)

    def edge(self) -> int:
        """Return the space beside a page, in pixels: where the text is large, the words need the room."""
        return min(self.px(40), 56)


LOOK = Look()

#: The files of rules in ``resources/theme``: one for each kind of widget that Qt paints.
Part = Literal["fields", "lists", "bars", "menus", "tips", "dialogs"]
#: What one of Qt's dialogs is dressed in.
DIALOG: tuple[Part, ...] = ("dialogs", "fields", "bars", "menus", "tips")


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the fonts to use, the system's own first. They are looked for once: Qt lists all it has."""
    present = frozenset(QFontDatabase.families())
    if sys.platform.startswith("linux"):
        wanted = [f for f in LINUX_FAMILIES if f in present]
    else:
        own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        wanted = [f for f in (own, *WINDOWS_FAMILIES) if f in present] if sys.platform == "win32" else [own]
    return (*wanted, *(f for f in FALLBACKS if f in present))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names) or "sans-serif"


@lru_cache(maxsize=32)
def _sheet(part: str, colours: Colours, scale: float) -> str:
    """Return the rules of one file of ``resources/theme``, with colours and sizes in them."""
    rules = (places.resources() / "theme" / f"{part}.qss").read_text(encoding="utf-8")
    sizes = {name: f"{round(size * scale)}px" for name, size in SIZES.items()}
    arrow = "arrow-light.svg" if colours is LIGHT else "arrow-dark.svg"
    values = colours.as_dict() | sizes
    values |= {
        # Qt draws corners square once the radius passes half the height.
        "families": _quoted(families()),
        # A field grows with its text; its frame takes one pixel of the room, with the keyboard two.
        "field": f"{round(9 * scale)}px {round(12 * scale)}px",
        "fieldfocus": f"{round(9 * scale) - 1}px {round(12 * scale) - 1}px",
        "fieldinside": f"0px {round(12 * scale)}px",
        "dropdown": f"{round(32 * scale)}px",
        "arrowsize": f"width: {round(12 * scale)}px; height: {round(8 * scale)}px",
        "arrow": (places.resources() / "theme" / arrow).as_posix(),
    }
    # The longest names first, since some begin like others.
    for name in sorted(values, key=len, reverse=True):
        rules = rules.replace(f"${name}", values[name])
    return rules


def dress_part(widget: QWidget, *parts: Part) -> None:
    """Give one of Qt's own widgets, and what Qt makes inside it, the look of the program.

    Args:
        widget: such as a field; it is dressed while it is being made.
        parts: what it is and what it can open; see :data:`Part`.
    """
    widget.setStyleSheet("\n".join(_sheet(part, LOOK.colours, LOOK.scale) for part in parts))


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.page),
        (roles.WindowText, colours.ink),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.page),
        (roles.Text, colours.ink),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.ink),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.PlaceholderText, colours.muted),
        (roles.Link, colours.accent),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.ink),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def apply(app: QApplication, theme: str, text_size: int) -> None:
    """Dress the whole program.

    Args:
        app: the running application.
        theme: ``light``, ``dark`` or ``system``.
        text_size: in percent, 100 to 200.
    """
    dark = theme == "dark" or (theme == "system" and _system_is_dark(app))
    LOOK.colours = DARK if dark else LIGHT
    LOOK.scale = max(80, min(300, text_size)) / 100
    font = QFont(families())
    font.setPixelSize(LOOK.px(SIZES["body"]))
    app.setFont(font)
    palette = _palette(LOOK.colours)
    app.setPalette(palette)
    QToolTip.setFont(font)
    QToolTip.setPalette(palette)
    forget_icons()


def _system_is_dark(app: QApplication) -> bool:
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
