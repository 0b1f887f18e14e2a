"""Weights and parts by the rules, people-search sites, and what follows from what was done."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from selfhelp import plan
from selfhelp.case import change
from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import Broker, Catalogue, Condition, RuleCase
from selfhelp.language import render
from selfhelp.plan.given import given
from selfhelp.plan.model import Item
from selfhelp.plan.order import make_plan
from selfhelp.plan.people_search import brokers_for, grouped
from tests.factory import TODAY, case, shipped, task
from tests.plan.mail import CATALOGUE, item, lines, rule
from tests.plan.making import small


def test_every_rule_makes_something() -> None:
    """A rule in a file is named in the plan's code, and what that asks for by name has its file."""
    files = sorted(Path(plan.__file__).parent.glob("*.py"))
    nodes = [n for f in files for n in ast.walk(ast.parse(f.read_text(encoding="utf-8")))]
    named = {n.value for n in nodes if isinstance(n, ast.Constant)}
    calls = [n for n in nodes if isinstance(n, ast.Call)]
    asked = {
        word.value
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) == "placed"
        for argument in call.args[:2]
        for word in ast.walk(argument)
        if isinstance(word, ast.Constant)
    }
    # Those of people-search sites are named by the items that they make.
    exposed = case(country="US", what=("doxxing",), exposed=("home-address",))
    grouped_items = grouped(shipped(), exposed, given(shipped(), exposed))
    named |= {item_id.replace(":", "-") for item_id in grouped_items}
    there = {r.id for r in shipped().rules}
    assert there <= named
    assert len(asked) > 6
    assert asked <= there


def test_a_rule_weighs_by_its_first_fitting_case() -> None:
    """For each field the first case that holds and gives it; the weight keeps its bounds."""
    whole = rule(
        "privacy",
        weight=10,
        importance=0.5,
        largest_weight=60,
        cases=(
            RuleCase(any=(Condition(who=("ex",)),), weight=-50),
            RuleCase(any=(Condition(who=("ex", "known")),), when="now", importance=0.25),
            RuleCase(any=(Condition(who=("known", "group")),), when="later", weight=50, importance=1.0),
        ),
    )
    made = replace(CATALOGUE, rules=(whole,))

    def place(who: str | None) -> tuple[str, int]:
        it = item("privacy:mail", case(where=("mail",), who=who), made)
        return it.when, it.weight

    assert place(None) == ("today", 10 + 40)
    assert place("ex") == ("now", 0)
    assert place("known") == ("now", 60)
    assert place("group") == ("later", 60)


@pytest.mark.parametrize(
    ("kinds", "part"), [((), True), (("mail",), True), (("social",), False), (("social", "mail"), True)]
)
def test_a_part_of_a_task(kinds: tuple[str, ...], *, part: bool) -> None:
    """A rule puts its item under a task, for services of the kinds it names or for all."""
    whole = task("whole", minutes=200, after=())
    made = replace(
        CATALOGUE,
        tasks=(whole,),
        rules=(rule("two-factor", part_of="whole", part_kinds=kinds, after=("x",)),),
    )
    plan = make_plan(made, case(where=("mail",)), TODAY)
    assert [i.id for i in plan.items] == (["task:whole"] if part else ["task:whole", "two-factor:mail"])
    inside = plan.item("two-factor:mail")
    assert inside is not None
    assert (inside in plan.items) is not part


# People-search sites.


def broker(broker_id: str, **fields: object) -> Broker:
    """Make a people-search site."""
    given: dict[str, object] = {
        "name": broker_id.title(),
        "domains": (f"{broker_id}.example",),
        "countries": ("US",),
        "method": "form",
        "steps": ("Open the form.",),
        "status": "sourced",
    }
    return Broker(id=broker_id, **{**given, **fields})  # type: ignore[arg-type]  # as above


def test_the_order_of_people_search_sites() -> None:
    """First by priority, then those of the country, then what covers most; a child right after its parent."""
    sites = (
        broker("far", countries=("INT",)),
        broker("wide", covers=("x.example", "y.example")),
        broker("plain"),
        broker("parent"),
        broker("child", parent="parent"),
        broker("other", countries=("GB",)),
        broker("urgent", priority="first", countries=("INT",)),
        broker("a-child", parent="parent"),
        broker("high", priority="high"),
    )
    assert [b.id for b in brokers_for(Catalogue(brokers=sites), "US")] == [
        *("urgent", "high"),
        *("parent", "a-child", "child", "wide"),
        *("plain", "far"),
    ]
    assert "other" in [b.id for b in brokers_for(Catalogue(brokers=sites), None)]


def people(**answers: object) -> Item:
    """Return the first item of the people-search sites over three sites."""
    sites = (
        broker("one", minutes=3, effects=("needs-id",), opt_out="https://one.example/x", revision=4),
        broker("two", minutes=4, effects=("needs-id", "needs-call")),
        broker("three", minutes=5),
        broker("left", priority="first"),
    )
    rules = (
        rule("people-search-first", at_most=2, leave_out=("left",), weight=61),
        rule("people-search-rest", weight=62, when="later"),
    )
    # What leads to a door is said by the answers themselves.
    asked = tuple(q for q in shipped().questions if q.field == "exposed")
    made = Catalogue(brokers=sites, rules=rules, questions=asked)
    return item("people-search:first", case(country="US", **answers), made)


def test_the_first_people_search_sites() -> None:
    """As many as the rule takes in, without those it leaves out, with what each takes and sets off."""
    it = people(exposed=("workplace", "phone", "images"))
    assert render(it.title) == "Take your address off 2 people-search sites"
    assert lines(it) == [f"{name}: look for your page and ask to remove it" for name in ("One", "Three")]
    assert (it.minutes, it.weight, it.revision, it.target) == (8, 61, 4, "one")
    assert it.effects == ("needs-id",)
    assert [(render(d.title), d.url) for d in it.doors] == [("One: removal page", "https://one.example/x")]
    # Those that lead to a door first, whatever was ticked first.
    assert len(it.because) == 2
    assert "phone" in render(it.because[0])


# What follows.


def listed(*names: str, because: tuple[str, ...] = ("weak",)) -> Case:
    """Make a case with accounts whose passwords need changing."""
    made = Case()
    for name in names:
        made = change.keep_account(Account(id=name, name=name.title(), change_because=because))(made)
    return made


@pytest.mark.parametrize(
    ("count", "title", "minutes"),
    [
        (1, "Change the password of A", 10),
        (2, "Change the password of A and 1 other", 20),
        (3, "Change the password of A and 2 others", 30),
        (9, "Change the password of A and 8 others", 60),
    ],
)
def test_passwords_to_change(count: int, title: str, minutes: int) -> None:
    """Ten minutes each, an hour at most; the first one is named."""
    it = item("password:change", listed(*"abcdefghi"[:count]))
    assert render(it.title) == title
    assert (it.minutes, it.weight, it.when, it.effects) == (minutes, 44, "today", ("may-alert",))


def test_a_password_that_is_known_to_others_is_urgent() -> None:
    """Where one was breached the other rule places it."""
    it = item("password:change", listed("a", because=("breached",)))
    assert (it.weight, it.when) == (55, "now")


def test_a_day_to_look_again_says_where() -> None:
    """A broker's reminder opens its room, a service's that of reports; what is gone is asked otherwise."""
    made = Case()
    for subject, state in (("broker:one", "sent"), ("report:mail/post", "gone")):
        made = change.request(subject, state, TODAY - dt.timedelta(days=9), TODAY)(made)  # type: ignore[arg-type]  # a state
    catalogue = replace(CATALOGUE, brokers=(broker("one"),))
    asked, gone = (
        item("follow-up:broker:one", made, catalogue),
        item("follow-up:report:mail/post", made, catalogue),
    )
    assert (asked.room, render(asked.title)) == ("people-search", "See what One did with your request")
    assert (gone.room, render(gone.title)) == ("report", "See whether Mail shows you again")
    assert render(asked.why) != render(gone.why)
    assert (asked.minutes, asked.weight, asked.when, asked.effects) == (5, 33, "now", ())


def test_without_their_rules_nothing_is_made() -> None:
    """A catalogue that has no rule for a kind makes no item of that kind."""
    made = listed("a", because=("breached",))
    made = change.request("broker:one", "sent", TODAY, TODAY)(made)
    made = replace(made, answers=Answers(where=("mail",), what=("doxxing",)))
    assert make_plan(replace(CATALOGUE, rules=()), made, TODAY).items == ()
    assert make_plan(small(), made, TODAY).items == ()
