"""The page for danger: the number of the country, at most two lines, a crisis line always among them."""

import datetime as dt

import pytest

from selfhelp.answers import Danger, Who
from selfhelp.case.model import Answers
from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Country, HelpLine
from selfhelp.language import render
from selfhelp.views.danger import danger_state
from tests.factory import shipped

SUNDAY_NIGHT = dt.datetime(2026, 11, 22, 2, 30, tzinfo=dt.UTC)
MONDAY_NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
SAID: tuple[Danger | None, ...] = (None, "from-others", "from-myself")


@pytest.mark.parametrize("danger", SAID)
@pytest.mark.parametrize("country", ["GB", "US", "DE", "FR", "BR", "IN", "ES", "IT"])
def test_a_crisis_line_is_always_among_them(country: str, danger: Danger | None) -> None:
    """Where the country has a line for people who think of ending their life, it is in view."""
    entry = shipped().country(country)
    assert entry is not None
    state = danger_state(shipped(), Answers(), country, danger, SUNDAY_NIGHT)
    assert state.number
    assert len(state.lines) <= 2
    if any("crisis" in x.audience and (x.phone or x.sms) for x in entry.help_lines):
        by_id = {x.id: x for x in entry.help_lines}
        assert any("crisis" in by_id[line.id].audience for line in state.lines if line.id in by_id)


def test_in_the_united_kingdom_both_kinds_are_there() -> None:
    """Someone hurt at home sees a line for that and the Samaritans; both are open at night."""
    state = danger_state(shipped(), Answers(who="ex"), "GB", "from-others", SUNDAY_NIGHT)
    assert state.number == "999"
    assert [line.kind for line in state.lines] == ["domestic-violence", "crisis"]
    assert [line.number for line in state.lines][1] == "116 123"
    assert all(line.open_now for line in state.lines)


@pytest.mark.parametrize("who", ["ex", "group", "stranger", "unsure", None])
def test_danger_from_others_names_a_general_line(who: Who | None) -> None:
    """A line for sexual assault or for LGBTQ youth does not stand for the line that serves anyone."""
    answers = Answers(who=who, what=("doxxing", "calls-to-me"))
    state = danger_state(shipped(), answers, "US", "from-others", SUNDAY_NIGHT)
    assert [line.id for line in state.lines] == ["ndvh", "988-lifeline"]
    assert all(line.open_now and not line.unsure for line in state.lines)
    assert {"rainn", "trevor-project"} <= {line.id for line in state.more}


def test_people_who_listen_come_first_for_whoever_may_hurt_themselves() -> None:
    """The page says so, and only lines for that are in view."""
    state = danger_state(shipped(), Answers(), "GB", "from-myself", MONDAY_NOON)
    assert state.listening
    assert state.lines[0].kind == "crisis"


def test_without_a_country_there_is_no_number() -> None:
    """A wrong number is worse than none; lines that serve everyone are still shown."""
    state = danger_state(shipped(), Answers(), "", None, MONDAY_NOON)
    assert state.number == ""
    assert state.country == ""


def _one_line(country: str, hours: str) -> Catalogue:
    made = HelpLine(
        id="line",
        name="A line",
        audience=("crisis",),
        what="They listen.",
        phone="1",
        hours=hours,
        status="sourced",
    )
    return Catalogue(countries=(Country(id=country, name="Somewhere", help_lines=(made,)),))


@pytest.mark.parametrize(
    "hours", ["Saturday to Thursday, 02:00–03:00", "Friday 09:00–10:00, Sunday 02:00–03:00"]
)
def test_hours_are_read_as_everywhere_else(hours: str) -> None:
    """A week that ends on a Thursday, and several spans: whoever may call now sees a line that is open."""
    (line,) = danger_state(_one_line("EG", hours), Answers(), "EG", "from-myself", SUNDAY_NIGHT).lines
    assert line.open_now is True
    (line,) = danger_state(_one_line("EG", hours), Answers(), "EG", "from-myself", MONDAY_NOON).lines
    assert line.open_now is False


def test_the_clock_here_says_nothing_of_hours_elsewhere() -> None:
    """Of who serves every country nobody knows where they sit; day and night is day and night."""
    for hours, wanted in (("Every day, 02:00–03:00", None), ("Day and night, every day", True)):
        (line,) = danger_state(_one_line(EVERYWHERE, hours), Answers(), "", "from-myself", SUNDAY_NIGHT).lines
        assert line.open_now is wanted


def test_a_line_that_is_closed_gives_way() -> None:
    """Of several lines of a kind, one that is open now is in view."""
    for country in shipped().countries:
        state = danger_state(shipped(), Answers(), country.id, "from-myself", SUNDAY_NIGHT)
        in_view = [line.open_now for line in state.lines if line.kind == "crisis"]
        hidden = [line.open_now for line in state.more if line.kind == "crisis"]
        assert not (False in in_view and True in hidden), country.id


def test_where_a_report_can_turn_against_someone_it_is_said_first() -> None:
    """Of what is told about the numbers of a country the warning is the first."""
    state = danger_state(shipped(), Answers(police="no"), "EG", "from-others", MONDAY_NOON)
    assert render(state.facts[0]).startswith("A report to the police can turn against")


def test_whoever_is_followed_by_a_stranger_is_not_left_without_a_line() -> None:
    """A line for stalking leads where there is one; elsewhere the lines that serve others in danger do."""
    followed = Answers(who="stranger", what=("stalking",))
    state = danger_state(shipped(), followed, "GB", "from-others", MONDAY_NOON)
    assert [line.id for line in state.lines] == ["national-stalking-helpline", "samaritans"]
    hurt = Answers(who="stranger", what=("doxxing",))
    for country in shipped().countries:
        one, other = (
            danger_state(shipped(), answers, country.id, "from-others", MONDAY_NOON)
            for answers in (followed, hurt)
        )
        assert bool(one.lines) == bool(other.lines), country.id
        assert {x.id for x in (*one.lines, *one.more)} == {x.id for x in (*other.lines, *other.more)}


@pytest.mark.parametrize(("country", "first"), [("NZ", "shine"), ("NO", "vo-linjen")])
def test_a_line_whose_first_purpose_it_is_comes_first(country: str, first: str) -> None:
    """A line for crises or for women that serves people hurt at home too stands behind one for them."""
    state = danger_state(shipped(), Answers(who="ex"), country, "from-others", MONDAY_NOON)
    assert state.lines[0].id == first
