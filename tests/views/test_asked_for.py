"""A request as pages show it, and the rooms that follow requests."""

import datetime as dt

import pytest

from selfhelp.case import subjects
from selfhelp.case.change import mark, request
from selfhelp.case.model import Answers, Case, RequestState
from selfhelp.catalogue.checks.safety import COPIES
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.documents.plan_document import requests_calendar
from selfhelp.language import render
from selfhelp.plan import asked
from selfhelp.plan.service_reports import matching_reports
from selfhelp.views.asked_for import ANSWERS, ICONS, asked_for, kind_of, standing
from selfhelp.views.people_search import people_search_state, site_state
from selfhelp.views.report import ANOTHER_SITE, general_state, opens_with, report_state, ways_state

TODAY = dt.date(2026, 11, 22)
SITE = subjects.broker("spokeo")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load()


def case_with(state: RequestState, look: dt.date | None, subject: str = SITE) -> Case:
    """Return a case with one request that was sent two days ago."""
    sent = request(subject, "sent", TODAY - dt.timedelta(days=2), look)(Case())
    return request(subject, state, TODAY - dt.timedelta(days=1), look)(sent)


@pytest.mark.parametrize("state", list(asked.STATES))
def test_every_state_has_a_place_now_and_all_its_answers(state: RequestState) -> None:
    """One stop is now, what is behind comes before it, and the answers are those of the rules."""
    case = case_with(state, TODAY + dt.timedelta(days=3))
    made = case.request(SITE)
    assert made is not None
    shown = asked_for(SITE, made, TODAY)
    whens = [s.when for s in shown.stops]
    assert whens.count("now") == 1
    assert "to-come" not in whens[: whens.index("now")]
    assert shown.stops[0].day == TODAY - (dt.timedelta(days=1) if state == "sent" else dt.timedelta(days=2))
    assert [s for s, _words in shown.answers] == list(asked.following(made))
    assert (shown.help is not None) == (state == "refused")
    assert all(set(words) == set(asked.STATES) for words in ANSWERS.values())
    assert ICONS[state]
    assert shown.over == (state == "gone")
    # In a row it is said as well, whatever its day.
    assert render(standing(made, TODAY)[0])


def test_a_day_that_came_is_due_and_not_waited_for() -> None:
    """Until its day a request says when; on its day it is due."""
    waiting = asked_for(SITE, case_with("sent", TODAY + dt.timedelta(days=1)).request(SITE), TODAY)
    assert (waiting.due, waiting.until) == (False, TODAY + dt.timedelta(days=1))
    due = asked_for(SITE, case_with("sent", TODAY).request(SITE), TODAY)
    assert (due.due, due.until) == (True, None)
    made = case_with("sent", TODAY).request(SITE)
    assert made is not None
    assert render(standing(made, TODAY)[0]) == "Time to look again"


def test_what_is_asked_for_has_its_own_words() -> None:
    """A page is gone, a report is solved, an account is back: each says it its way."""
    kinds = [kind_of(str(s)) for s in (SITE, subjects.report("x", "doxxing"), subjects.recovery("x"))]
    assert kinds == ["page", "report", "account"]


def test_people_search_puts_due_first_and_parents_before_children(catalogue: Catalogue) -> None:
    """Due sites are on top, parents come next, children are only searched, and one sitting is promised."""
    case = request(SITE, "sent", TODAY, TODAY)(Case(answers=Answers(country="US")))
    state = people_search_state(catalogue, case, TODAY)
    assert [r.id for r in state.due] == ["spokeo"]
    assert state.next is not None
    shown = [state.next.id, *(r.id for r in state.after)]
    assert all((b := catalogue.broker(i)) is not None and b.parent is None for i in shown)
    assert any((b := catalogue.broker(r.id)) is not None and b.parent for r in state.rest)
    assert "spokeo" not in {*shown, *(r.id for r in state.rest)}
    assert state.minutes <= 60 < state.left * 10, "the time is that of one sitting, and says so"
    assert state.sitting == 3


def test_a_site_put_off_gives_way_and_one_set_aside_is_gone(catalogue: Catalogue) -> None:
    """Skipping brings the next one; "not on this site" takes it out of every list."""
    case = Case(answers=Answers(country="US"))
    first = people_search_state(catalogue, case, TODAY).next
    assert first is not None
    second = people_search_state(catalogue, case, TODAY, frozenset({first.id})).next
    assert second is not None
    assert second.id != first.id
    aside = mark(subjects.broker(first.id), "does-not-apply", TODAY)(case)
    state = people_search_state(catalogue, aside, TODAY)
    assert first.id not in {r.id for r in (*state.after, *state.rest)}
    assert state.next is not None
    assert state.next.id == second.id


def test_the_steps_of_a_site_are_open_while_they_are_needed(catalogue: Catalogue) -> None:
    """They fold while an answer is waited for, and open again after a refusal."""
    spokeo = catalogue.broker("spokeo")
    assert spokeo is not None
    look = TODAY + dt.timedelta(days=5)
    needed = {s: site_state(catalogue, case_with(s, look), TODAY, spokeo).again for s in asked.STATES}
    assert needed == {
        "sent": False,
        "confirmed": False,
        "gone": False,
        "refused": True,
        "still-there": True,
        "reappeared": True,
    }
    assert site_state(catalogue, Case(), TODAY, spokeo).again


def test_reports_that_fit_come_first_and_none_asks_for_a_childs_image(catalogue: Catalogue) -> None:
    """With someone under 18, forms that ask for the image are left out and counted, and no step copies it."""
    what = ("intimate-images-real",)
    grown = Case(answers=Answers(what=what, where=("google",)))
    child = Case(answers=Answers(what=what, where=("google",), under_18=True))
    left_out = 0
    for service in catalogue.services:
        if not service.reports:
            continue
        state = ways_state(catalogue, child, TODAY, service)
        ways = (*state.first, *state.others)
        assert all("images" not in w.asks for w in ways if w.id != "recovery")
        assert not any(COPIES.search(s.text) for w in ways for s in w.steps if w.id != "recovery")
        left_out += state.left_out
        whole = ways_state(catalogue, grown, TODAY, service)
        assert whole.left_out == 0
        assert len(whole.first) + len(whole.others) - (service.recovery is not None) == len(service.reports)
        assert opens_with(whole) in {"", *(w.id for w in whole.first)}
    assert left_out > 0


def test_a_form_for_images_of_children_says_so_where_it_is_needed(catalogue: Catalogue) -> None:
    """With someone under 18 in the images it is told apart; else nobody is made to think of it."""
    tumblr = catalogue.service("tumblr")
    assert tumblr is not None
    for under_18 in (True, False):
        answers = Answers(what=("intimate-images-real",), where=("tumblr",), under_18=under_18)
        state = ways_state(catalogue, Case(answers=answers), TODAY, tumblr)
        told = {w.id for w in (*state.first, *state.others) for f in w.facts if "under 18" in render(f)}
        assert told == ({r.id for r in tumblr.reports if r.minor_images} if under_18 else set())


def test_a_hacked_account_is_taken_back_before_it_is_reported(catalogue: Catalogue) -> None:
    """The way back in is the first of all ways then, and open."""
    google = catalogue.service("google")
    assert google is not None
    state = ways_state(catalogue, Case(answers=Answers(what=("hacked-account",))), TODAY, google)
    assert state.first[0].id == "recovery"
    assert opens_with(state) == "recovery"


def test_a_due_report_is_the_one_that_is_open(catalogue: Catalogue) -> None:
    """Whoever comes to look again finds that report open."""
    x = catalogue.service("x")
    assert x is not None
    report = x.reports[-1]
    case = request(subjects.report("x", report.id), "sent", TODAY, TODAY)(
        Case(answers=Answers(what=("doxxing",)))
    )
    assert opens_with(ways_state(catalogue, case, TODAY, x)) == report.id


def test_sites_that_are_not_covered_have_a_general_way_that_is_followed(catalogue: Catalogue) -> None:
    """A name on the list of what is missing, and any other site, get the usual way and a request."""
    names = {p.id: p for p in report_state(catalogue, Case(), TODAY).others}
    for missing in catalogue.not_covered:
        assert not names[missing.id].covered
        state = general_state(catalogue, Case(), TODAY, missing.id)
        assert state is not None
        assert state.why is not None
    other = general_state(catalogue, Case(), TODAY, ANOTHER_SITE)
    assert other is not None
    assert (other.why, len(other.steps)) == (None, 5)
    assert general_state(catalogue, Case(), TODAY, "no-such-site") is None
    case = request(subjects.report("badoo"), "sent", TODAY, TODAY)(Case())
    listed = report_state(catalogue, case, TODAY).asked
    assert [(r.page, r.name, r.due) for r in listed] == [("badoo", "Badoo", True)]


def test_what_is_due_stands_before_what_waits(catalogue: Catalogue) -> None:
    """A report to look at today comes first, whatever it is called; then what waits."""
    case = request(subjects.report("badoo"), "sent", TODAY, TODAY + dt.timedelta(days=9))(Case())
    case = request(subjects.report("x"), "sent", TODAY, TODAY)(case)
    listed = report_state(catalogue, case, TODAY).asked
    assert [(r.page, r.due) for r in listed] == [("x", True), ("badoo", False)]


def test_the_way_back_says_what_to_know_first(catalogue: Catalogue) -> None:
    """Where the catalogue has a note about taking an account back, its way shows it; elsewhere nothing."""
    hacked = Case(answers=Answers(what=("hacked-account",)))
    noted = set()
    for service in catalogue.services:
        if service.recovery is not None:
            way = ways_state(catalogue, hacked, TODAY, service).first[0]
            assert (way.note is not None) == bool(service.recovery.note), service.id
            noted.add(way.note is not None)
    assert noted == {True, False}


def test_a_service_is_listed_with_what_fits_and_not_with_a_number(catalogue: Catalogue) -> None:
    """The first way that fits is named, and how many more there are; rows of equal words help nobody."""
    case = Case(answers=Answers(what=("doxxing",), where=("google", "x")))
    places = {p.id: p for p in report_state(catalogue, case, TODAY).mine}
    for service in (catalogue.service("google"), catalogue.service("x")):
        assert service is not None
        fitting = matching_reports(service, ("doxxing",), child_in_image=False)
        words = render(places[service.id].line)
        assert words.startswith(fitting[0].title)
        assert words.endswith(f"{len(fitting) - 1} more") == (len(fitting) > 1)


def test_the_calendar_holds_the_days_to_look_and_nothing_else() -> None:
    """One neutral entry a day; what is overdue is for today; a refusal has no day."""
    case = case_with("sent", TODAY - dt.timedelta(days=4))
    case = request(subjects.broker("radaris"), "sent", TODAY, TODAY + dt.timedelta(days=9))(case)
    case = request(subjects.broker("nuwber"), "refused", TODAY, None)(case)
    text = requests_calendar(case, TODAY)
    days = [line.partition(":")[2] for line in text.splitlines() if line.startswith("DTSTART")]
    assert days == ["20261122", "20261201"]
    assert "spokeo" not in text.casefold()
    assert text.count("SUMMARY:Notes") == 2
