"""A page is laid out once and painted once when it is entered, and takes up what changes in it afterwards."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from selfhelp.case.model import Answers, Case
from selfhelp.ui.widgets.placing import Places, Placing
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from tests.ui.kit import House, settle

CASE = Case(answers=Answers(what=("doxxing",), where=("google",), country="US"), triage_done=True)


class Painted(QObject):
    """Counts how often each widget is painted."""

    def __init__(self) -> None:
        """Begin to count in the whole program."""
        super().__init__()
        self.times: Counter[str] = Counter()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it happen."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.times[watched.objectName()] += 1
        return False


@pytest.mark.parametrize("page", ["help", "privacy", "two-factor"])
def test_a_page_is_painted_once(house: House, page: str) -> None:
    """Its title is drawn one time on entry: not again because something moved or appeared a turn later."""
    person = house.enter(CASE)
    person.window.go(page)
    settle()
    person.window.go("rest")
    settle()
    painted = Painted()
    person.window.go(page)
    settle()
    assert painted.times["page-title"] == 1


def test_tab_stops_in_the_rail_at_the_room_that_is_open(house: House) -> None:
    """One stop, wherever one came from; on a page that is in no room it is the first of them."""
    person = house.enter(CASE)
    for page, stop in (("help", "rail-help"), ("plan", "rail-plan"), ("settings", "rail-plan")):
        person.window.go(page)
        settle()
        rail = [b for b in person.all_of(QAbstractButton) if b.objectName().startswith("rail-")]
        stops = [b.objectName() for b in rail if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops == [stop, "rail-promise"]


class Counted(Placing):
    """Says how often it was asked where its part stands."""

    def __init__(self, part: QWidget) -> None:
        """Hold one part."""
        super().__init__()
        self.part, self.asked = part, 0
        part.setParent(self)

    def divide(self, width: int) -> tuple[Places, int]:
        """Give it all the width."""
        self.asked += 1
        tall = self.part.heightForWidth(width)
        return [(self.part, QRect(0, 0, width, tall))], tall


@pytest.mark.usefixtures("house")
def test_what_was_found_holds_until_a_part_changes() -> None:
    """A height is found once for a width, and anew when the words in it are others."""
    words = Prose("Short.")
    counted = Counted(words)
    holder = Stacked(counted)
    holder.column.addStretch(1)
    holder.resize(300, 400)
    holder.show()
    settle()
    before = counted.height()
    counted.heightForWidth(counted.width())
    asked = counted.asked
    for _ in range(5):
        counted.heightForWidth(counted.width())
    assert counted.asked == asked
    words.say("These words are so many that they take more than the one line that there was for them before.")
    settle()
    assert counted.height() > before
    holder.close()


@pytest.mark.usefixtures("house")
def test_words_that_grow_beside_something_get_their_room() -> None:
    """The line that holds them becomes higher, and so does what stands around it."""
    words = Prose("Short.")
    line = SideBySide(Stacked(words), Prose("End"))
    holder = Stacked(line)
    holder.column.addStretch(1)
    holder.resize(320, 400)
    holder.show()
    settle()
    before = line.height()
    words.say("These words are so many that they take more than the one line that there was for them before.")
    settle()
    assert line.height() > before
    assert words.height() <= line.height()
    holder.close()
