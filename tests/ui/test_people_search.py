"""The ledger of people-search sites: sent, waiting, due, gone, refused."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from selfhelp.case.change import request
from selfhelp.case.model import Answers, Case, Request
from selfhelp.plan.people_search import brokers_for
from selfhelp.ui.widgets.long_list import LongList
from tests.ui.kit import TODAY, House, Person

CASE = Case(answers=Answers(what=("doxxing",), exposed=("home-address",), country="US"), triage_done=True)


@pytest.fixture
def person(house: House) -> Person:
    """Return someone in the United States at the list of sites."""
    return house.enter(CASE, page=("people-search", ""))


def made(person: Person, site: str) -> Request:
    """Return the request to a site."""
    found = person.case.request(f"broker:{site}")
    assert found is not None
    return found


def test_a_sent_request_waits_with_a_day_to_look_again(person: Person) -> None:
    """Noting a request keeps its number and sets the day to look again; it can be taken back."""
    person.go("broker", "spokeo")
    person.type("reference", " 77-A ")
    person.click("sent")
    broker = person.desk.catalogue.broker("spokeo")
    assert broker is not None
    kept = made(person, "spokeo")
    assert (kept.state, kept.sent, kept.reference) == ("sent", TODAY, "77-A")
    assert kept.look_again == TODAY + dt.timedelta(days=broker.look_again_days)
    assert "77-A" in person.page_text()
    person.click("all-sites")
    assert "Waiting, 1" in person.page_text()
    person.click("waiting")
    assert "look again on" in person.page_text()
    person.go("broker", "spokeo")
    person.click("withdraw")
    assert person.case.request("broker:spokeo") is None


def test_a_request_is_due_when_its_day_comes(house: House) -> None:
    """The day before, a site waits; on the day, it is due and can be settled from the list."""
    case = request("broker:spokeo", "sent", TODAY, TODAY + dt.timedelta(days=3))(CASE)
    person = house.enter(case, page=("people-search", ""))
    person.tomorrow(2)
    person.go("people-search")
    assert "Time to look again" not in person.page_text()
    person.tomorrow()
    person.go("plan")
    person.go("people-search")
    assert "Time to look again" in person.page_text()
    assert "1 due" in person.text(), "the rail says so too"
    person.click("open-spokeo")
    person.click("still-there")
    kept = made(person, "spokeo")
    assert kept.state == "still-there"
    assert kept.look_again is not None
    assert kept.look_again > person.day[0]
    person.click("all-sites")
    assert "Time to look again" not in person.page_text()
    assert kept.sent == TODAY, "the first date stays"


def test_gone_is_looked_at_again_after_months(house: House) -> None:
    """A page that is gone is looked for again later, because pages come back."""
    case = request("broker:spokeo", "sent", TODAY, TODAY)(CASE)
    person = house.enter(case, page=("people-search", ""))
    person.click("open-spokeo")
    person.click("gone")
    kept = made(person, "spokeo")
    assert kept.state == "gone"
    assert kept.look_again is not None
    assert kept.look_again > TODAY + dt.timedelta(days=28)
    person.click("all-sites")
    assert "1 gone · 0 waiting" in person.text()
    person.press(Qt.Key.Key_Z, ctrl=True)
    assert made(person, "spokeo").state == "sent"


def test_a_page_that_was_gone_is_due_everywhere_on_its_day(house: House) -> None:
    """After its re-check days the list, the rail and the plan all say so, and its page says what may be."""
    case = request("broker:spokeo", "gone", TODAY, TODAY + dt.timedelta(days=3))(CASE)
    person = house.enter(case, page=("people-search", ""))
    assert "Time to look again" not in person.page_text()
    person.tomorrow(3)
    person.go("plan")
    assert "1 due" in person.text()
    person.go("people-search")
    assert "Time to look again" in person.page_text()
    person.go("plan", "all")
    name = "open-follow-up:broker:spokeo"
    person.click(name if person.has(name) else "start")
    assert person.where == ("broker", "spokeo")
    assert person.has("gone")
    assert not person.has("confirmed"), "nothing is waited for"
    person.click("reappeared")
    assert made(person, "spokeo").state == "reappeared"


def test_a_refusal_leads_to_the_guide(house: House) -> None:
    """A site that refuses is no dead end: the guide on refusals is one click away."""
    case = request("broker:spokeo", "sent", TODAY, TODAY)(CASE)
    person = house.enter(case, page=("broker", "spokeo"))
    assert not person.has("what-now")
    person.click("refused")
    assert made(person, "spokeo").look_again is None
    person.click("what-now")
    assert person.where == ("guide", "when-a-site-refuses")
    person.click("guide-back")
    assert person.where == ("broker", "spokeo")


@pytest.mark.parametrize(("button", "state"), [("confirmed", "confirmed"), ("reappeared", "reappeared")])
def test_other_answers_are_followed(house: House, button: str, state: str) -> None:
    """A confirmation and a return are kept with a new day to look again."""
    case = request("broker:spokeo", "sent", TODAY, TODAY)(CASE)
    person = house.enter(case, page=("broker", "spokeo"))
    person.click(button)
    kept = made(person, "spokeo")
    assert kept.state == state
    assert kept.look_again is not None
    assert kept.look_again > TODAY


def test_a_site_without_my_page_is_set_aside_and_put_back(person: Person) -> None:
    """ "I am not on this site" takes it off the list; it can be put back."""
    person.go("broker", "spokeo")
    person.click("not-listed")
    assert "You said you are not on this site." in person.page_text()
    person.go("people-search")
    assert not person.has("open-spokeo")
    person.type("search", "spokeo")
    rows = person.find("search-list", LongList).rows
    found = [rows.row(rows.index(n))[0] for n in range(rows.rowCount())]
    assert "spokeo" not in found, "nor does a search find it"
    person.go("broker", "spokeo")
    person.click("put-back")
    assert person.has("sent")


def test_not_now_offers_another_site_without_a_word(person: Person) -> None:
    """Putting a site off offers the next one, and keeps nothing about it."""
    before = person.case
    first = brokers_for(person.desk.catalogue, "US")[0].name
    person.click("not-now")
    person.click("start")
    assert person.heading() != first
    assert person.case == before


def test_a_country_without_sites_gets_words_instead(house: House) -> None:
    """Where no site is known, the page says what to do rather than showing an empty list."""
    case = Case(answers=Answers(country="KE"), triage_done=True)
    person = house.enter(case, page=("people-search", ""))
    if not brokers_for(person.desk.catalogue, "KE"):
        assert "No site is known for your country yet" in person.page_text()
    else:
        assert person.has("start")


def test_links_and_addresses_go_out_only_on_a_click(person: Person) -> None:
    """The search page of a site opens in the browser on a click and not before."""
    person.go("broker", "spokeo")
    broker = person.desk.catalogue.broker("spokeo")
    assert broker is not None
    assert person.opener.urls == []
    person.click("form")
    assert person.opener.urls == [broker.opt_out]


def test_a_report_is_followed_like_a_request(house: House) -> None:
    """A report to a service is sent, gets a case number, is due, refused or solved, and taken back."""
    case = Case(answers=Answers(what=("doxxing",), where=("x",), country="US"), triage_done=True)
    person = house.enter(case, page=("report-service", "x"))
    service = person.desk.catalogue.service("x")
    assert service is not None
    report = next(r for r in service.reports if "doxxing" in r.covers)
    subject = f"report:x/{report.id}"
    person.type(f"reference-{report.id}", "0001")
    person.click(f"sent-{report.id}")
    kept = person.case.request(subject)
    assert kept is not None
    assert kept.reference == "0001"
    person.tomorrow(report.follow_up_days)
    person.go("report")
    assert "Time to look again" in person.page_text()
    person.click(f"asked-{subject}")
    person.click(f"refused-{report.id}")
    assert "Report it again with other words" in person.page_text()
    person.click(f"gone-{report.id}")
    person.click("all-services")
    assert "Solved: 1" in person.page_text()
    person.go("report-service", "x")
    if not person.has(f"withdraw-{report.id}"):
        person.click(f"show-{report.id}")
    person.click(f"withdraw-{report.id}")
    assert person.case.request(subject) is None
