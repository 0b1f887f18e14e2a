"""Where things stand: mirrored, at 200 %, at every width, and in pictures."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from selfhelp import places
from selfhelp.frozen import replace
from selfhelp.language import activate, open_language
from selfhelp.ui.gallery.draw import LOOKS, SHEETS, draw_all
from selfhelp.ui.painting.regions import BAND, EVENING, HERO, NEXT, REST, THRESHOLD, TRIAGE, Region
from selfhelp.ui.painting.scene import BESIDE
from selfhelp.ui.theme import icons
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import HUES
from selfhelp.ui.widgets.chip import Chip, MenuPath
from selfhelp.ui.widgets.letter_tile import hue_of, letters_of
from selfhelp.ui.widgets.number_card import NumberCard
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.page_columns import divide
from selfhelp.ui.widgets.points import Numbered
from selfhelp.ui.widgets.promise_line import PromiseLine
from selfhelp.ui.widgets.reach_picture import Opener, fits, in_order, set_apart
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace, fitting_line, icon_lead, row_height, tick_square
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import flip, lay, width_of
from tests.ui.widgets.conftest import Stage

ROW = RowFace("Lock your number at the phone company", "They know it", time="20 min", done=False)


def test_a_row_is_mirrored(stage: Stage) -> None:
    """From right to left the tick stands at the right."""
    here = RowButton(ROW, "row")
    stage.show(here)
    tick = here.findChild(QAbstractButton, "row-tick")
    assert tick is not None
    assert tick.geometry().center().x() < here.width() / 2
    picture = here.window().grab().toImage()
    stage.mirror()
    there = RowButton(ROW, "row")
    stage.show(there)
    other = there.findChild(QAbstractButton, "row-tick")
    assert other is not None
    assert other.geometry().center().x() > there.width() / 2
    assert picture != there.window().grab().toImage()


def test_flip_mirrors_within_a_box(stage: Stage) -> None:
    """A place at the start stands at the end, the same distance from the edge."""
    box, whole = QRectF(10, 2, 30, 4), QRectF(0, 0, 100, 8)
    assert flip(box, whole) == box
    stage.mirror()
    assert flip(box, whole) == QRectF(60, 2, 30, 4)


def test_icons_that_point_are_mirrored(stage: Stage) -> None:
    """Chevrons change sides; a camera and a tick never do."""
    straight = icons.pixmap("chevron-right", 20, "#000000").toImage()
    camera = icons.pixmap("camera", 20, "#000000").toImage()
    stage.mirror()
    turned = icons.pixmap("chevron-right", 20, "#000000").toImage()
    assert turned != straight
    assert turned.pixelColor(7, 10).alpha() > 100 > straight.pixelColor(7, 10).alpha()
    assert icons.pixmap("camera", 20, "#000000").toImage() == camera
    assert not {"check", "clock", "camera", "phone"} & icons.MIRRORED


def test_rows_grow_with_the_text(stage: Stage) -> None:
    """64 high, 48 for one line, 56 in a fold; at 200 % more, and the title is not cut."""
    assert row_height(ROW, 720) == 64
    assert row_height(RowFace("Short"), 720) == 48
    assert row_height(ROW, 720, compact=True) == 56
    stage.dress(percent=200)
    long_ = RowFace("Lock your number at the phone company " * 3, "They know it", time="20 min", done=False)
    assert row_height(ROW, 720) >= 128
    assert row_height(long_, 720) > row_height(ROW, 720)


def test_cards_side_by_side_take_no_more_room_than_they_need(stage: Stage) -> None:
    """Laid out narrow first, they know how high they are once they are wide; no words are cut off."""
    options = [Option(str(n), "A name that needs two lines where the card is narrow") for n in range(8)]
    cards = OptionCards(options, words="Which?", columns=2)
    holder = Stacked(cards)
    stage.show(holder, width=400)
    assert cards.buttons()[1].y() > cards.buttons()[0].y()
    tall = holder.heightForWidth(700)
    holder.window().resize(780, 900)
    QApplication.processEvents()
    assert cards.buttons()[1].y() == cards.buttons()[0].y()
    assert cards.buttons()[1].geometry().right() == cards.width() - 1
    assert tall == holder.heightForWidth(700) == cards.buttons()[-1].geometry().bottom() + 1
    for card in cards.buttons():
        assert card.height() >= card.heightForWidth(card.width())


def test_a_line_is_cut_between_sentences(stage: Stage) -> None:
    """What has no room goes as a whole sentence; what the step may set off is never what goes."""
    row = RowFace("Title", "The day has come. A reminder often helps when nothing happened")
    wide = width_of(row.line, face("small"))
    assert fitting_line(row, wide) == row.line
    assert fitting_line(row, wide - 1) == "The day has come."
    seen = replace(row, caution="the person may notice")
    assert fitting_line(seen, wide) == "The day has come · the person may notice"
    alone = RowFace("Title", caution="the person may notice")
    assert fitting_line(alone, wide) == "The person may notice"
    assert fitting_line(RowFace("Title", "One long sentence"), 10) == "One long sentence"


def test_more_than_six_rows_are_one_card(stage: Stage) -> None:
    """Six rows are cards with gaps, seven stand without."""
    six, seven = RowGroup([(f"a{i}", ROW) for i in range(6)]), RowGroup([(f"b{i}", ROW) for i in range(7)])
    stage.show(six)
    stage.show(seven)
    assert six.rows()[1].y() - six.rows()[0].geometry().bottom() - 1 == 8
    assert seven.rows()[1].y() - seven.rows()[0].geometry().bottom() - 1 == 0


@given(st.text(max_size=60), st.integers(1, 400), st.integers(0, 3))
def test_any_text_can_be_set(qapp: QApplication, words: str, width: int, lines: int) -> None:
    """No text and no width breaks the setting of it; it keeps to the lines it is given."""
    block = lay(words, face("body"), width, lines=lines)
    assert block.height == block.lines * face("body").line
    assert block.lines <= lines or not lines


@given(st.integers(320, 4000), st.sampled_from([1.0, 1.25, 1.5, 2.0]), st.booleans(), st.booleans())
def test_a_window_is_divided(width: int, scale: float, broad: bool, aside: bool) -> None:
    """Rail, column and aside fit into every window, and the column keeps a width that can be read."""
    parts = divide(width, scale, broad=broad, aside=aside)
    assert parts.rail + parts.column + parts.aside + 2 * parts.side <= width
    assert parts.column <= 920 * scale
    assert bool(parts.rail) == (width / scale > 820)
    assert not parts.aside or width / scale >= 1600


def test_the_widths_of_the_design() -> None:
    """240 of rail; a column of 720, 760 from 1360 on, 920 where a page is broad; an aside from 1600 on."""
    assert (divide(1280).rail, divide(1280).column) == (240, 720)
    assert divide(1400).column == 760
    assert divide(1280, broad=True).column == 920
    assert divide(1920, aside=True).aside == 296
    assert divide(1599, aside=True).aside == 0
    assert divide(700).narrow


@given(
    st.lists(
        st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1, max_size=5), min_size=1, max_size=4
    )
)
def test_every_account_is_in_the_picture_once(opens: list[list[str]]) -> None:
    """Whatever opens what, each account stands in the list once."""
    openers = [Opener(f"o{i}", tuple(names)) for i, names in enumerate(opens)]
    order = in_order(openers)
    assert sorted(order) == sorted({name for names in opens for name in names})


def test_shared_accounts_stand_between() -> None:
    """What two open stands after the first one's own, so that lines do not cross."""
    assert in_order([Opener("m", ("ig", "pp")), Opener("p", ("bank", "ig"))]) == ["pp", "ig", "bank"]
    assert not fits([Opener("m", tuple("abcdefghijklmno"))], 900)
    assert not fits([Opener("m", ("a",))], 400)


@given(st.text(min_size=1, max_size=20))
def test_a_name_keeps_its_colour(name: str) -> None:
    """The colour of a tile depends on the name alone, in capitals or not where they are the same letters."""
    assert hue_of(name) in HUES
    assert hue_of(name) == hue_of(name)
    assert len(letters_of(name)) <= 3


def test_the_services_people_name_wear_all_colours() -> None:
    """Fixed: these would only change by a change of the seed, and then every tile of everybody would."""
    names = [
        "Google",
        "Instagram",
        "WhatsApp",
        "Facebook",
        "PayPal",
        "X",
        "Signal",
        "Snapchat",
        "TikTok",
        "Reddit",
        "Spokeo",
        "Radaris",
    ]
    assert {hue_of(name) for name in names} == set(HUES)
    assert letters_of("Instagram") == "Ig"
    assert letters_of("Photo club", ["PayPal", "Photo club"]) == "Pc"
    assert letters_of("Old mail") == "Om"
    assert letters_of("Orcid") == "Or"
    assert letters_of("Google", ["Google", "PayPal"]) == "G"


@pytest.mark.parametrize("region", [THRESHOLD, TRIAGE, BAND, HERO, REST, NEXT, EVENING])
@given(width=st.integers(1, 1300), height=st.integers(60, 1200))
def test_a_part_of_the_scene_fills_its_place(region: Region, width: int, height: int) -> None:
    """A picture is never bent, and its point stays in view."""
    box = region.box(width, height)
    assert box.width() / box.height() == pytest.approx(width / height)
    assert box.contains(region.x, region.y)


@pytest.mark.parametrize("region", [BAND, REST, NEXT, EVENING])
@given(width=st.integers(1, 2600), height=st.integers(100, 400))
def test_the_lowest_and_widest_picture_has_wall_and_desk_all_over_it(
    region: Region, width: int, height: int
) -> None:
    """Beside the ground, wall and desk go on: no picture ends in nothing."""
    box = region.box(width, height)
    assert -BESIDE <= box.left() < box.right() <= 480 + BESIDE


def test_every_icon_in_use_is_there(stage: Stage) -> None:
    """Rooms have icons, every file is a Lucide drawing, and its licence is shipped."""
    folder = places.resources() / "icons"
    for name in {*icons.ROOMS.values(), *icons.MIRRORED}:
        assert (folder / f"{name}.svg").is_file(), name
    assert "ISC License" in (folder / "LICENSE").read_text(encoding="utf-8")
    for file in folder.glob("*.svg"):
        assert 'stroke-width="2"' in file.read_text(encoding="utf-8"), file.name
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.pixmap("no-such-icon", 20, "#000000")


def test_the_gallery_draws(stage: Stage, tmp_path: Path) -> None:
    """Every sheet in every look, without one warning of Qt's, and no two looks of a sheet are the same."""
    written = draw_all(stage.app, tmp_path)
    assert written == len(SHEETS) * len(LOOKS)
    for name, *_ in SHEETS:
        files = {(tmp_path / f"{name}-{look[0]}.png").read_bytes() for look in LOOKS}
        assert len(files) == len(LOOKS), name


def test_no_component_is_wider_than_its_page(stage: Stage) -> None:
    """At 200 % in a narrow window rows keep inside it."""
    stage.dress(percent=200)
    row = RowButton(ROW)
    window = stage.show(row, width=700)
    assert row.geometry().right() <= window.width() - 40
    assert isinstance(row, QWidget)


@given(st.lists(st.floats(28, 600), min_size=1, max_size=6), st.floats(60, 700))
def test_mailboxes_never_lie_over_each_other(tops: list[float], whole: float) -> None:
    """Mailboxes are higher than accounts: where there is no room beside the list, they end below it."""
    boxes = [QRectF(0, top, 248, 92) for top in sorted(tops)]
    foot = set_apart(boxes, 28, whole, 16)
    assert boxes[0].top() >= 28
    assert foot == pytest.approx(boxes[-1].bottom())
    assert foot <= max(whole, 28 + len(boxes) * 108 - 16) + 0.01
    assert all(below.top() - above.bottom() >= 15.99 for above, below in pairwise(boxes))


def test_numbered_sentences_begin_at_one_edge(stage: Stage) -> None:
    """A 1 is no narrower than a 4: the words after them stand under each other."""
    steps = Numbered(["One way.", "Another.", "A third.", "The last."])
    stage.show(steps)
    edges = {words.mapTo(steps, words.rect().topLeft()).x() for words in steps.findChildren(Prose)}
    assert len(edges) == 1
    assert [words.accessibleName() for words in steps.findChildren(Prose)][3] == "4. The last."


def test_no_chevron_of_a_path_stays_behind(stage: Stage) -> None:
    """Where a path wraps, the line begins with the chevron: none ends a line with nothing after it."""
    path = MenuPath(["Messages and story replies", "Message requests", "Others on Instagram", "Off"])
    stage.show(path)
    path.resize(330, path.heightForWidth(330))
    QApplication.processEvents()
    chips = [QRectF(c.mapTo(path, c.rect().topLeft()), c.size()) for c in path.findChildren(Chip)]
    arrows = [w for w in path.findChildren(QWidget) if type(w).__name__ == "_Arrow"]
    assert len({round(chip.y()) for chip in chips}) > 1, "it wraps"
    assert len(arrows) == len(chips) - 1
    for arrow in arrows:
        at = arrow.mapTo(path, arrow.rect().center())
        assert any(c.top() <= at.y() <= c.bottom() and c.left() > at.x() for c in chips)


def test_a_promise_with_a_key_wraps(stage: Stage) -> None:
    """In a narrow window at 200 % nothing of "Press Esc three times to close it" is cut off."""
    stage.dress(percent=200)
    line = PromiseLine(
        "Press Esc three times to close it", "You can stop.", icon_lead("log-out", "accent"), key="Esc"
    )
    window = stage.show(line, width=600)
    assert window.width() <= 600
    for part in line.findChildren(QWidget):
        at = part.mapTo(line, part.rect().bottomRight())
        assert at.x() < line.width(), part
    words = [part for part in line.findChildren(Prose) if part.plain() == "three times to close it"]
    assert words[0].width() >= words[0].sizeHint().width()


def test_what_stands_under_a_number_begins_where_it_begins(stage: Stage) -> None:
    """Beside the words each ends where the line does; in a narrow window, under them, each begins there."""
    card = NumberCard("Samaritans", "For anyone who struggles to cope", "116 123", under="open now")
    window = stage.show(card, width=720)
    number, under = (
        next(w for w in card.findChildren(Prose) if w.plain() == t) for t in ("116 123", "open now")
    )

    def edges(end: bool) -> set[int]:
        at = [w.rect().topRight() if end else w.rect().topLeft() for w in (number, under)]
        return {w.mapTo(card, p).x() for w, p in zip((number, under), at, strict=True)}

    assert len(edges(end=True)) == 1
    window.resize(320, 480)
    QApplication.processEvents()
    assert len(edges(end=False)) == 1
    assert len(edges(end=True)) == 2


def test_two_lines_stand_in_the_middle_of_their_row_at_200(stage: Stage) -> None:
    """The tick is level with the middle of a row that is no higher than its icon needs, else with its top."""
    stage.dress(percent=200)
    low, high = QRectF(0, 0, 700, 128), QRectF(0, 0, 700, 200)
    assert abs(tick_square(low, lead=True).center().y() - 64) <= 1
    assert tick_square(high, lead=True).center().y() < 70


def test_marks_above_arabic_letters_are_whole(stage: Stage) -> None:
    """A label cuts what is above its first line: a title from right to left has room there."""
    title = Prose("أهلًا بعودتك", "title")
    plain = title.heightForWidth(400)
    activate(open_language("ar"))
    stage.mirror()
    marked = Prose("أهلًا بعودتك", "title")
    window = stage.show(marked)
    assert marked.heightForWidth(400) > plain
    ground = QColor(LOOK.colours.page)
    image = window.grab().toImage()
    top = marked.mapTo(window, marked.rect().topLeft()).y()
    row = {image.pixelColor(x, top).rgb() for x in range(40, image.width() - 40)}
    assert row == {ground.rgb()}, "no letter touches the edge"
