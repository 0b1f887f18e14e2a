"""Components worked by keyboard, pointer and wheel, and what they look like while they are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.focus_ring import FocusRing
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.labelled_field import Combo, NumberField
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.notice import STAYS_MS, FloatingNotice
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace, service_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.tabs import DeviceTabs
from selfhelp.ui.widgets.text import selectable
from tests.ui.kit import settle
from tests.ui.widgets.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
ROW = RowFace("Lock your number", "They know it", time="20 min", lead=service_lead("Instagram"), done=False)
OPTIONS = [Option("a", "First"), Option("b", "Second"), Option("c", "Third")]


def picture(widget: QWidget) -> QImage:
    """Return how a widget looks now, with what stands around it."""
    return widget.window().grab().toImage()


def press_key(widget: QWidget) -> None:
    """Use a key that changes nothing, as someone does who works by keyboard."""
    handle = widget.window().windowHandle()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(handle, key)


def point_at(widget: QWidget) -> None:
    """Bring the pointer over a widget."""
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, QPointF(widget.mapToGlobal(middle.toPoint()))))
    settle()


def body_of(row: RowButton) -> QAbstractButton:
    """Return the button that is the row."""
    return row.button


MAKERS: list[tuple[str, Callable[[], QWidget]]] = [
    ("row", lambda: RowButton(ROW)),
    ("main", lambda: Button("Start", "main")),
    ("outlined", lambda: Button("Keep", "outlined")),
    ("text", lambda: Button("Tomorrow")),
    ("danger", lambda: Button("Danger", "danger", icon="phone")),
    ("icon", lambda: Button("Settings", "icon", icon="settings")),
    ("fold", lambda: Fold("More", QWidget)),
    ("answer", lambda: OptionCards(OPTIONS[:1], words="Q")),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("make", [m[1] for m in MAKERS], ids=[m[0] for m in MAKERS])
def test_states_look_different(stage: Stage, make: Callable[[], QWidget], theme: str) -> None:
    """Rest, pointer, pressed and keyboard focus are four different pictures."""
    stage.dress(theme)
    widget = make()
    window = stage.show(widget)
    target = widget if isinstance(widget, QAbstractButton) else widget.findChild(QAbstractButton)
    if isinstance(widget, RowButton):
        target = body_of(widget)
    assert isinstance(target, QAbstractButton)
    target.clearFocus()
    settle()
    rest = picture(window)
    target.setDown(True)
    pressed = picture(window)
    target.setDown(False)
    press_key(target)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    focus = picture(window)
    target.clearFocus()
    settle()
    point_at(target)
    over = picture(window)
    looks = [rest, pressed, focus, over]
    assert all(a != b for i, a in enumerate(looks) for b in looks[i + 1 :])


def test_the_ring_is_for_the_keyboard_only(stage: Stage) -> None:
    """A click shows no ring, a key does; there is one ring, and it leaves with the focus."""
    one, other = Button("One", "outlined"), Button("Other", "outlined")
    window = stage.show(one, other)
    handle = window.windowHandle()
    QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, one.geometry().center())
    settle()
    assert one.hasFocus()
    rings = [r for r in window.findChildren(FocusRing) if r.isVisible()]
    assert rings == []
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    settle()
    assert other.hasFocus()
    rings = [r for r in window.findChildren(FocusRing) if r.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry() == other.geometry().adjusted(-4, -4, 4, 4)


def test_a_row_opens_and_ticks_apart(stage: Stage) -> None:
    """The row opens by click and Space; its tick ticks by its own zone and by Space, and opens nothing."""
    row = RowButton(ROW, "row")
    stage.show(row)
    said: list[object] = []
    row.opened.connect(lambda: said.append("opened"))
    row.ticked.connect(said.append)
    body, tick = body_of(row), row.findChild(QAbstractButton, "row-tick")
    assert tick is not None
    assert tick.width() >= 44
    assert tick.height() >= 44
    QTest.mouseClick(body, LEFT)
    QTest.keyClick(body, Qt.Key.Key_Space)
    QTest.mouseClick(tick, LEFT)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert said == ["opened", "opened", True, False]


def test_tab_goes_through_tick_and_row(stage: Stage) -> None:
    """Tick first, then the row, then the next one's tick."""
    group = RowGroup([("a", ROW), ("b", ROW)])
    window = stage.show(group)
    group.row("a").findChild(QAbstractButton, "a-tick").setFocus()  # type: ignore[union-attr]  # it is there
    order = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        order.append(focused.objectName() if focused else "")
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert order == ["a-tick", "a", "b-tick", "b"]


def test_a_double_click_acts_once(stage: Stage) -> None:
    """The second half of a double click does not press what has come under the pointer since."""
    first, second = Button("Done", "main"), Button("Done", "main")
    stage.show(first)
    stage.show(second)
    pressed: list[str] = []
    first.clicked.connect(lambda: pressed.append("first"))
    second.clicked.connect(lambda: pressed.append("second"))

    def click(button: Button, milliseconds: int) -> None:
        here, there = QPointF(button.rect().center()), QPointF(300, 300)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            held = LEFT if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
            event = QMouseEvent(kind, here, there, there, LEFT, held, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(milliseconds)
            QApplication.sendEvent(button, event)

    click(first, 10_000)
    click(second, 10_200)
    assert pressed == ["first"]
    click(second, 10_900)
    assert pressed == ["first", "second"]


def test_rows_look_the_same_in_a_long_list(stage: Stage) -> None:
    """A hundred rows are one list: Enter opens, Space ticks, letters find, words narrow it down."""
    rows = [(f"k{i}", RowFace(f"Site {i}", "Not asked yet", done=False)) for i in range(120)]
    listed = LongList([*rows, ("z", RowFace("Zabasearch", done=None))], "Sites")
    field = SearchField("Find")
    field.searched.connect(listed.search)
    stage.show(field, listed)
    said: list[object] = []
    listed.opened.connect(said.append)
    listed.ticked.connect(lambda key, on: said.append((key, on)))
    listed.take_keyboard()
    QTest.keyClick(listed, Qt.Key.Key_Return)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClicks(listed, "Zab")
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert said == ["k0", ("k1", True), "z"]
    field.setText("site 11")
    assert [listed.rows.row(listed.rows.index(i))[0] for i in range(listed.rows.rowCount())] == [
        "k11",
        *(f"k{i}" for i in range(110, 120)),
    ]


def test_typing_anywhere_searches(stage: Stage) -> None:
    """A letter typed on the page goes into the search field; one typed into another field does not."""
    field, button, other = SearchField("Find"), Button("Here"), QLineEdit()
    window = stage.show(field, button, other)
    field.catch_typing(window)
    button.setFocus()
    QTest.keyClicks(window, "s")
    assert (field.text(), field.hasFocus()) == ("s", True)
    other.setFocus()
    QTest.keyClicks(other, "x")
    assert (field.text(), other.text()) == ("s", "x")


@pytest.mark.parametrize("single", [True, False])
def test_digits_answer(stage: Stage, single: bool) -> None:
    """A digit chooses the answer at its place."""
    cards = OptionCards(OPTIONS, words="Q", single=single)
    stage.show(cards)
    said: list[object] = []
    cards.changed.connect(said.append)
    QTest.keyClicks(cards, "3")
    QTest.keyClicks(cards, "1")
    assert cards.chosen() == (("a",) if single else ("a", "c"))
    assert said[-1] == cards.chosen()
    assert cards.buttons()[0].hasFocus()


def test_arrows_choose_a_device(stage: Stage) -> None:
    """Arrow keys move among the tabs, and the choice is told."""
    tabs = DeviceTabs("web")
    stage.show(tabs)
    said: list[object] = []
    tabs.chosen.connect(said.append)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert (said, tabs.value()) == (["android", "ios"], "ios")


def test_a_fold_makes_its_inside_once(stage: Stage) -> None:
    """Nothing is made before it is opened; closing hides it, opening again shows the same."""
    made: list[QWidget] = []

    def inside() -> QWidget:
        made.append(QLabel("More"))
        return made[-1]

    fold = Fold("More, if you know it", inside, "fold")
    stage.show(fold)
    assert made == []
    QTest.mouseClick(fold.head, LEFT)
    settle()
    assert len(made) == 1
    assert made[0].isVisible()
    assert fold.opened
    QTest.keyClick(fold.head, Qt.Key.Key_Space)
    settle()
    assert not made[0].isVisible()
    fold.open(True)
    assert len(made) == 1
    assert made[0].isVisible()


@pytest.mark.parametrize("make", [lambda: Combo([("A", 1), ("B", 2)], 1), lambda: NumberField(1, 9, 5)])
@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_changes_nothing(stage: Stage, make: Callable[[], QWidget], focused: bool) -> None:
    """Scrolling a page never changes an answer under the pointer, wherever the keyboard is."""
    field, other = make(), QLineEdit()
    stage.show(field, other)
    (field if focused else other).setFocus()
    before = field.property("currentText") or field.property("value")
    middle = QPointF(field.rect().center())
    for turn in (-120, 120):
        wheel = QWheelEvent(
            middle,
            QPointF(field.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
        assert (field.property("currentText") or field.property("value")) == before


def test_a_list_shows_ten_rows_and_finds_by_letter(stage: Stage) -> None:
    """Two hundred countries are no endless list, and "K" goes to Kenya."""
    box = Combo([(name, name) for name in ("Austria", "Germany", "Kenya", "Nigeria")], "Austria")
    stage.show(box)
    assert box.maxVisibleItems() == 10
    box.setFocus()
    QTest.keyClicks(box, "k")
    assert box.value() == "Kenya"


def test_a_notice_waits_for_pointer_and_keyboard(stage: Stage) -> None:
    """It is gone after its time, but not while the pointer or the keyboard is on it."""
    window = stage.show(Button("Page"))
    notice = FloatingNotice(window)
    undo = Button("Undo", "outlined")
    notice.tell("Moved to tomorrow.", undo)
    assert notice.isVisible()
    assert notice.width() <= 480
    assert notice._timer.isActive()
    assert notice._timer.interval() == STAYS_MS
    undo.setFocus()
    settle()
    assert not notice._timer.isActive()
    window.findChild(Button).setFocus()  # type: ignore[union-attr]  # it is there
    settle()
    assert notice._timer.isActive()
    point_at(notice)
    assert not notice._timer.isActive()
    notice._timer.timeout.emit()
    assert not notice.isVisible()


def test_undo_closes_the_notice(stage: Stage) -> None:
    """The way back is beside the words, and taking it ends the notice."""
    window = stage.show(Button("Page"))
    notice = FloatingNotice(window)
    undo = Button("Undo", "outlined")
    notice.tell("Moved to tomorrow.", undo)
    settle()
    QTest.mouseClick(undo, LEFT)
    assert not notice.isVisible()


def test_less_motion_means_none(stage: Stage) -> None:
    """With reduced motion nothing takes time; without it, the times are those of the tokens."""
    assert MOTION.time(160) == 0
    MOTION.use(reduced=False)
    assert MOTION.time(160) == 160


def test_tab_marks_a_number_so_that_it_can_be_copied(stage: Stage) -> None:
    """Reached by Tab the whole number is marked; left again, nothing is. It shows no text cursor."""
    number = selectable("0808 2000 247", "phone")
    stage.show(number)
    number.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not number.hasSelectedText()
    number.clearFocus()
    number.setFocus(Qt.FocusReason.TabFocusReason)
    assert number.selectedText() == "0808 2000 247"
    QTest.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "0808 2000 247"
    number.clearFocus()
    assert not number.hasSelectedText()
