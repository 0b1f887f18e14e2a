"""The scene, on a ground of 480 by 800 that goes on to both sides: a room at dusk, seen from inside."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath

from selfhelp.ui.painting import paints
from selfhelp.ui.painting.pens import Hand, down, glow
from selfhelp.ui.painting.regions import EVERYTHING, Part

#: How far the wall and the desk go on beside the ground: the lowest and widest picture ends within them.
BESIDE = 4200
_ACROSS = 480 + 2 * BESIDE


def paint_scene(painter: QPainter, parts: frozenset[Part] = EVERYTHING) -> None:
    """Paint it, or some of its parts, in the units of the ground. The caller has set scale and clip."""
    hand = Hand(painter)
    hand.box((-BESIDE, -200, _ACROSS, 1000), down(0, 800, ((0, paints.WALL[0], 1), (1, paints.WALL[1], 1))))
    if "window" in parts:
        _window(hand)
        _curtains(hand)
    hand.box((-BESIDE, -200, _ACROSS, 1000), _lamplight())
    if "window" in parts:
        _sill_and_cat(hand)
    _desk(hand)
    for part, paint in (("lamp", _lamp), ("mug", _mug), ("notebook", _notebook)):
        if part in parts:
            paint(hand)


def _lamplight() -> QBrush:
    light = paints.LIGHT
    return glow(318, 488, 300, ((0, light, 0.62), (0.35, "#F2C46D", 0.28), (1, "#F2C46D", 0)))


def _window(hand: Hand) -> None:
    hand.box((74, 114, 282, 326), paints.FRAME, 10)
    pane = QPainterPath()
    pane.addRoundedRect(QRectF(84, 124, 262, 306), 6, 6)
    painter = hand.painter
    painter.save()
    painter.setClipPath(pane, Qt.ClipOperation.IntersectClip)
    places = (0, 0.48, 0.78, 1)
    stops = tuple((at, name, 1.0) for at, name in zip(places, paints.SKY, strict=True))
    hand.box((84, 124, 262, 306), down(124, 430, stops))
    _moon_and_stars(hand)
    far, middle, near = paints.HILLS
    hand.fill("M84 352C130 322 160 330 200 344C250 322 300 316 346 340V430H84Z", far, 0.75)
    hand.fill("M84 376C120 356 170 352 214 370C262 352 306 352 346 370V430H84Z", middle)
    hand.fill("M84 402C134 382 190 386 232 398C276 386 316 386 346 394V430H84Z", near)
    for tree in ("M252 392l9 -26l9 26Z", "M270 394l7 -20l7 20Z", "M130 396l7 -19l7 19Z"):
        hand.fill(tree, paints.TREE)
    # Two windows far away are lit: someone else is up, too.
    for x, y in ((176, 392), (183, 394), (302, 390)):
        hand.box((x, y, 2.6, 2.6), paints.LIGHT, 0.8)
    painter.restore()
    hand.box((211, 120, 8, 314), paints.FRAME)
    hand.box((80, 262, 270, 8), paints.FRAME)


def _moon_and_stars(hand: Hand) -> None:
    hand.dot(286, 185, 34, 34, glow(286, 185, 34, ((0, paints.STAR, 0.28), (1, paints.STAR, 0))))
    full, bite = QPainterPath(), QPainterPath()
    full.addEllipse(269, 168, 34, 34)
    bite.addEllipse(278, 163, 29, 29)
    hand.fill(full.subtracted(bite), paints.STAR)
    for x, y, size in ((150, 160, 1.6), (196, 192, 1.3), (246, 146, 1.2), (174, 222, 1), (316, 232, 1.2)):
        hand.dot(x, y, size, size, paints.STAR)


def _curtains(hand: Hand) -> None:
    linen = down(96, 474, ((0, paints.LINEN[0], 1), (1, paints.LINEN[1], 1)))
    hand.fill("M52 96H150C148 180 122 260 112 330C108 380 118 430 120 474H46C52 350 50 200 52 96Z", linen)
    hand.stroke("M78 96C80 220 70 360 74 474M108 96C106 210 92 330 96 474", paints.CREASE, 2.5, 0.65)
    hand.fill(
        "M378 96H296C298 180 318 250 328 330C332 380 324 430 322 474H388C380 350 380 200 378 96Z", linen
    )
    hand.stroke("M352 96C350 220 362 360 358 474M322 96C326 210 342 330 340 474", paints.CREASE, 2.5, 0.65)
    hand.box((36, 86, 368, 10), paints.ROD, 5)
    hand.dot(36, 91, 8, 8, paints.ROD)
    hand.dot(404, 91, 8, 8, paints.ROD)


def _sill_and_cat(hand: Hand) -> None:
    hand.box((60, 440, 310, 14), paints.SILL, 4)
    hand.box((60, 450, 310, 6), paints.SILL_SHADE)
    hand.fill(
        "M146 441C140 416 164 400 192 402C206 398 214 404 216 404L221 394L229 405C233 405 237 405 240 407"
        "L249 399L250 413C256 421 256 434 248 441Z",
        paints.CAT,
    )
    hand.stroke("M150 441C146 450 160 452 182 449C196 447 206 447 212 443", paints.CAT, 8)
    hand.stroke("M227 420q4 4 8 0M241 420q3 3 6 0", paints.CAT_EYE, 1.6)
    hand.stroke("M162 424C170 412 186 410 196 416", paints.CAT_LIGHT, 3)


def _desk(hand: Hand) -> None:
    wood = down(604, 800, ((0, paints.DESK[0], 1), (1, paints.DESK[1], 1)))
    hand.box((-BESIDE, 604, _ACROSS, 196), wood)
    hand.box((-BESIDE, 604, _ACROSS, 5), paints.DESK_EDGE)
    painter = hand.painter
    painter.save()
    # A flat pool of light: a round one, pressed down.
    painter.setClipRect(QRectF(-BESIDE, 604, _ACROSS, 196), Qt.ClipOperation.IntersectClip)
    painter.translate(262, 640)
    painter.scale(250, 60)
    hand.dot(0, 0, 1, 1, glow(0, 0, 1, ((0, "#FBE3B0", 0.55), (1, "#FBE3B0", 0))))
    painter.restore()
    right = 480 + BESIDE
    hand.stroke(f"M{-BESIDE} 700H{right}M{-BESIDE} 752H{right}", paints.DESK_GRAIN, 1.5, 0.35)


def _lamp(hand: Hand) -> None:
    cone = down(492, 640, ((0, "#FCE7B6", 0.55), (1, "#FCE7B6", 0.04)))
    hand.fill("M286 506L176 640H400L352 492Z", cone)
    hand.stroke("M408 616L440 512L368 430", paints.LAMP_ARM, 8)
    hand.dot(440, 512, 9, 9, paints.LAMP_ARM)
    foot = QPainterPath()
    foot.moveTo(450, 622)
    foot.arcTo(QRectF(370, 611, 80, 22), 0, 180)
    hand.fill(foot, paints.LAMP_ARM)
    shade = "M362 418L392 446L356 494C336 508 302 514 282 508C284 486 296 462 316 446Z"
    hand.fill(shade, paints.LAMP)
    hand.fill("M362 418L392 446L382 459L346 431Z", paints.LAMP_BAND)
    hand.fill("M282 508C296 498 334 486 356 494C336 508 302 514 282 508Z", paints.LAMP_MOUTH)


def _mug(hand: Hand) -> None:
    for steam in ("M76 566q-8 -14 2 -26q8 -12 0 -24", "M96 562q-7 -12 2 -22q8 -10 0 -20"):
        hand.stroke(steam, paints.STEAM, 3, 0.5)
    hand.dot(88, 638, 34, 4, glow(88, 638, 34, ((0, paints.SHADE, 0.35), (1, paints.SHADE, 0))))
    hand.stroke("M114 592C134 588 134 616 112 616", paints.MUG, 7)
    hand.fill("M58 580H114V614C114 628 106 636 96 636H76C66 636 58 628 58 614Z", paints.MUG)
    hand.dot(86, 580, 28, 6, paints.MUG_TEA)
    hand.stroke("M66 592V616", paints.MUG_SHINE, 4)


def _notebook(hand: Hand) -> None:
    hand.fill("M150 676L190 634L284 640L372 632L394 676L276 690Z", paints.SHADE, 0.35)
    hand.fill("M146 668L188 626C222 622 256 624 280 634L272 682C236 668 190 664 146 668Z", paints.PAPER)
    hand.fill("M272 682L280 634C306 622 342 620 370 624L396 664C352 662 308 668 272 682Z", paints.PAPER_SHADE)
    for line in (
        "M196 638Q232 634 266 642M186 649Q226 645 263 653M176 660Q218 656 261 664",
        "M294 641Q326 633 358 634M293 652Q322 645 350 645",
    ):
        hand.stroke(line, paints.WRITING, 2)
    hand.stroke("M326 664L398 616", paints.PEN, 6)
    hand.stroke("M326 664l-9 6", paints.NIB, 3)
