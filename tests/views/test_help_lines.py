"""Who can be called: hours that can be read, lines that fit first, what nothing confirms last."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan.hours import is_open
from selfhelp.views.help_lines import help_state
from selfhelp.views.levers import levers_state

#: A Sunday.
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load()


@pytest.mark.parametrize(
    ("hours", "day", "time", "opens"),
    [
        ("Day and night, every day", 0, "03:00", True),
        ("Monday to Friday, 09:00–18:00", 4, "17:59", True),
        ("Monday to Friday, 09:00–18:00", 4, "18:00", False),
        ("Monday to Friday, 09:00–18:00", 5, "10:00", False),
        ("Monday to Saturday, 10:00–20:00", 5, "10:00", True),
        ("Every day, 08:00–24:00", 6, "23:59", True),
        ("Saturday to Monday, 08:00–12:00", 6, "09:00", True),
        ("Saturday to Monday, 08:00–12:00", 1, "09:00", False),
        ("Monday 10:00–13:00, Tuesday 15:00–18:00, Thursday 16:00–19:00", 1, "16:00", True),
        ("Monday 10:00–13:00, Tuesday 15:00–18:00, Thursday 16:00–19:00", 2, "16:00", False),
        ("Every day from 09:00 to 19:00 at least", 2, "16:00", True),
        ("Mostly in the evening", 2, "16:00", None),
        (None, 2, "16:00", None),
    ],
)
def test_hours(hours: str | None, day: int, time: str, opens: bool | None) -> None:
    """Hours of the catalogue's form are read; of any other nobody says that a line is open or closed."""
    hour, minute = map(int, time.split(":"))
    monday = dt.datetime(2026, 11, 23, hour, minute, tzinfo=dt.UTC)
    assert is_open(hours, monday + dt.timedelta(days=day)) is opens


@given(st.text(max_size=60))
def test_any_words_are_no_hours(text: str) -> None:
    """Nothing that is written as hours stops the page."""
    assert is_open(text, NOON) in (True, False, None)


def test_every_country_shows_what_fits_first_and_the_unproved_last(catalogue: Catalogue) -> None:
    """Each line is in exactly one list, and none that nothing confirms is among the first."""
    case = Case(answers=Answers(what=("doxxing", "stalking"), danger="from-others"))
    everywhere = catalogue.country("INT")
    for country in catalogue.countries:
        state = help_state(catalogue, case, country.id, NOON, here=True)
        lists = (state.fitting, state.others, state.everywhere, state.unproved)
        ids = [line.id for part in lists for line in part]
        assert len(ids) == len(set(ids))
        expected = len(country.help_lines)
        if everywhere is not None and country is not everywhere:
            expected += len(everywhere.help_lines)
        assert len(ids) == expected, country.id
        assert all(line.proved for part in lists[:3] for line in part)
        assert not any(line.proved for line in state.unproved)


def test_lives_at_risk_bring_a_crisis_line(catalogue: Catalogue) -> None:
    """Wherever someone in danger is, a crisis line is among the first; one of the country comes first."""
    case = Case(answers=Answers(danger="from-myself"))
    for country in catalogue.countries:
        known = {
            f"{c.id.lower()}-{x.id}"
            for c in (country, catalogue.country("INT"))
            if c is not None
            for x in c.help_lines
            if "crisis" in x.audience and x.status != "unverified"
        }
        state = help_state(catalogue, case, country.id, NOON, here=True)
        assert known, country.id
        assert known <= {line.id for line in state.fitting}
        assert state.fitting[0].id in known


def test_who_was_under_18_then_and_is_adult_now_finds_lines_for_adults(catalogue: Catalogue) -> None:
    """Lines for children fit whoever is a child today."""
    for adult_now, fits in ((None, True), (False, True), (True, False)):
        case = Case(answers=Answers(under_18=True, adult_now=adult_now))
        assert (
            any(
                line.id == "gb-childline"
                for line in help_state(catalogue, case, "GB", NOON, here=True).fitting
            )
            is fits
        )


def test_open_now_is_said_only_where_the_clock_is_that_of_the_country(catalogue: Catalogue) -> None:
    """Looking at another country says nothing about its hours, but day and night is day and night."""
    for country in catalogue.countries:
        state = help_state(catalogue, Case(), country.id, NOON, here=False)
        for line in (*state.others, *state.unproved):
            assert line.open_now is not False
            always = line.hours is not None and line.hours.text == "Day and night, every day"
            assert (line.open_now is True) == always


def test_the_law_of_every_country_can_be_shown(catalogue: Catalogue) -> None:
    """Rights and authorities that are written are shown, with what they are called and how old they are."""
    shown = sum(len(levers_state(catalogue, c.id, NOON.date()).rights) for c in catalogue.countries)
    assert shown == sum(len(c.levers) for c in catalogue.countries) > 0
    offices = sum(len(levers_state(catalogue, c.id, NOON.date()).offices) for c in catalogue.countries)
    assert offices == sum(len(c.authorities) for c in catalogue.countries)
    assert not levers_state(catalogue, None, NOON.date()).any
    named = [r for c in catalogue.countries for r in levers_state(catalogue, c.id, NOON.date()).rights]
    assert all(r.can_be_named == (r.trust.sureness != "unverified") for r in named)
    # One that nothing confirms is never put into a letter.
    country = next(c for c in catalogue.countries if c.levers)
    doubted = msgspec.structs.replace(country.levers[0], status="unverified")
    other = Catalogue(countries=(msgspec.structs.replace(country, levers=(doubted,)),))
    assert [r.can_be_named for r in levers_state(other, country.id, NOON.date()).rights] == [False]


def test_lines_of_every_country_are_in_view_where_there_are_no_others(catalogue: Catalogue) -> None:
    """Someone who names no country sees whom to call without opening anything."""
    nowhere = help_state(catalogue, Case(), "", NOON, here=False)
    assert nowhere.everywhere
    assert nowhere.nothing_nearer
    case = Case(answers=Answers(country="GB", what=("stalking",)))
    assert not help_state(catalogue, case, "GB", NOON, here=True).nothing_nearer
