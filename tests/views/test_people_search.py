"""The room of people-search sites without a window: what is due, whom to ask next, what waits."""

import datetime as dt

import pytest
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Broker, Catalogue
from selfhelp.language import render
from selfhelp.views.people_search import (
    PeopleSearchState,
    SiteState,
    covered_names,
    people_search_state,
    site_state,
)
from tests.factory import TODAY


def site(site_id: str, **fields: object) -> Broker:
    """Make a site."""
    given: dict[str, object] = {
        "name": site_id.title(),
        "domains": (f"{site_id}.example",),
        "countries": ("US",),
        "method": "form",
        "steps": ("Open the form.", "Send it."),
        "status": "sourced",
        "minutes": 10,
    }
    return Broker(id=site_id, **{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


SITES = (
    site("a", priority="first", covers=("one.example", "two.example", "B-Child"), minutes=3),
    *(site(name, minutes=4) for name in ("b", "c", "d", "e", "f", "g")),
    site("b-child", name="B-Child", parent="b", minutes=7),
    site("far", countries=("GB",)),
)
CATALOGUE = Catalogue(brokers=SITES)
CASE = Case(answers=Answers(country="US"))


def asked(case: Case, name: str, state: str = "sent", look: dt.date | None = None) -> Case:
    """Return the case after a site was asked."""
    return change.request(f"broker:{name}", state, TODAY - dt.timedelta(days=3), look)(case)  # type: ignore[arg-type]  # a state


def room(case: Case = CASE, skipped: frozenset[str] = frozenset()) -> PeopleSearchState:
    """Return the room."""
    return people_search_state(CATALOGUE, case, TODAY, skipped)


def test_one_site_is_next_and_four_follow() -> None:
    """The rest is found by a search; sites that belong to another are among the rest."""
    state = room()
    assert state.next is not None
    assert state.next.id == "a"
    assert state.next.minutes == 3
    assert [r.id for r in state.after] == ["b", "c", "d", "e"]
    assert {r.id for r in state.rest} == {"b-child", "f", "g"}
    assert (state.left, state.sitting, state.minutes) == (7, 3, 3 + 4 + 4)
    assert (state.due, state.waiting, state.over, state.gone, state.known) == ((), (), (), 0, True)


def test_a_site_that_was_put_off_makes_way() -> None:
    """The next one comes; when all were put off, they are offered again."""
    state = room(skipped=frozenset({"a", "b"}))
    assert state.next is not None
    assert state.next.id == "c"
    assert state.left == 7
    everything = room(skipped=frozenset(s.id for s in SITES))
    assert everything.next is not None
    assert everything.next.id == "a"


def test_what_was_asked_is_due_waits_or_is_over() -> None:
    """On its day a request is due and nothing else; what is gone is over, and counted."""
    case = asked(CASE, "a", look=TODAY)
    case = asked(case, "b", look=TODAY + dt.timedelta(days=1))
    case = asked(case, "c", "gone", look=TODAY + dt.timedelta(days=90))
    case = change.mark("broker:d", "does-not-apply", TODAY)(case)
    state = room(case)
    assert [r.id for r in state.due] == ["a"]
    assert [r.id for r in state.waiting] == ["b"]
    assert [r.id for r in state.over] == ["c"]
    assert state.gone == 1
    assert state.next is not None
    assert state.next.id == "e"
    assert {r.id for r in state.rest} == {"b-child"}
    assert state.waiting[0].look == TODAY + dt.timedelta(days=1)


def test_what_is_due_says_what_to_look_for_and_not_its_own_heading_again() -> None:
    """After a request the page may be gone; after it was gone it may be back."""
    sent = room(asked(CASE, "a", look=TODAY)).due[0].line
    gone = room(asked(CASE, "a", "gone", look=TODAY)).due[0].line
    assert sent is not None
    assert gone is not None
    assert render(sent) == "You asked them. See whether your page is gone."
    assert render(gone) == "Your page was gone. See whether it came back."


def test_the_next_site_says_what_it_asks_for() -> None:
    """A site that covers no other has something to say too."""
    form = Catalogue(brokers=(site("plain", asks_for=("name", "email")),))
    state = people_search_state(form, CASE, TODAY)
    assert state.next is not None
    assert (state.next.covers, state.next.give) == (None, ("name", "email"))


def test_a_site_of_a_country_one_moved_from_is_still_followed() -> None:
    """It was asked, so it is on the page, whatever the country says."""
    state = room(asked(CASE, "far", look=TODAY + dt.timedelta(days=1)))
    assert [r.id for r in state.waiting] == ["far"]


def test_nothing_known_and_nothing_left() -> None:
    """A country without sites says so; with all asked there is no next one."""
    state = people_search_state(CATALOGUE, replace(CASE, answers=Answers(country="JP")), TODAY)
    assert (state.known, state.next, state.left, state.minutes) == (False, None, 0, 0)
    case = CASE
    for one in SITES:
        case = asked(case, one.id, look=TODAY + dt.timedelta(days=1))
    state = room(case)
    assert (state.known, state.next, state.after, state.rest) == (True, None, (), ())


def test_a_row_says_what_it_covers_or_whose_it_is() -> None:
    """The address where there is nothing else to say; names it is found by beside its own."""
    rows = {r.id: r for r in (*room().after, *room().rest)}
    assert rows["b"].line is not None
    assert render(rows["b"].line) == "Covers 1 other site"
    assert rows["b-child"].line is not None
    assert render(rows["b-child"].line) == "Belongs to B"
    assert rows["f"].line is not None
    assert "f.example" in render(rows["f"].line)
    assert rows["b"].also == "b.example B-Child"
    assert (rows["b"].minutes, rows["b"].gone, rows["b"].look) == (4, False, None)


def seen(broker: Broker, case: Case = CASE, catalogue: Catalogue = CATALOGUE) -> SiteState:
    """Return the page of one site."""
    return site_state(catalogue, case, TODAY, broker)


def test_what_a_request_reaches_too_is_named_once() -> None:
    """Its own sites and those it covers; many are cut with a count."""
    many = replace(SITES[0], covers=tuple(f"s{n}.example" for n in range(6)))
    assert covered_names(CATALOGUE, SITES[0]) == ("one.example", "two.example", "B-Child")
    few, cut = seen(SITES[0]).covers, seen(many).covers
    assert few is not None
    assert cut is not None
    assert render(few) == "One request here may also cover one.example, two.example, B-Child."
    assert render(cut).endswith("s3.example and 2 more.")
    four = replace(SITES[0], covers=tuple(f"s{n}.example" for n in range(4)))
    said = seen(four).covers
    assert said is not None
    assert render(said).endswith("s3.example.")
    assert seen(SITES[5]).covers is None


def test_a_site_that_belongs_to_another_says_so() -> None:
    """One request there may be enough."""
    child = next(s for s in SITES if s.id == "b-child")
    belongs = seen(child).belongs
    assert belongs is not None
    assert render(belongs).startswith("This site belongs to B.")
    assert seen(SITES[1]).belongs is None


def test_what_stands_on_the_page_of_a_site() -> None:
    """Each piece where there is one, and nothing in its place where there is none."""
    full = site(
        "full",
        hold_back="Give a new address. Leave the rest empty!",
        caution="It shows your page to you.",
        find="Look under your name.",
        search="https://full.example/s",
        opt_out="https://full.example/o",
        opt_out_email="out@full.example",
        asks_for=("email",),
    )
    state = seen(full)
    assert state.hold_back == ("Give a new address.", "Leave the rest empty!")
    assert (state.search, state.form, state.mail) == (
        "https://full.example/s",
        "https://full.example/o",
        "out@full.example",
    )
    assert state.give == ("email",)
    assert state.caution is not None
    assert state.find is not None
    assert [(s.context, s.text) for s in state.steps] == [
        ("brokers/full:steps.1", "Open the form."),
        ("brokers/full:steps.2", "Send it."),
    ]
    bare = seen(SITES[1])
    assert (bare.hold_back, bare.caution, bare.find) == ((), None, None)
    assert (bare.search, bare.form, bare.mail) == ("", "", "")


@pytest.mark.parametrize(
    ("state", "again"),
    [("sent", False), ("confirmed", False), ("gone", False)]
    + [(s, True) for s in ("refused", "still-there", "reappeared")],
)
def test_the_steps_are_taken_again_where_it_did_not_work(state: str, *, again: bool) -> None:
    """And at first, when nothing was asked yet."""
    assert seen(SITES[0]).again
    assert seen(SITES[0], asked(CASE, "a", state)).again is again


def test_i_am_not_there() -> None:
    """A site on which the person is not is marked."""
    assert not seen(SITES[0]).not_there
    assert seen(SITES[0], change.mark("broker:a", "does-not-apply", TODAY)(CASE)).not_there
