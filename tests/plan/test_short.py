"""The short plan over items made for it: what fits, what is held back, and what is shown with what."""

from typing import Any

import pytest

from selfhelp.case.model import Answers
from selfhelp.plan.model import Item
from selfhelp.plan.short import (
    A_DAY,
    at_most,
    fitting_now,
    fitting_today,
    five_now,
    is_tired,
    shortened,
    time_today,
)
from tests.plan.test_parts import item


def whens(*items: Item, **answers: object) -> list[str]:
    """Return the horizons of items after fitting them into the minutes of today."""
    return [i.when for i in fitting_now(items, Answers(**answers))]  # type: ignore[arg-type]  # given by name


def now(name: str, minutes: int = 10, **fields: object) -> Item:
    """Make an item for now."""
    return item(name, when="now", minutes=minutes, **fields)


def shown(*items: Item, **answers: object) -> list[str]:
    """Return the ids that the short plan shows."""
    marked, _first = shortened(items, Answers(**answers))  # type: ignore[arg-type]  # given by name
    return [i.id for i in marked if i.shown]


@pytest.mark.parametrize(("third", "found"), [(10, "now"), (11, "today")])
def test_what_fits_to_the_minute_is_for_now(third: int, found: str) -> None:
    """Thirty minutes hold thirty, and not one more; what is for another day takes none of them."""
    items = (now("a"), item("x", when="today", minutes=500), now("b"), now("c", third))
    assert whens(*items, minutes=30) == ["now", "today", "now", found]


def test_once_it_is_full_it_stays_full() -> None:
    """A small thing does not overtake the long one before it; it stands where it stood, for today."""
    assert whens(now("a"), now("b", 30), now("c", 1), minutes=15) == ["now", "today", "today"]


def test_the_first_of_all_stays_however_long_it_takes() -> None:
    """And so do gates that follow it, though it is over the time by then; what comes behind does not."""
    gate = now("g", 60, gate=True, gates=("may-alert",))
    assert whens(now("a", 60), minutes=15) == ["now"]
    assert whens(now("a", 60), now("b", 1), minutes=15) == ["now", "today"]
    assert whens(now("a", 60), gate, now("b", 1), minutes=15) == ["now", "now", "today"]
    assert whens(now("a", 60), now("b", 1), gate, minutes=15) == ["now", "today", "today"]


@pytest.mark.parametrize("answers", [{}, {"minutes": 5}, {"too_much": True}, {"minutes": 0}])
def test_without_a_number_of_minutes_all_is_for_now(answers: dict[str, object]) -> None:
    """Whoever did not say, or has five minutes, is shown small things anyway."""
    items = [now(name, 60) for name in "abc"]
    assert whens(*items, **answers) == ["now"] * 3


def days(*items: Item, urgent: tuple[str, ...] = (), **answers: object) -> list[str]:
    """Return the horizons of items after fitting them into the day."""
    said = Answers(**answers)  # type: ignore[arg-type]  # given by name
    return [i.when for i in fitting_today(items, said, urgent)]


def today(name: str, minutes: int = 10, **fields: object) -> Item:
    """Make an item for today."""
    return item(name, when="today", minutes=minutes, **fields)


@pytest.mark.parametrize(("second", "found"), [(20, "today"), (21, "this-week")])
def test_what_no_longer_fits_into_today_is_for_another_day(second: int, found: str) -> None:
    """What is for now counts; thirty minutes hold thirty, and behind a thing too long all waits."""
    items = (now("a"), today("b", second), today("c", 1), item("w", when="this-week"))
    assert days(*items, minutes=30)[1:2] == [found]
    assert days(now("a"), today("b", 50), today("c", 1), minutes=30) == ["now", "this-week", "this-week"]
    assert days(now("a", 60), minutes=30) == ["now"]


def test_whoever_did_not_say_has_a_day_of_two_hours() -> None:
    """Nobody bears more of this in one day."""
    assert days(today("a", A_DAY), today("b", 1)) == ["today", "this-week"]
    assert days(today("a", A_DAY), today("b", 1), minutes=0) == ["today", "this-week"]


@pytest.mark.parametrize(
    "fields", [{"safety": True}, {"gate": True, "gates": ("may-alert",)}, {"keeps_its_day": True}]
)
def test_what_can_not_wait_keeps_its_day(fields: dict[str, object]) -> None:
    """It takes time like everything else, but is not put off for it; nor is what was for now."""
    assert days(today("a", 200, **fields), today("b", 1)) == ["today", "this-week"]
    assert days(today("a", 200), today("b", 1), urgent=("a",)) == ["today", "this-week"]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"under_18": True}, "today"),
        ({"under_18": True, "adult_now": True}, "this-week"),
        ({"under_18": False}, "this-week"),
        ({"minutes": 5}, "today"),
        ({"too_much": True}, "today"),
    ],
)
def test_a_child_has_all_of_it_today(answers: dict[str, Any], found: str) -> None:
    """Each of those things is help in this hour. Whoever is tired is shown small things anyway."""
    assert days(today("a", 500), **answers) == [found]


def test_nothing_is_shown_behind_a_gate_that_says_to_read_no_further() -> None:
    """Until it is done or not theirs: put off, it is still all there is. What stands before it is shown."""
    rest = (item("b"), item("c"))
    for state, found in (("open", ["a", "g"]), ("not-now", ["a"]), ("done", ["a", "b", "c"])):
        gate = item("g", gate=True, gates=("may-alert",), alone=True, state=state)
        assert shown(item("a"), gate, *rest) == found
    gate = item("g", gate=True, gates=("may-alert",), alone=True, state="not-now")
    marked, first = shortened((gate, *rest), Answers())
    assert first == gate
    assert not [i for i in marked if i.shown]


def test_five_are_for_now_and_the_sixth_is_for_today() -> None:
    """In their order; what is for another day is not counted."""
    items = [now("a"), item("x", when="later"), *(now(n) for n in "bcdefg")]
    found = five_now(items)
    assert [i.id for i in found] == [i.id for i in items]
    assert [i.when for i in found] == ["now", "later", *["now"] * 4, "today", "today"]


def test_while_someone_is_in_danger_only_help_is_shown() -> None:
    """What waits for it comes back with its end; put off, it still holds all else back."""
    help_ = item("help", gate=True, gates=("everything",))
    rest = (item("a", after=("help",)), item("beside"))
    assert shown(help_, *rest) == ["help", "beside"]
    for state, found in (("not-now", ["beside"]), ("done", ["a", "beside"]), ("waiting", ["a", "beside"])):
        before = item("help", gate=True, gates=("everything",), state=state)
        assert shown(before, *rest) == found
    other = item("gate", gate=True, gates=("may-alert",), state="not-now")
    assert shown(other, item("b", after=("gate",)), item("c")) == ["c"]
    assert shown(item("no-gate", gates=("everything",)), item("b", after=("no-gate",))) == ["no-gate", "b"]


def test_a_thing_is_shown_behind_what_it_waits_for() -> None:
    """Only with all of it; what is done or does not apply holds nothing up."""
    assert shown(item("a"), item("b", after=("a",)), item("c", after=("b", "a"))) == ["a", "b", "c"]
    assert shown(item("b", after=("a",)), item("a")) == ["a"]
    for state, found in (("done", ["b"]), ("does-not-apply", ["b"]), ("not-now", [])):
        assert shown(item("a", state=state), item("b", after=("a",))) == found
    assert shown(item("b", after=("gone",))) == ["b"]


def test_parts_count_as_things() -> None:
    """A whole with its parts is as many as are still to do; the first is shown however many it is."""
    parts = (item("p"), item("q", state="not-now"), item("r", state="done"))
    whole = item("whole", parts=parts)
    singles = [item(f"s{n}") for n in range(12)]
    assert shown(whole, *singles) == ["whole", *(f"s{n}" for n in range(9))]
    assert shown(whole, *singles, minutes=15) == ["whole", "s0", "s1", "s2"]
    many = item("many", parts=tuple(item(f"p{n}") for n in range(20)))
    assert shown(many, *singles) == ["many"]
    assert shown(*singles[:9], whole, singles[9]) == [*(f"s{n}" for n in range(9)), "whole"]
    assert shown(*singles[:10], whole, singles[10]) == [f"s{n}" for n in range(10)]


def test_what_can_wait_for_another_week_is_not_shown_beside_what_can_not() -> None:
    """Where there is nothing sooner it is all there is."""
    later = [item(f"l{n}", when="later") for n in range(3)]
    assert shown(item("w", when="this-week"), *later) == ["w"]
    assert shown(*later) == ["l0", "l1", "l2"]
    assert shown(later[0], item("t")) == ["l0", "t"]


def test_small_things_when_there_is_little_strength() -> None:
    """Three at most, each of which still fits; what waits for one that does not is not shown without it."""
    tired = {"minutes": 5}
    assert shown(*(item(n, minutes=1) for n in "abcd"), **tired) == ["a", "b", "c"]
    assert shown(item("a", minutes=3), item("b", minutes=3), item("c", minutes=2), **tired) == ["a", "c"]
    assert shown(item("a", minutes=6), item("b", minutes=5), **tired) == ["b"]
    assert shown(item("a", minutes=6), item("b", minutes=6), **tired) == ["a"]
    assert shown(now("a", 6), now("b", 2), item("c", minutes=1), **tired) == ["b"]
    assert shown(now("a", 2), item("c", minutes=1), **tired) == ["a", "c"]
    assert shown(item("a", minutes=1), item("w", when="this-week", minutes=1), **tired) == ["a"]
    assert shown(item("a", minutes=6), item("b", minutes=1, after=("a",)), **tired) == ["a"]
    assert shown(item("w", when="this-week", minutes=1), **tired) == ["w"]
    # When the time is used up there is no minute left.
    assert shown(item("a", minutes=5), item("b", minutes=1), **tired) == ["a"]


def test_little_time_is_kept_free_for_a_gate() -> None:
    """As long as it fits into it at all; the gate itself is shown though it is long."""
    tired = {"minutes": 5}
    gate = item("g", minutes=4, gate=True, gates=("may-alert",))
    assert shown(item("a", minutes=1), gate, **tired) == ["a", "g"]
    assert shown(item("a", minutes=2), gate, **tired) == ["g"]
    assert shown(item("a", minutes=2), gate, item("b", minutes=1), **tired) == ["g", "b"]
    long = item("g", minutes=30, gate=True, gates=("may-alert",))
    assert shown(item("a", minutes=5), long, **tired) == ["a", "g"]
    assert shown(long, item("b", minutes=1), **tired) == ["g"]
    exact = item("g", minutes=5, gate=True, gates=("may-alert",))
    assert shown(item("a", minutes=1), exact, **tired) == ["g"]


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ({"under_18": True}, 7),
        ({"under_18": True, "adult_now": False, "minutes": 60}, 7),
        ({"under_18": True, "minutes": 15}, 6),
        ({"under_18": True, "adult_now": True}, 12),
        ({"under_18": True, "for_whom": "someone-else"}, 12),
        ({"under_18": False}, 12),
    ],
)
def test_a_child_who_reads_alone_gets_a_shorter_list(answers: dict[str, object], count: int) -> None:
    """Seven things at most; whoever is grown up now, or helps a child, can read more."""
    items = [item(name, when="today", minutes=1) for name in "abcdefghijklmnop"]
    assert len(shown(*items, **answers)) == count


@pytest.mark.parametrize(
    ("answers", "minutes", "most"),
    [
        ({}, None, 12),
        ({"minutes": 61}, 61, 12),
        ({"minutes": 60}, 60, 10),
        ({"minutes": 30}, 30, 8),
        ({"minutes": 31}, 31, 10),
        ({"minutes": 15}, 15, 6),
        ({"minutes": 16}, 16, 8),
        ({"minutes": 6}, 6, 6),
        ({"minutes": 5}, 5, 3),
        ({"minutes": 60, "too_much": True}, 5, 3),
        ({"minutes": 3, "too_much": True}, 3, 3),
        ({"too_much": True}, 5, 3),
        ({"too_much": False}, None, 12),
    ],
)
def test_how_much_is_shown_in_which_time(answers: dict[str, object], minutes: int | None, most: int) -> None:
    """By the minutes of today; when everything is too much there are five at most."""
    said = Answers(**answers)  # type: ignore[arg-type]  # given by name
    assert time_today(said) == minutes
    assert at_most(said) == most
    assert is_tired(said) is (most == 3)


def test_what_was_put_off_is_offered_again_when_nothing_else_is_left() -> None:
    """The first of it that waits for nothing else; with anything still open, that comes first."""

    def first(*items: Item) -> str:
        _marked, found = shortened(items, Answers())
        return found.id if found is not None else ""

    put_off = item("b", state="not-now")
    assert first(item("a", state="not-now", after=("b",)), put_off) == "b"
    assert first(item("a", state="done"), item("c", state="not-now", after=("a",)), put_off) == "c"
    assert first(put_off, item("d")) == "d"
    assert first(item("a", state="done"), item("e", state="does-not-apply")) == ""
    assert first() == ""
