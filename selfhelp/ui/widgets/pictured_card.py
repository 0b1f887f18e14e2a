"""A card with a painted strip on top: the two choices after a step, both alike."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from selfhelp.ui.painting.picture import paint_part
from selfhelp.ui.painting.regions import Region
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_4, GAP_16, GAP_24, RADIUS_HERO
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.surface import card, outline, rounded
from selfhelp.ui.widgets.text import Prose

#: Height of the strip in pixels.
STRIP = 120


class PicturedCard(Stacked):
    """Strip, title, one or two lines, then a button at its foot."""

    def __init__(self, region: Region, title: str, line: str, *foot: QWidget) -> None:
        """Make it with a part of the scene; ``foot`` stands at the lower edge."""
        super().__init__(gap=GAP_4)
        self._region = region
        edge = LOOK.px(GAP_24)
        strip = STRIP if LOOK.pictures else 0
        self.column.setContentsMargins(edge, strip + LOOK.px(GAP_16), edge, edge)
        self.add(Heading(title, "heading"), Prose(line, "body"))
        self.column.addStretch(1)
        self.add(*foot, gap=GAP_16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card and strip."""
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        card(painter, box, RADIUS_HERO, colours.surface)
        if LOOK.pictures:
            place, shape = QRectF(0, 0, box.width(), STRIP), QPainterPath()
            shape.addRect(place)
            paint_part(painter, place, self._region, rounded(box, RADIUS_HERO).intersected(shape))
        outline(painter, box, RADIUS_HERO, colours.line, 1)
        painter.end()
