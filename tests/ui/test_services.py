"""One service: a setting at a time, links that open only when asked, advice where it differs."""

import pytest
from PySide6.QtGui import QGuiApplication

from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue, Service
from tests.ui.kit import TODAY, House, Person

CASE = Case(answers=Answers(where=("instagram",), country="US"), triage_done=True)


@pytest.fixture
def service(catalogue: Catalogue) -> Service:
    """Return a service with several settings, the first of which has a link."""
    found = catalogue.service("instagram")
    assert found is not None
    return found


@pytest.fixture
def person(house: House) -> Person:
    """Return someone at the settings of a service."""
    return house.enter(CASE, page=("service", "instagram"))


def test_done_marks_the_setting_and_opens_the_next(person: Person, service: Service) -> None:
    """ "Done" keeps the setting with its revision, and the next setting is open."""
    first, second = service.settings[:2]
    assert first.why in person.page_text()
    assert second.why not in person.page_text()
    person.click("setting-done")
    made = person.case.mark(subjects.setting(service.id, first.id))
    assert made is not None
    assert (made.state, made.on, made.revision) == ("done", TODAY, first.revision)
    assert first.why not in person.page_text()
    assert second.why in person.page_text()
    person.click("undo")
    assert person.case.mark(subjects.setting(service.id, first.id)) is None


def test_a_setting_can_be_opened_ticked_and_set_aside(person: Person, service: Service) -> None:
    """Any setting can be opened out of order, ticked without opening, or set aside."""
    first, second, third = service.settings[:3]
    person.click(f"show-{third.id}")
    assert third.why in person.page_text()
    person.click("setting-aside")
    made = person.case.mark(subjects.setting(service.id, third.id))
    assert made is not None
    assert made.state == "does-not-apply"
    assert first.why in person.page_text(), "the first one that is left opens"
    person.click(f"show-{second.id}-tick")
    assert person.case.mark(subjects.setting(service.id, second.id)) is not None
    person.click("behind")
    person.click(f"show-{second.id}-tick")
    assert person.case.mark(subjects.setting(service.id, second.id)) is None


def test_only_the_next_few_settings_stand_open(person: Person, service: Service) -> None:
    """The others wait behind one line that counts them, and stay in view once they were asked for."""
    last = service.settings[-1]
    assert not person.has(f"show-{last.id}")
    assert f"{len(service.settings) - 5} more settings" in person.page_text()
    person.click("more-settings")
    person.click(f"show-{last.id}-tick")
    assert person.case.mark(subjects.setting(service.id, last.id)) is not None
    assert person.has(f"show-{service.settings[-2].id}"), "the list is still open"


def test_looking_at_a_done_setting_does_not_undo_it(person: Person, service: Service) -> None:
    """A done setting can be read again; only "Not done after all" takes it back."""
    first, second = service.settings[:2]
    person.click("setting-done")
    person.click("behind")
    person.click(f"show-{first.id}")
    assert first.why in person.page_text()
    assert person.case.mark(subjects.setting(service.id, first.id)) is not None
    assert not person.has("setting-done")
    person.click(f"show-{second.id}")
    person.click("setting-done")
    person.click("behind")
    person.click(f"show-{first.id}")
    person.click("setting-not-done")
    assert person.case.mark(subjects.setting(service.id, first.id)) is None
    assert person.has("setting-done"), "it is open, to be done"


def test_all_done_is_shown_in_the_list(person: Person, service: Service) -> None:
    """After the last setting the service counts as done in the list of services."""
    for _ in service.settings:
        person.click("setting-done")
    assert not person.has("setting-done")
    person.click("to-services")
    assert person.where == ("privacy", "")
    assert "1 of 1 service done" in person.text()


def test_a_link_opens_only_when_it_is_clicked(person: Person, service: Service) -> None:
    """Looking at a page opens nothing; one click opens one address, and the notice says what that means."""
    linked = next(s for s in service.settings if s.link)
    if not person.has("setting-link") or service.settings[0] is not linked:
        person.click(f"show-{linked.id}")
    assert person.opener.urls == []
    person.click("setting-link")
    assert person.opener.urls == [linked.link]
    assert person.notice() == "Opened in your browser. The site can see that you came."


@pytest.mark.parametrize("code", ["failed", "no-program", "no-helper"])
def test_without_a_browser_the_address_can_be_copied(person: Person, service: Service, code: str) -> None:
    """Where no browser opens, one sentence says so and the address goes to the clipboard on a click."""
    linked = next(s for s in service.settings if s.link)
    if service.settings[0] is not linked:
        person.click(f"show-{linked.id}")
    person.opener.code = code
    person.click("setting-link")
    assert "Copy the address" in person.notice()
    assert QGuiApplication.clipboard().text() == ""
    person.click("copy-address")
    assert QGuiApplication.clipboard().text() == linked.link


def test_a_refused_link_is_not_offered_to_copy(person: Person, service: Service) -> None:
    """A link that is not on the list is not handed out another way."""
    linked = next(s for s in service.settings if s.link)
    if service.settings[0] is not linked:
        person.click(f"show-{linked.id}")
    person.opener.code = "not-on-list"
    person.click("setting-link")
    assert "not opened" in person.notice()
    assert not person.has("copy-address")


def test_what_was_copied_leaves_the_clipboard_with_the_person(person: Person, service: Service) -> None:
    """Leaving takes our text off the clipboard, and leaves what the person copied elsewhere."""
    person.window.copy("https://example.org/mine")
    QGuiApplication.clipboard().setText("my own shopping list")
    person.click("leave")
    assert QGuiApplication.clipboard().text() == "my own shopping list"


def test_a_moved_menu_gets_advice(person: Person) -> None:
    """Where the site looks different, the page says how to find the setting, without blame."""
    assert "Sites move their menus." not in person.page_text()
    person.click("different")
    assert "Sites move their menus." in person.page_text()
    assert person.has("setting-done")


def test_second_step_and_reports_are_a_click_away(person: Person) -> None:
    """From a service the other rooms on the same service are reached, and back."""
    person.click("to-2fa")
    assert person.where == ("second-step", "instagram")
    person.click("back")
    person.click("to-report")
    assert person.where == ("report-service", "instagram")
    person.click("back")
    assert person.where == ("service", "instagram")
