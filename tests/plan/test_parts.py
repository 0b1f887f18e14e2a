"""What belongs together is one item, and what must come first comes first: held value for value."""

import pytest

from selfhelp.language import message
from selfhelp.plan.gates import constrained, joined, ranked
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, case, task
from tests.plan.making import ids, small


def item(name: str, **fields: object) -> Item:
    """Make an item."""
    given: dict[str, object] = {
        "room": "task",
        "title": message("plan", name),
        "when": "today",
        "why": message("plan", name),
        "because": (),
        "effects": (),
        "minutes": 10,
        "weight": 50,
    }
    return Item(id=name, **{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def test_a_whole_takes_from_its_parts() -> None:
    """The soonest day, the heaviest of that day, all effects once, all minutes, and what any waits for."""
    items = [
        item("whole", when="later", weight=99, effects=("may-alert",), after=("x", "a")),
        item("a", part_of="whole", when="now", weight=20, effects=("needs-id", "may-alert"), after=("z",)),
        item("b", part_of="whole", when="now", weight=30, effects=("needs-call",), after=("a", "whole")),
        item("c", part_of="whole", when="today", weight=98),
        item("d", part_of="whole", when="now", weight=30),
        item("x"),
        item("z"),
    ]
    whole = next(i for i in joined(items) if i.id == "whole")
    assert (whole.when, whole.weight, whole.minutes) == ("now", 30, 50)
    assert whole.effects == ("may-alert", "needs-id", "needs-call")
    assert whole.after == ("x", "z")
    assert [p.id for p in whole.parts] == ["b", "d", "a", "c"]
    assert [i.id for i in joined(items)] == ["whole", "x", "z"]


def test_what_only_holds_parts_together_comes_with_them() -> None:
    """It comes when the first of them does, weighs what that one weighs, and one part stands by itself."""
    whole = item("whole", when="now", weight=99, whole=True)
    parts = [item(n, part_of="whole", when="later", weight=w) for n, w in (("a", 20), ("b", 30))]
    made = joined([whole, *parts])
    assert [(i.id, i.when, i.weight) for i in made] == [("whole", "later", 30)]
    assert [i.id for i in joined([whole, parts[0]])] == ["a"]
    assert joined([whole]) == []


@pytest.mark.parametrize(("each", "minutes"), [(79, 237), (80, 240), (81, 240)])
def test_a_whole_takes_four_hours_at_most(each: int, minutes: int) -> None:
    """Longer is said as four hours."""
    items = [item("whole", minutes=each), *(item(n, part_of="whole", minutes=each) for n in "ab")]
    assert joined(items)[0].minutes == minutes


def test_a_part_alone_stands_for_itself() -> None:
    """Where the whole is not on the plan, or it is its own, it is an item like any other."""
    alone = [item("a", part_of="gone"), item("b", part_of="b")]
    assert joined(alone) == alone


def test_who_waits_for_a_part_waits_for_the_whole() -> None:
    """Once, and nothing waits for itself."""
    items = [
        item("whole"),
        item("a", part_of="whole"),
        item("b", part_of="whole"),
        item("c", after=("a", "x", "b", "whole")),
        item("x"),
    ]
    made = {i.id: i for i in joined(items)}
    assert made["c"].after == ("whole", "x")
    assert made["whole"].after == ()


def waits(*items: Item) -> dict[str, tuple[str, ...]]:
    """Return what each item waits for."""
    return {i.id: i.after for i in constrained(list(items))}


def test_saving_comes_before_destroying() -> None:
    """In one order; what saves, and a gate, wait for no saving."""
    found = waits(
        item("s2", saves_evidence=True),
        item("s1", saves_evidence=True, effects=("destroys-evidence",)),
        item("d", effects=("destroys-evidence",), after=("x", "gone", "d", "s2")),
        item("plain", effects=("may-alert",)),
        item("x"),
        item("g", gate=True, gates=(), effects=("destroys-evidence",)),
    )
    assert found["d"] == ("x", "s2", "s1")
    assert found["s1"] == found["s2"] == found["plain"] == found["g"] == ()


def test_gates_wait_for_those_that_stand_first() -> None:
    """Everything, then the heaviest, then by name; nobody waits round a circle."""
    everything = item("z-all", gate=True, gates=("everything",), weight=1)
    heavy = item("b-heavy", gate=True, gates=("may-alert",), weight=90)
    same = item("a-same", gate=True, gates=("may-alert",), weight=90)
    light = item("light", gate=True, gates=("irreversible",), weight=10)
    assert [g.id for g in ranked([light, heavy, item("x"), same, everything])] == [
        *("z-all", "a-same", "b-heavy", "light")
    ]
    found = waits(
        light,
        heavy,
        everything,
        item("alerts", effects=("may-alert",)),
        item("beside", effects=("may-alert", "irreversible"), beside=("b-heavy",)),
        item("calm"),
    )
    assert found["z-all"] == ()
    assert found["b-heavy"] == found["light"] == found["calm"] == ("z-all",)
    assert found["alerts"] == ("z-all", "b-heavy")
    assert found["beside"] == ("z-all", "light")


# The short plan.


def shown(*minutes_and_whens: tuple[int, str], **answers: object) -> list[str]:
    """Return the names of what the short plan shows, of tasks a, b, c … in this order."""
    tasks = [
        task(name, minutes=minutes, when=when, weight=90 - n)
        for n, (name, (minutes, when)) in enumerate(zip("abcdefghijklmnop", minutes_and_whens, strict=False))
    ]
    plan = make_plan(small(*tasks), case(**answers), TODAY)
    return [i.id.removeprefix("task:") for i in plan.short()]


@pytest.mark.parametrize(("minutes", "most"), [(None, 12), (60, 10), (30, 8), (15, 6), (5, 3)])
def test_less_time_shows_a_shorter_beginning(minutes: int | None, most: int) -> None:
    """To the piece; all of them stand in the same order."""
    assert "".join(shown(*[(1, "today")] * 14, minutes=minutes)) == "abcdefghijklmn"[:most]


def test_five_are_for_now() -> None:
    """What is for now and not among the first five is for today, and stays where it stands."""
    tasks = [task(name, minutes=1, when="now", weight=90 - n) for n, name in enumerate("abcdefg")]
    plan = make_plan(small(*tasks), case(), TODAY)
    assert [i.when for i in plan.items] == ["now"] * 5 + ["today"] * 2
    assert ids(plan) == list("abcdefg")


def test_what_is_for_later_is_shown_only_where_nothing_is_sooner() -> None:
    """Whoever has nothing else sees it, the first twelve of it."""
    assert "".join(shown((1, "now"), (1, "this-week"), (1, "later"))) == "ab"
    assert "".join(shown(*[(1, "later")] * 14)) == "abcdefghijkl"


def test_little_strength_is_little_to_see() -> None:
    """Five minutes, or too much: three small things of today at most, none that takes too long."""
    assert "".join(shown(*[(1, "now")] * 5, (1, "later"), minutes=5)) == "abc"
    assert "".join(shown((1, "now"), (1, "later"), too_much=True)) == "a"
    assert "".join(shown((3, "now"), (3, "now"), too_much=True, minutes=60)) == "a"
    assert "".join(shown((5, "now"), (1, "now"), minutes=5)) == "a"
    assert "".join(shown((6, "now"), (1, "now"), (1, "today"), minutes=5)) == "b"
    assert "".join(shown((6, "now"), (1, "today"), minutes=5)) == "a"


def test_minutes_are_kept_free_for_the_first_gate() -> None:
    """What stands before a gate takes none of its time; a gate is shown though it takes longer."""

    def seen(first: int, gate: int) -> str:
        tasks = (
            task("a", when="now", weight=90, minutes=first, beside=("g",)),
            task("g", when="now", weight=70, minutes=gate, gate=True, gates=("may-alert",)),
            task("h", when="now", weight=60, minutes=60, gate=True, gates=("may-alert",)),
        )
        plan = make_plan(small(*tasks), case(minutes=5), TODAY)
        return "".join(i.id.removeprefix("task:") for i in plan.short())

    assert seen(2, 3) == "ag"
    assert seen(3, 3) == "g"
    assert seen(5, 30) == "ag"


def test_a_thing_is_shown_with_what_it_waits_for() -> None:
    """What waits for something that does not fit is not shown without it."""
    tasks = (
        task("a", when="now", minutes=30, weight=90),
        task("b", when="now", minutes=2, weight=80, after=("a",)),
        task("c", when="now", minutes=2, weight=70),
    )
    plan = make_plan(small(*tasks), case(minutes=5), TODAY)
    assert [i.id for i in plan.short()] == ["task:c"]
    assert ids(plan) == ["a", "b", "c"]
