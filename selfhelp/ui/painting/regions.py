"""Which part of the scene a place shows: a point that stays in the middle, and how much around it."""

from typing import Literal

from PySide6.QtCore import QRectF

from selfhelp.frozen import Frozen

Part = Literal["window", "lamp", "mug", "notebook"]
EVERYTHING: frozenset[Part] = frozenset({"window", "lamp", "mug", "notebook"})


class Region(Frozen):
    """A part of the ground.

    Attributes:
        x, y: what stays in view, in units of the ground; it stands in the middle, or at ``anchor``.
        width: how much of the ground a picture shows from side to side, at least; 0 where the height
            alone rules, and a wider place shows more wall and desk.
        height: and from top to bottom, at least.
        anchor: where the point stands, as shares of width and height.
        parts: what is painted on wall and desk.
    """

    x: float
    y: float
    width: float
    height: float
    anchor: tuple[float, float] = (0.5, 0.5)
    parts: frozenset[Part] = EVERYTHING

    def box(self, width: float, height: float) -> QRectF:
        """Return the part to paint into a place of this size: it covers the place, and nothing is bent."""
        scale = height / self.height
        if self.width:
            scale = max(scale, width / self.width)
        across, tall = width / scale, height / scale
        return QRectF(self.x - across * self.anchor[0], self.y - tall * self.anchor[1], across, tall)


#: The whole scene beside the first page.
THRESHOLD = Region(240, 400, 480, 800)
#: The same as a band on top of a narrow window: cat, lamp, notebook.
BAND = Region(240, 536, 0, 294)
#: Beside the questions: window, lamp and notebook, seen narrowly.
TRIAGE = Region(286, 400, 0, 800)
#: At the end of the hero card: lamp and notebook.
HERO = Region(279, 560, 230, 304, parts=frozenset({"lamp", "notebook"}))
#: The same place in rooms of their own: the cat at the window, the sky above it, and the mug.
SILL = Region(202, 396, 150, 160, parts=frozenset({"window"}))
SKY = Region(276, 208, 150, 160, parts=frozenset({"window"}))
CUP = Region(100, 588, 150, 160, parts=frozenset({"mug"}))
#: On the two cards after a step: the mug alone, and the notebook alone.
REST = Region(137, 580, 0, 120, parts=frozenset({"mug"}))
NEXT = Region(280, 628, 0, 104, parts=frozenset({"lamp", "notebook"}))
#: Over a page of rest: cat, lamp, mug and notebook, all of them whole.
EVENING = Region(240, 534, 0, 314)
