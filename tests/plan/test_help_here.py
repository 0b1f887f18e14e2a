"""Who can be called: of what is written of a country, what is shown, and in which order."""

import datetime as dt

import pytest

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Catalogue, Country, Emergency, Evidence, GivenLine, HelpLine, Scenario
from selfhelp.documents.plan_document import plan_text
from selfhelp.documents.plan_page import plan_html
from selfhelp.language import render
from selfhelp.plan.help import given_lines, help_here
from selfhelp.plan.hours import ALWAYS
from selfhelp.plan.model import Help, Plan
from tests.plan.test_parts import item

EVIDENCE = (Evidence(source="guide", date=dt.date(2026, 1, 1)),)


def line(name: str, /, *audience: str, **fields: object) -> HelpLine:
    """Make a help line."""
    given: dict[str, object] = {
        "id": name,
        "name": name.title(),
        "audience": audience or ("stalking",),
        "what": "They listen.",
        "phone": "116 123",
        "status": "sourced",
        "evidence": EVIDENCE,
    }
    return HelpLine(**{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def given_line(name: str, *audience: str) -> GivenLine:
    """Make a line of whoever handed the program over."""
    made = line(name, *audience)
    return GivenLine(
        by="A helpline",
        id=made.id,
        name=made.name,
        audience=made.audience,
        what=made.what,
        phone=made.phone,
        status="sourced",
        evidence=EVIDENCE,
    )


CRISIS = line("crisis", "crisis")


def here(
    *lines: HelpLine,
    everywhere: tuple[HelpLine, ...] = (),
    wants: tuple[str, ...] = ("stalking",),
    answers: Answers | None = None,
    emergency: Emergency | None = None,
) -> Help:
    """Return who can be called in a country with these lines, for a plan that wants some."""
    catalogue = Catalogue(
        countries=(
            Country(id="XA", name="Xanadu", emergency=emergency, help_lines=lines),
            Country(id="INT", name="Everywhere", help_lines=everywhere),
        )
    )
    wanted = [item("a", help_lines=wants)]
    return help_here(catalogue, answers or Answers(country="XA"), wanted)


def names(found: Help) -> list[str]:
    """Return whom it names, in order."""
    return [one.id.partition("/")[2] for one in found.lines]


# Numbers ------------------------------------------------------------------------------------------


def test_emergency_numbers_are_named_once() -> None:
    """The general one first; a service with the same number, or with none, is not named again."""
    made = Emergency(
        general="112",
        police="110",
        ambulance="112",
        fire=None,
        text="Text 112.",
        note="From any phone.",
        status="sourced",
        evidence=EVIDENCE,
    )
    found = here(CRISIS, emergency=made)
    assert [(render(n.name), n.number) for n in found.emergency] == [("Emergency", "112"), ("Police", "110")]
    assert [render(note) for note in found.notes] == ["Text 112.", "From any phone."]
    assert found.country == "XA"
    made = Emergency(police="1", ambulance="2", fire="3", status="sourced", evidence=EVIDENCE)
    found = here(CRISIS, emergency=made)
    assert [(render(n.name), n.number) for n in found.emergency] == [
        ("Police", "1"),
        ("Ambulance", "2"),
        ("Fire", "3"),
    ]
    assert found.notes == ()
    assert here(CRISIS).emergency == ()


def test_a_warning_is_read_before_the_numbers() -> None:
    """Where a call can turn against the one who makes it, text and page say so first."""
    made = Emergency(police="1", warning="Talk to a help desk first.", status="sourced", evidence=EVIDENCE)
    found = here(CRISIS, emergency=made)
    assert [render(w) for w in found.warnings] == ["Talk to a help desk first."]
    assert found.notes == ()
    plan = Plan(help=found)
    for text in (plan_text(plan), plan_html(plan, dt.date(2026, 1, 1))):
        assert 0 < text.index("Talk to a help desk first.") < text.index("Police")
    assert here(CRISIS, emergency=Emergency(police="1", status="sourced", evidence=EVIDENCE)).warnings == ()
    assert here(CRISIS).notes == ()


def test_without_a_country_there_is_no_number() -> None:
    """A number of some other country would call nobody; lines for everyone are named."""
    found = here(CRISIS, everywhere=(line("world", "crisis"),), answers=Answers())
    assert (found.country, found.emergency, names(found)) == (None, (), ["world"])
    found = here(CRISIS, everywhere=(line("world", "crisis"),), answers=Answers(country="XB"))
    assert (found.country, found.emergency, names(found)) == ("XB", (), ["world"])


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"sms": "85258", "email": "a@example.org", "url": "https://example.org"}, "116 123"),
        ({"phone": None, "sms": "85258", "email": "a@example.org"}, "85258"),
        ({"phone": None, "email": "a@example.org", "url": "https://example.org"}, "a@example.org"),
        ({"phone": None, "url": "https://example.org"}, "https://example.org"),
    ],
)
def test_how_a_line_is_reached(fields: dict[str, object], shown: str) -> None:
    """By phone where there is one, then by text, by mail, on the web; who can't be reached is not named."""
    found = here(line("a", hours="Monday, 09:00–10:00", **fields), line("silent", phone=None), CRISIS)
    assert names(found) == ["a", "crisis"]
    first = found.lines[0]
    assert (first.number, first.name, first.kind) == (shown, "A", "stalking")
    assert render(first.what) == "They listen."
    assert first.hours is not None
    assert render(first.hours) == "Monday, 09:00–10:00"
    assert found.lines[1].hours is None


# Order ----------------------------------------------------------------------------------------------

BETTER: dict[str, tuple[HelpLine, HelpLine]] = {
    "a number that is sure": (line("z"), line("a", status="unverified")),
    "open at any hour": (line("z", hours=ALWAYS), line("a", hours="Monday, 09:00–10:00")),
    "this is the main thing": (line("z", "stalking"), line("a", "anyone", "stalking")),
    "can be called": (line("z"), line("a", phone=None, url="https://example.org")),
    "sure, though it is not always open": (line("z"), line("a", status="unverified", hours=ALWAYS)),
    "open, though it is not the main thing": (
        line("z", "anyone", "stalking", hours=ALWAYS),
        line("a", "stalking"),
    ),
}


@pytest.mark.parametrize("why", BETTER)
def test_the_better_of_two_stands_first(why: str) -> None:
    """Whichever is written first."""
    better, other = BETTER[why]
    assert names(here(better, other, CRISIS)) == ["z", "a", "crisis"]
    assert names(here(other, better, CRISIS)) == ["z", "a", "crisis"]


def test_among_equals_the_order_of_the_file() -> None:
    """Two for each kind of help, those of the country before those for everyone."""
    found = here(line("b"), line("a"), line("c"), CRISIS, everywhere=(line("world", hours=ALWAYS),))
    assert names(found) == ["b", "a", "crisis"]
    found = here(line("b"), CRISIS, everywhere=(line("world", hours=ALWAYS),))
    assert names(found) == ["b", "world", "crisis"]


def test_a_name_is_named_once() -> None:
    """One line for two kinds of help is one; so are two of the same name."""
    both = line("both", "stalking", "women")
    assert names(here(both, CRISIS, wants=("stalking", "women", "stalking"))) == ["both", "crisis"]
    twin = line("twin", "women", name="Both")
    assert names(here(both, twin, CRISIS, wants=("stalking", "women"))) == ["both", "crisis"]


def test_a_crisis_line_is_always_among_them() -> None:
    """The country's own for this alone before one that serves others too, and before the world's."""
    world = (line("world", "crisis", hours=ALWAYS),)
    assert names(here(line("a"), CRISIS, everywhere=world)) == ["a", "crisis"]
    assert names(here(line("a"), everywhere=world)) == ["a", "world"]
    partly = line("partly", "anyone", "crisis")
    assert names(here(partly, CRISIS, wants=())) == ["partly", "crisis"]
    found = here(*(line(f"{n}", "stalking", "women") for n in range(9)), CRISIS)
    assert names(found)[-1] == "crisis"
    two = here(CRISIS, line("second-language", "crisis"), line("third", "crisis"), wants=())
    assert names(two) == ["crisis", "second-language"]


def test_whoever_may_hurt_themselves_sees_it_first() -> None:
    """Before whatever else fits."""
    said = Answers(country="XA", danger="from-myself")
    assert names(here(line("a"), CRISIS, answers=said)) == ["crisis", "a"]
    said = Answers(country="XA", danger="from-others")
    assert names(here(line("a"), CRISIS, answers=said)) == ["a", "crisis"]


def test_a_line_for_anyone_in_the_world_helps_nobody_in_particular() -> None:
    """Of the country's own it is named; of the world's it is not."""
    anyone = line("anyone", "anyone")
    assert names(here(CRISIS, anyone, wants=())) == ["anyone", "crisis"]
    assert names(here(CRISIS, everywhere=(anyone,), wants=())) == ["crisis"]


# For some only --------------------------------------------------------------------------------------


@pytest.mark.parametrize("alone", ["children", "lgbtq", "journalists"])
def test_a_line_for_some_is_named_to_nobody_else(alone: str) -> None:
    """First of all for them, it is named where they are asked for, and not for what it does beside."""
    theirs = line("theirs", alone, "stalking")
    assert names(here(theirs, CRISIS)) == ["crisis"]
    assert names(here(theirs, CRISIS, wants=(alone,))) == ["theirs", "crisis"]
    also = line("also", "stalking", alone)
    assert names(here(also, CRISIS)) == ["also", "crisis"]


CHILD = Answers(country="XA", under_18=True)


def test_for_a_child_the_line_for_children_comes() -> None:
    """It is named though no task asks for it, before one that serves children too; not once of age."""
    theirs = line("theirs", "children", "stalking")
    too = line("too", "stalking", "children", hours=ALWAYS)
    assert names(here(too, theirs, CRISIS, answers=CHILD, wants=())) == ["theirs", "too", "crisis"]
    for grown in (
        Answers(country="XA", under_18=True, adult_now=True),
        Answers(country="XA", under_18=False),
        Answers(country="XA"),
    ):
        assert names(here(theirs, CRISIS, answers=grown, wants=())) == ["crisis"]
    unsure = Answers(country="XA", under_18=True, adult_now=False)
    assert names(here(theirs, CRISIS, answers=unsure, wants=())) == ["theirs", "crisis"]


@pytest.mark.parametrize("about", ["image-abuse", "online-abuse"])
def test_what_a_child_is_helped_with_is_for_children(about: str) -> None:
    """A line for adults is not named to a child for this; to an adult both may be."""
    adults, both = line("adults", about), line("both", about, "children")
    assert names(here(adults, both, CRISIS, answers=CHILD, wants=(about,))) == ["both", "crisis"]
    assert names(here(adults, both, CRISIS, wants=(about,))) == ["adults", "both", "crisis"]


SECRET = Answers(country="XA", exposed=("secret",), watched="yes")


@pytest.mark.parametrize(
    ("answers", "quiet"),
    [
        (Answers(country="XA", watched="yes"), set()),
        (SECRET, {"lgbtq", "image-abuse"}),
        (Answers(country="XA", what=("outing",)), {"lgbtq", "image-abuse"}),
        (Answers(country="XA", what=("outing",), watched="no"), {"image-abuse"}),
        (Answers(country="XA", exposed=("secret", "images"), watched="maybe"), {"lgbtq"}),
        (Answers(country="XA", exposed=("secret", "images"), watched="no"), set()),
        (Answers(country="XA", exposed=("secret",), what=("intimate-images",)), {"lgbtq"}),
    ],
)
def test_no_name_on_the_screen_tells_what_must_stay_secret(answers: Answers, quiet: set[str]) -> None:
    """Lines for LGBTQ people where someone may look; lines for images where there are none."""
    lines = (line("lgbtq", "lgbtq"), line("image-abuse", "image-abuse"))
    found = here(*lines, CRISIS, answers=answers, wants=("lgbtq", "image-abuse"))
    assert names(found) == [n for n in ("lgbtq", "image-abuse", "crisis") if n not in quiet]


# Given lines ----------------------------------------------------------------------------------------


def test_who_handed_the_program_over_stands_first() -> None:
    """Whatever is happening; only the crisis line of whoever may hurt themselves stands before."""
    theirs = given_line("desk", "digital-security", "stalking")
    assert names(here(line("a"), CRISIS, everywhere=(theirs,))) == ["desk", "a", "crisis"]
    assert names(here(line("a"), CRISIS, everywhere=(theirs,), wants=())) == ["desk", "crisis"]
    said = Answers(country="XA", danger="from-myself")
    assert names(here(line("a"), CRISIS, everywhere=(theirs,), answers=said)) == ["crisis", "desk", "a"]


def test_many_given_lines_leave_the_crisis_line() -> None:
    """Where there are too many, others go from the end, and a crisis line stays."""
    theirs = (given_line("one", "anyone"), given_line("two", "anyone"))
    found = here(*(line(f"{n}", "stalking", "women") for n in range(9)), CRISIS, everywhere=theirs)
    assert names(found)[:3] == ["one", "two", "0"]
    assert names(found)[-1] == "crisis"


def test_as_many_given_as_can_be_leave_the_crisis_line() -> None:
    """All of them are named, and one line to call for whoever can't go on."""
    theirs = tuple(given_line(name, "anyone") for name in ("one", "two", "three", "four"))
    found = here(line("a"), line("other", "crisis"), CRISIS, everywhere=theirs)
    assert names(found) == ["one", "two", "three", "four", "other"]
    said = Answers(country="XA", danger="from-myself")
    found = here(line("a"), CRISIS, everywhere=theirs, answers=said)
    assert names(found) == ["crisis", "one", "two", "three", "four"]


def test_given_lines_by_themselves() -> None:
    """They are named with whom they are there for first of all; a catalogue of one country has none."""
    countries = (
        Country(id="XA", name="Xanadu", help_lines=(given_line("no"),)),
        Country(id="INT", name="Everywhere", help_lines=(line("x"), given_line("desk", "anyone", "women"))),
    )
    assert [(one.id, one.kind) for one in given_lines(Catalogue(countries=countries))] == [
        ("int/desk", "anyone")
    ]
    assert given_lines(Catalogue(countries=countries[:1])) == ()


def _scenario(name: str, order: int, *lines: str) -> Scenario:
    return Scenario(
        id=name,
        title=name,
        summary=name,
        field_name=name,
        order=order,
        help_lines=lines,  # type: ignore[arg-type]  # audiences
        status="sourced",
        evidence=EVIDENCE,
    )


def test_scenarios_bring_their_lines_in_their_order() -> None:
    """What is happening names whom the lines serve, in the order of the first question, not of the answer."""
    lines = (line("stalking"), line("image-abuse", "image-abuse"), line("crime", "crime"), CRISIS)
    catalogue = Catalogue(
        countries=(Country(id="XA", name="Xanadu", help_lines=lines),),
        scenarios=(
            _scenario("b", 2, "stalking"),
            _scenario("c", 1, "image-abuse"),
            _scenario("a", 2, "crime"),
        ),
    )

    def found(*what: str) -> list[str]:
        return names(help_here(catalogue, Answers(country="XA", what=what), ()))

    assert found("b", "c") == ["image-abuse", "stalking", "crisis"]
    assert found("b", "a") == ["crime", "stalking", "crisis"]
    assert found("b") == ["stalking", "crisis"]
    assert found() == ["crisis"]


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        (Answers(country="XA"), True),
        (Answers(country="XA", danger="no", police="unsure"), True),
        (Answers(country="XA", police="no"), False),
        (Answers(country="XA", danger="from-others"), False),
        (Answers(country="XA", danger="from-myself"), False),
    ],
)
def test_the_number_of_the_police_that_is_not_urgent(answers: Answers, named: bool) -> None:
    """It is in view where it can be of use; in danger, and where the police are not safe, it is not."""
    numbers = Emergency(general="112", police_not_urgent="101", status="sourced", evidence=EVIDENCE)
    said = [render(note) for note in here(CRISIS, answers=answers, emergency=numbers).notes]
    assert ("The police, where it is not urgent: 101" in said) is named
    without = Emergency(general="112", status="sourced", evidence=EVIDENCE)
    assert here(CRISIS, answers=answers, emergency=without).notes == ()
