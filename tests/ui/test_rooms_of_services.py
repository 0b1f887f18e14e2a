"""Services, reports, people-search: where one lands, what is said before it is done."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from selfhelp.case.change import request
from selfhelp.case.model import Answers, Case
from selfhelp.plan.people_search import brokers_for
from selfhelp.ui import due_dates
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.long_list import LongList
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.tabs import Tabs
from tests.ui.kit import TODAY, House, Person, has_keyboard, settle

CASE = Case(answers=Answers(where=("instagram", "google"), what=("doxxing",), country="US"), triage_done=True)


def notes(person: Person) -> list[str]:
    """Return the small lines that can be seen."""
    return [w.accessibleName() for w in person.all_of(NoteLine)]


def in_view(person: Person, name: str) -> int:
    """Return how far below the top of the page something stands, in pixels."""
    page = person.window.page
    assert page is not None
    area = page.findChild(QScrollArea)
    assert area is not None
    return person.find(name, QWidget).mapTo(area.viewport(), QPoint(0, 0)).y()


def click_at(button: Button, where: QPoint, moment: int) -> None:
    """Press and let go at a place of the screen and a moment in milliseconds, as a mouse does."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        inside = QPointF(button.rect().center())
        event = QMouseEvent(kind, inside, QPointF(where), left, held, none)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(button, event)


# One service ------------------------------------------------------------------------------------


def test_after_done_one_lands_at_the_top_of_the_next_setting(house: House) -> None:
    """The next card begins in view with the keyboard on its first step, not on its button."""
    person = house.enter(CASE, page=("service", "google"), size=(1120, 700))
    person.click("setting-done")
    settle()
    assert 0 <= in_view(person, "setting-card") < 120
    assert has_keyboard(person) == "step-1"


def test_a_double_click_on_done_ticks_one_setting(house: House) -> None:
    """The second half of a double click is not meant for the setting that came under the pointer."""
    person = house.enter(CASE, page=("service", "instagram"))
    button = person.find("setting-done", Button)
    person.reach(button)
    at = button.mapToGlobal(button.rect().center())
    click_at(button, at, 60_000)
    settle()
    assert len(person.case.marks) == 1
    # The window may draw the next button in the very place of the first one.
    here = person.find("setting-done", Button)
    click_at(here, at, 60_250)
    settle()
    assert len(person.case.marks) == 1
    click_at(here, here.mapToGlobal(here.rect().center()), 61_000)
    settle()
    assert len(person.case.marks) == 2


def test_the_keyboard_stays_on_the_page_after_show(house: House) -> None:
    """Opening another setting, another way or another device never sends the keyboard to the rail."""
    person = house.enter(CASE, page=("service", "instagram"))
    third = person.desk.catalogue.service("instagram")
    assert third is not None
    person.click(f"show-{third.settings[2].id}")
    assert has_keyboard(person) == "step-1"
    person.click("different")
    assert has_keyboard(person)
    person.go("report-service", "x")
    row = next(b.objectName() for b in person.all_of(QWidget) if b.objectName().startswith("show-"))
    person.click(row)
    assert has_keyboard(person) == "step-1"


def test_ticking_a_row_keeps_the_place(house: House) -> None:
    """A tick in the list does not move the page, and the open setting stays open."""
    person = house.enter(CASE, page=("service", "instagram"), size=(1120, 700))
    settings = person.desk.catalogue.service("instagram")
    assert settings is not None
    name = f"show-{settings.settings[4].id}"
    person.reach(person.find(name, QWidget))
    before = in_view(person, "setting-card")
    person.click(f"{name}-tick")
    assert in_view(person, "setting-card") == before
    assert settings.settings[0].why in person.page_text()
    assert has_keyboard(person)


def test_the_device_is_remembered_for_the_session(house: House) -> None:
    """Whoever chose the iPhone once sees its steps on the next service too; it is kept nowhere."""
    person = house.enter(CASE, page=("service", "google"))
    tabs = person.find("device-tabs", Tabs)
    tabs.setCurrentIndex([t.value for t in tabs._tabs].index("ios"))
    settle()
    assert person.desk.device == "ios"
    person.go("plan")
    person.go("service", "google")
    assert person.find("device-tabs", Tabs).value() == "ios"
    assert person.case == CASE


def test_menu_chips_follow_the_steps(house: House) -> None:
    """A ticked step moves the mark on the menu path, without drawing the page again."""
    person = house.enter(CASE, page=("service", "instagram"))
    person.click("setting-done")
    card = person.find("setting-card", QWidget)
    for place in range(1, 4):
        person.click(f"step-{place}")
    assert person.find("setting-card", QWidget) is card


def test_an_address_is_shown_before_it_is_opened(house: House) -> None:
    """Beside every button that opens the browser stands the site that it opens."""
    person = house.enter(CASE, page=("service", "instagram"))
    assert person.opener.urls == []
    assert any(n.startswith("Opens instagram.com/") for n in notes(person))
    link = person.find("setting-link", Button)
    assert link.toolTip().startswith("https://www.instagram.com/")
    person.go("broker", "spokeo")
    assert any("spokeo.com/optout" in n for n in notes(person))
    person.go("help")
    person.click("everywhere")
    opens = [b for b in person.all_of(Button) if b.objectName().startswith("open-")]
    assert opens
    assert all(b.toolTip().split("/")[2].removeprefix("www.") in b.text() for b in opens)


def test_closing_an_account_says_what_is_lost(house: House) -> None:
    """The fold on closing begins with what it destroys."""
    person = house.enter(CASE, page=("service", "instagram"))
    person.click("part-close")
    service = person.desk.catalogue.service("instagram")
    assert service is not None
    assert service.close is not None
    assert any(service.close.destroys in n for n in notes(person))
    person.click("part-sessions")
    person.click("sessions-done")
    assert person.case.mark("sessions:instagram") is not None


# Lists ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["privacy", "report", "people-search"])
def test_no_list_shows_more_than_a_handful(house: House, page: str) -> None:
    """Of seventy services and eighty sites a few are rows; the others wait behind a search."""
    person = house.enter(CASE, page=(page, ""))
    rows = [r for g in person.all_of(RowGroup) for r in g.rows()]
    assert len(rows) <= 8
    assert not person.has("search-list")
    person.press(Qt.Key.Key_A)
    assert has_keyboard(person) == "search", "typing anywhere searches"
    assert person.has("search-list")


def test_a_search_finds_a_service_by_another_name(house: House) -> None:
    """What nobody wrote about is found as well, and gets the usual way, which is followed."""
    person = house.enter(CASE, page=("report", ""))
    person.type("search", "transferwise")
    found = person.find("search-list", LongList)
    assert found.rows.rowCount() == 1
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    assert person.where == ("report-service", "wise")
    person.click("sent-wise")
    assert person.case.request("report:wise") is not None
    assert has_keyboard(person) == "gone-wise"
    person.click("all-services")
    assert "Wise" in person.page_text()
    person.type("search", "no such service at all")
    person.click("usual-way")
    assert person.where == ("report-service", "another-site")


def test_a_click_near_the_edge_opens_what_was_clicked(house: House) -> None:
    """A row that is half in view opens without the list moving under the pointer."""
    person = house.enter(CASE, page=("privacy", ""))
    person.type("search", "a")
    listed = person.find("search-list", LongList)
    person.reach(listed)
    listed.verticalScrollBar().setValue(20)
    foot = QPoint(listed.viewport().width() // 2, listed.viewport().height() - 3)
    wanted = listed.rows.row(listed.indexAt(foot))[0]
    before = listed.verticalScrollBar().value()
    QTest.mousePress(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, foot)
    assert listed.verticalScrollBar().value() == before
    QTest.mouseRelease(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, foot)
    settle()
    assert person.where[1] == wanted


def test_the_keyboard_walks_through_what_is_found(house: House) -> None:
    """With arrow keys the row that has the mark stays in view."""
    person = house.enter(CASE, page=("people-search", ""))
    person.type("search", "e")
    person.press(Qt.Key.Key_Down)
    listed = person.find("search-list", LongList)
    for _ in range(12):
        person.press(Qt.Key.Key_Down)
    box = listed.visualRect(listed.currentIndex())
    assert listed.viewport().rect().contains(box.center())


def test_the_time_promised_is_that_of_one_sitting(house: House) -> None:
    """Seventy sites are never promised in an hour: a sitting has its own time, and the plan the whole one."""
    person = house.enter(CASE, page=("people-search", ""))
    assert any("3 a day are enough" in n for n in notes(person))
    item = person.desk.plan().item("people-search:rest")
    assert item is not None
    asked = [b for b in brokers_for(person.desk.catalogue, "US") if b.parent is None]
    assert item.minutes > 5 * len(asked[10:])


# Days to look again -----------------------------------------------------------------------------


def test_the_days_to_look_again_go_into_a_calendar(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One button writes the real days; what the entries say is said before, and names no site."""
    day = TODAY + dt.timedelta(days=9)
    person = house.enter(request("broker:spokeo", "sent", TODAY, day)(CASE), page=("people-search", ""))
    assert any("names no site" in n for n in notes(person))
    chosen = tmp_path / "days.ics"
    monkeypatch.setattr(due_dates, "choose_new_file", lambda *_args: chosen)
    person.click("calendar")
    text = chosen.read_bytes().decode()
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}\r\n" in text
    assert "spokeo" not in text.casefold()
    monkeypatch.setattr(due_dates, "choose_new_file", lambda *_args: tmp_path / "no" / "days.ics")
    person.click("calendar")
    assert "Choose another one" in person.notice()


def test_without_a_day_there_is_no_calendar(house: House) -> None:
    """A button that would write nothing is not there."""
    person = house.enter(CASE, page=("people-search", ""))
    assert not person.has("calendar")


# Help lines -------------------------------------------------------------------------------------


# Letters ----------------------------------------------------------------------------------------


# Folds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "argument", "fold"),
    [
        ("help", "", "unproved"),
        ("service", "instagram", "part-sessions"),
        ("broker", "spokeo", "what-to-do"),
        ("letter", "removal-request-us", "rights"),
    ],
)
def test_an_opened_fold_makes_the_page_longer(house: House, page: str, argument: str, fold: str) -> None:
    """What opens has its whole height: the page grows by it, and nothing is pressed together."""
    case = request("broker:spokeo", "sent", TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=1))(CASE)
    person = house.enter(case, page=(page, argument), size=(1120, 700))
    area = person.find("page", QWidget).findChild(QScrollArea)
    assert area is not None
    before = area.verticalScrollBar().maximum()
    person.click(fold)

    def whole() -> bool:
        return all(c.height() >= c.heightForWidth(c.width()) - 1 for c in person.all_of(Stacked))

    person.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > before + 100 and whole())
