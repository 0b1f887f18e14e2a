"""What assistive technology is told about every component: name, role, state."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from selfhelp.ui.frame.rail import RailItem
from selfhelp.ui.painting import regions
from selfhelp.ui.painting.done_mark import DoneMark
from selfhelp.ui.painting.picture import Picture
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.labelled_field import Combo, DateField, Field, NumberField, TimeField
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.number_card import copy_number, open_outside
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.progress_line import ProgressLine
from selfhelp.ui.widgets.reach_picture import Opener, ReachPicture
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace
from selfhelp.ui.widgets.search_field import SearchField
from selfhelp.ui.widgets.stepper import Stepper
from selfhelp.ui.widgets.tabs import DeviceTabs
from selfhelp.ui.widgets.timeline import Station, Timeline
from selfhelp.ui.widgets.two_columns import Half, TwoColumns
from tests.ui.widgets.conftest import Stage

Role = QAccessible.Role
ROW = RowFace("Lock your number", "They know it", "the person may notice", "20 min", done=False)


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Return role and name of a widget as Qt hands them on."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.role(), face.text(QAccessible.Text.Name)


def _row() -> QWidget:
    return RowButton(ROW).button


def _field(widget: QWidget) -> Callable[[], QWidget]:
    return lambda: Field("Country", widget, "f").field


def test_a_room_of_the_rail_is_a_tab(stage: Stage) -> None:
    """Each room is a tab; which one is open is told as selected, and assistive technology can press it."""
    open_one, other = RailItem("plan", "Plan", "", current=True), RailItem("help", "Help", "1", current=False)
    pressed: list[bool] = []
    other.clicked.connect(lambda: pressed.append(True))
    for item in (open_one, other):
        stage.show(item)
    faces = [QAccessible.queryAccessibleInterface(item) for item in (open_one, other)]
    assert [face.role() for face in faces] == [Role.PageTab, Role.PageTab]
    assert [face.state().selected for face in faces] == [1, 0]
    other.say("Help", "1", current=True)
    assert faces[1].state().selected == 1
    actions = faces[1].actionInterface()
    assert actions.pressAction() in actions.actionNames()
    actions.doAction(actions.pressAction())
    assert len(pressed) == 1


CASES: list[tuple[str, Callable[[], QWidget], QAccessible.Role, str]] = [
    ("heading", lambda: Heading("Also fits today"), Role.Heading, "Also fits today"),
    ("title", lambda: Heading("Your next step", "title"), Role.Heading, "Your next step"),
    ("button", lambda: Button("Start & go", "main"), Role.Button, "Start & go"),
    ("icon button", lambda: Button("Settings", "icon", icon="settings"), Role.Button, "Settings"),
    ("copy", lambda: copy_number("Samaritans"), Role.Button, "Copy number: Samaritans"),
    ("open", lambda: open_outside("Spokeo"), Role.Button, "Open in my browser: Spokeo"),
    ("fold", lambda: Fold("This week", QWidget).head, Role.Button, "This week"),
    ("progress", lambda: ProgressLine(1, 3, "1 of 3"), Role.ProgressBar, "1 of 3"),
    ("stepper", lambda: Stepper(3, 8, "Question 3 of 8"), Role.ProgressBar, "Question 3 of 8"),
    ("search", lambda: SearchField("Find one of 23"), Role.EditableText, "Find one of 23"),
    ("notice", lambda: Notice("Still here.", "Read by anyone."), Role.Note, "Still here. Read by anyone."),
    ("timeline", lambda: Timeline([Station("Sent")], "Your request"), Role.List, "Your request"),
    ("long list", lambda: LongList([("a", ROW)], "Sites"), Role.List, "Sites"),
]


@pytest.mark.parametrize(("make", "role", "name"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_name_and_role(stage: Stage, make: Callable[[], QWidget], role: QAccessible.Role, name: str) -> None:
    """A component says what it is and what it is called."""
    widget = make()
    assert told(widget) == (role, name)


def test_a_row_says_all_that_it_shows(stage: Stage) -> None:
    """The row's button is named by title, line, what may be noticed, and time; its tick by what it ticks."""
    row = RowButton(ROW, "row")
    stage.show(row)
    body, tick = row.findChild(QWidget, "row"), row.findChild(QWidget, "row-tick")
    assert body is not None
    assert tick is not None
    assert told(body) == (Role.Button, "Lock your number, They know it · the person may notice, 20 min")
    assert told(tick) == (Role.CheckBox, "Done: Lock your number")
    assert not QAccessible.queryAccessibleInterface(tick).state().checked
    row.show_row(RowFace("Lock your number", "Done today", done=True))
    assert QAccessible.queryAccessibleInterface(tick).state().checked


@pytest.mark.parametrize(("single", "role"), [(True, Role.RadioButton), (False, Role.CheckBox)])
def test_answers(stage: Stage, single: bool, role: QAccessible.Role) -> None:
    """Where one answer fits, answers are radio buttons; where several do, check boxes. The state is told."""
    cards = OptionCards(
        [Option("y", "Yes", "I think so"), Option("n", "No")], ("y",), words="Q", single=single
    )
    stage.show(cards)
    first, second = cards.buttons()
    assert told(first) == (role, "Yes")
    assert QAccessible.queryAccessibleInterface(first).text(QAccessible.Text.Description) == "I think so"
    assert QAccessible.queryAccessibleInterface(first).state().checked
    assert not QAccessible.queryAccessibleInterface(second).state().checked


def test_tabs_are_tabs(stage: Stage) -> None:
    """Each device is a tab with its name."""
    tabs = DeviceTabs("android")
    stage.show(tabs)
    face = QAccessible.queryAccessibleInterface(tabs)
    assert face.role() == Role.PageTabList
    names = [face.child(i).text(QAccessible.Text.Name) for i in range(3)]
    assert names == ["Browser", "Android", "iPhone"]
    assert {face.child(i).role() for i in range(3)} == {Role.PageTab}


def test_fields_are_named_by_their_label(stage: Stage) -> None:
    """A list too is named by its label, not by its value; the value is told as well."""
    box = Combo([("Germany", "DE"), ("Kenya", "KE")], "KE")
    fields = [
        Field("Where", w, "f")
        for w in (
            QLineEdit(),
            NumberField(1, 9, 3),
            DateField(QDate(2026, 1, 2)),
            TimeField(QTime(9, 0)),
            box,
        )
    ]
    stage.show(*fields)
    for field in fields:
        assert told(field.field)[1] == "Where"
    assert told(box)[0] == Role.ComboBox
    face = QAccessible.queryAccessibleInterface(box)
    assert face.text(QAccessible.Text.Description) == "Kenya"
    box.setCurrentIndex(0)
    assert face.text(QAccessible.Text.Description) == "Germany"


def test_a_field_says_what_is_wrong(stage: Stage) -> None:
    """What stands under a field is told with the field."""
    field = Field("Passphrase", QLineEdit(), "p")
    stage.show(field)
    field.say("Four words at least.", wrong=True)
    face = QAccessible.queryAccessibleInterface(field.field)
    assert face.text(QAccessible.Text.Description) == "Four words at least."


def test_pictures_are_told_in_words(stage: Stage) -> None:
    """The reach picture, the two columns and the states of a request say the same as they show."""
    picture = ReachPicture([Opener("mail", ("PayPal", "X"), weak="same password elsewhere")])
    assert told(picture) == (Role.Graphic, "mail opens PayPal, X. Weak: same password elsewhere.")
    columns = TwoColumns(Half("You give", "send", ("The link",)), Half("You hold back", "lock", ("Your ID",)))
    assert told(columns)[1] == "You give: The link. You hold back: Your ID."
    line = Timeline([Station("Sent", "20 November", "past"), Station("Gone")], "Request")
    names = [told(stop)[1] for stop in line.findChildren(QWidget) if told(stop)[0] == Role.ListItem]
    assert names == ["Sent, behind you, 20 November", "Gone, to come"]


def test_decoration_is_passed_over(stage: Stage) -> None:
    """The painting and the big tick are not among what a screen reader finds in a window."""
    window = stage.show(Picture(regions.BAND, height=80), DoneMark(), Button("Start"))
    face = QAccessible.queryAccessibleInterface(window)
    names = [face.child(i).text(QAccessible.Text.Name) for i in range(face.childCount())]
    assert names == ["Start"]


def test_steps_are_told_with_their_number(stage: Stage) -> None:
    """A step of a list is a check box with its number."""
    steps = Checklist(["Open your profile.", "Tap the lines."], (True,))
    stage.show(steps)
    first = steps.findChild(QWidget, "step-1")
    assert first is not None
    assert told(first) == (Role.CheckBox, "1. Open your profile.")
