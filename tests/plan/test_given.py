"""What answers come to: the values that conditions are held against, one for one."""

from msgspec.structs import fields, replace

from selfhelp.case.model import Account, Answers, Case
from selfhelp.catalogue.model import (
    Broker,
    Catalogue,
    Condition,
    Country,
    Emergency,
    Group,
    HelpLine,
    NamedFact,
    Scenario,
    Step,
)
from selfhelp.catalogue.model.condition import ANSWER_FIELDS
from selfhelp.language import render
from selfhelp.plan.given import given, taken_over, used_services
from selfhelp.plan.order import make_plan
from selfhelp.plan.tasks import meets_image
from tests.factory import TODAY, case, task
from tests.plan.mail import CATALOGUE


def values(catalogue: Catalogue, made: Case, field: str) -> set[str | int]:
    """Return the values of one field."""
    return set(given(catalogue, made).values[field])


GROUPS = (
    Group(id="near-sea", means="They lie at the sea.", countries=("XA", "XB")),
    Group(id="in-hills", means="They lie in hills.", countries=("XB",)),
)


def test_a_country_stands_with_the_groups_it_is_in() -> None:
    """With each of them and no other; whoever named no country is in none."""
    catalogue = Catalogue(groups=GROUPS)
    assert values(catalogue, case(country="XA"), "country") == {"XA", "near-sea"}
    assert values(catalogue, case(country="XB"), "country") == {"XB", "near-sea", "in-hills"}
    assert values(catalogue, case(country="XC"), "country") == {"XC"}
    assert values(catalogue, case(), "country") == {"unanswered"}


def test_a_skipped_question_is_unanswered_and_no_is_an_answer() -> None:
    """Each of the three stays what it is; who skips whether someone watches may be watched."""
    for field in ("under_18", "adult_now", "same_home", "children", "too_much"):
        assert values(Catalogue(), case(), field) == {"unanswered"}, field
        assert values(Catalogue(), case(**{field: False}), field) == {"no"}, field
        assert values(Catalogue(), case(**{field: True}), field) == {"yes"}, field
    assert values(Catalogue(), case(), "watched") == {"unanswered", "maybe"}
    assert values(Catalogue(), case(watched="no"), "watched") == {"no"}
    assert values(Catalogue(), case(), "minutes") == values(Catalogue(), case(minutes=0), "minutes")
    assert values(Catalogue(), case(), "minutes") == {"unanswered"}
    assert values(Catalogue(), case(minutes=15), "minutes") == {15}
    assert values(Catalogue(), case(what=("doxxing", "outing")), "what") == {"doxxing", "outing"}
    assert values(Catalogue(), case(), "what") == {"unanswered"}
    # An old file may hold true or false here.
    assert values(Catalogue(), case(danger=True), "danger") == {"from-others"}
    assert values(Catalogue(), case(danger=False), "danger") == {"no"}
    assert values(Catalogue(), case(danger="from-others"), "danger") == {"from-others"}


def test_every_answer_can_be_asked_for() -> None:
    """What is kept of answers and what conditions ask of them have the same names, and all have values."""
    assert {f.encode_name for f in fields(Answers)} == ANSWER_FIELDS
    asked_for = {f.name for f in fields(Condition)}
    assert set(given(Catalogue(), Case()).values) == asked_for


def test_services_named_anywhere_are_used() -> None:
    """On the list of accounts too; only those someone is in count as taken."""
    accounts = (
        Account(id="1", name="A", service="mail", taken_over=True),
        Account(id="2", name="B", service="plain"),
        Account(id="3", name="C", taken_over=True),
    )
    made = replace(case(where=("x",), hacked=("y",)), accounts=accounts)
    assert used_services(made) == {"x", "y", "mail", "plain"}
    assert taken_over(made) == {"y", "mail"}
    assert values(CATALOGUE, made, "kinds") == {"mail"}
    assert values(CATALOGUE, case(where=("x",)), "kinds") == set()


def test_what_the_country_has() -> None:
    """Its lines by whom they serve, its number, its police when there is time, those who sell addresses."""
    emergency = Emergency(general="112", status="sourced", evidence=())
    line = HelpLine(
        id="a", name="A", audience=("crime", "anyone"), what="They listen.", status="sourced", evidence=()
    )
    world = replace(line, id="w", audience=("lgbtq",))
    plain = Country(id="XA", name="Xanadu", emergency=emergency, help_lines=(line,))
    everywhere = Country(id="INT", name="Everywhere", help_lines=(world,))
    broker = Broker(
        id="finder",
        name="Finder",
        domains=("finder.example",),
        countries=("XB",),
        method="form",
        steps=("Open it.",),
        status="sourced",
        evidence=(),
    )
    catalogue = Catalogue(countries=(plain, everywhere), brokers=(broker,))
    assert values(catalogue, case(country="XA"), "has") == {
        "help-crime",
        "help-anyone",
        "help-lgbtq",
        "emergency",
    }
    assert values(catalogue, case(country="XB"), "has") == {"help-lgbtq", "people-search"}
    police = replace(plain, emergency=replace(emergency, police_not_urgent="101"))
    found = values(Catalogue(countries=(police,)), case(country="XA"), "has")
    assert found == {"help-crime", "help-anyone", "emergency", "police-not-urgent"}


IMAGES = Scenario(
    id="images", title="Images", summary="x", field_name="x", order=1, status="sourced", images=True
)


def test_a_child_in_an_image_is_known_by_age_and_image_together() -> None:
    """Neither alone says so; images may be what happens, or what is public."""
    catalogue = Catalogue(scenarios=(IMAGES, replace(IMAGES, id="other", images=False)))

    def child(**answers: object) -> bool:
        return given(catalogue, case(**answers)).child_in_image

    assert child(under_18=True, what=("images",))
    assert child(under_18=True, exposed=("images",))
    assert child(under_18=True, what=("other", "images"))
    assert not child(under_18=True, what=("other",))
    assert not child(under_18=True)
    assert not child(what=("images",), exposed=("images",))
    assert not child(under_18=False, what=("images",))


def test_only_what_meets_an_image_is_left_out_where_it_shows_a_child() -> None:
    """A task or step that has nothing to do with one, or never touches it, stays."""
    assert [meets_image(use) for use in (None, "never", "copy", "search", "open")] == [
        False,
        False,
        True,
        True,
        True,
    ]
    steps = (
        Step(text="Write it down."),
        Step(text="Close the page.", image="never"),
        Step(text="Take a screenshot.", image="copy"),
    )
    catalogue = Catalogue(
        scenarios=(IMAGES,),
        tasks=(
            task("plain", steps=steps),
            task("never", image="never"),
            task("search", image="search"),
        ),
    )
    grown = make_plan(catalogue, case(what=("images",)), TODAY)
    assert {i.id for i in grown.items} == {"task:plain", "task:never", "task:search"}
    child = make_plan(catalogue, case(what=("images",), under_18=True), TODAY)
    assert {i.id for i in child.items} == {"task:plain", "task:never"}
    item = child.item("task:plain")
    assert item is not None
    assert [render(s) for s in item.steps] == ["Write it down.", "Close the page."]


def test_a_named_fact_holds_with_the_answers_it_names() -> None:
    """And with no others."""
    fact = NamedFact(id="near", means="They are near.", any=(Condition(who=("ex",)),))
    catalogue = Catalogue(facts=(fact, replace(fact, id="far", any=(Condition(who=("stranger",)),))))
    assert values(catalogue, case(who="ex"), "fact") == {"near"}
    assert values(catalogue, case(who="stranger"), "fact") == {"far"}
    assert values(catalogue, case(), "fact") == set()
