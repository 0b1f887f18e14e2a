"""Numbers stand in the very sentence: those of the country, as dialled there, and never an empty place."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.checks.gaps import gaps as problems
from selfhelp.catalogue.gaps import NAMES
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import EVERYWHERE, Catalogue, Country, Emergency, HelpLine, Note, Step
from selfhelp.documents.plan_document import plan_html, plan_json, plan_text
from selfhelp.language import activate, open_language, render
from selfhelp.language.active import ENGLISH, GAP
from selfhelp.plan.lines import numbers_here
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, answers, shipped, task, write_catalogue

COUNTRIES = tuple(c.id for c in shipped().countries if c.id != EVERYWHERE)


def line(name: str, *audience: str, phone: str | None = "116 123") -> HelpLine:
    """Return a help line."""
    return HelpLine(
        id=name,
        name=name.title(),
        audience=audience,  # type: ignore[arg-type]  # audiences by name
        what="They listen.",
        phone=phone,
        url="https://line.example/",
        status="sourced",
        evidence=(),
    )


def land(*lines: HelpLine, emergency: str | None = "112") -> Catalogue:
    """Return a catalogue of one country and of one task that names numbers."""
    number = Emergency(general=emergency, status="sourced", evidence=()) if emergency else None
    steps = (
        Step(text="Call {line-stalking}.", otherwise="Choose a line below."),
        Step(text="In danger call {emergency}.", otherwise="In danger call the emergency number."),
        Step(text="Or the police, {emergency}."),
        "Then rest.",
    )
    notes = (Note(text="At night: {line-crisis}."),)
    return Catalogue(
        tasks=(task("call", steps=steps, notes=notes),),
        countries=(Country(id="XA", name="Xanadu", emergency=number, help_lines=lines),),
    )


def steps_of(catalogue: Catalogue, country: str | None = "XA") -> list[str]:
    """Return what the task says, notes included."""
    plan = make_plan(catalogue, Case(answers=Answers(country=country)), TODAY)
    item = plan.item("task:call")
    assert item is not None
    return [render(m) for m in (*item.steps, *item.notes)]


def test_the_number_stands_in_the_step() -> None:
    """Name and number where there is one; the other words, or nothing, where there is none."""
    there = land(line("hearts", "stalking", phone="0800 1"), line("ears", "crisis"))
    assert steps_of(there) == [
        "Call Hearts, 0800 1.",
        "In danger call 112.",
        "Or the police, 112.",
        "Then rest.",
        "At night: Ears, 116 123.",
    ]
    nothing = ["Choose a line below.", "In danger call the emergency number.", "Then rest."]
    assert steps_of(land(emergency=None)) == nothing
    assert steps_of(there, None) == nothing
    # A page on the web can't be called.
    assert steps_of(land(line("page", "stalking", phone=None), emergency=None)) == nothing


def test_the_police_for_what_is_not_urgent() -> None:
    """The number of the police stands in the step; where a country has none, the step says where to go."""
    step = Step(text="Call {police-not-urgent}.", otherwise="Call the station of your town.")

    def said(number: str | None) -> list[str]:
        emergency = Emergency(general="112", police_not_urgent=number, status="sourced", evidence=())
        return steps_of(
            Catalogue(
                tasks=(task("call", steps=(step,)),),
                countries=(Country(id="XA", name="Xanadu", emergency=emergency),),
            )
        )

    assert said("0900-1") == ["Call 0900-1."]
    assert said(None) == ["Call the station of your town."]


def test_a_line_for_women_and_one_for_men_are_both_named() -> None:
    """Nobody is asked their sex: a line for everyone comes first, else both are named."""
    women, men = (
        line("w", "women", "domestic-violence", phone="1"),
        line("m", "men", "domestic-violence", phone="2"),
    )
    everyone = line("e", "domestic-violence", phone="3")

    def named(*lines: HelpLine) -> str:
        found = numbers_here(land(*lines), Answers(country="XA"))["line-domestic-violence"]
        return found if isinstance(found, str) else render(found)

    assert named(women, men) == "W, 1 (for women), or M, 2 (for men)"
    assert named(women, men, everyone) == "E, 3"
    assert named(women) == "W, 1"


def test_a_name_that_is_a_number_is_said_once() -> None:
    """“1522, 1522” is read as two numbers."""
    found = numbers_here(land(line("1522", "crisis", phone="1522")), Answers(country="XA"))
    assert found["line-crisis"] == "1522"
    assert found["number-crisis"] == "1522"


@pytest.mark.parametrize("country", COUNTRIES)
def test_numbers_are_as_dialled_in_the_country(country: str) -> None:
    """“+1-800-…” can’t be kept in a head, and some phones at home don’t know it."""
    found = shipped().country(country)
    assert found is not None
    assert not [h.id for h in found.help_lines if (h.phone or "").startswith("+")]


@settings(max_examples=120, deadline=None)
@given(answers(), st.sampled_from([None, "FJ", *COUNTRIES]))
@example(Answers(danger="from-myself"), None)
@example(Answers(danger="from-others"), "CA")
def test_no_gap_is_ever_shown(said: Answers, country: str | None) -> None:
    """Whatever was answered, in each form, no reader meets a gap, and no gate is without a step."""
    plan = make_plan(shipped(), Case(answers=replace(said, country=country)), TODAY)
    for words in (
        plan_text(plan, everything=True),
        plan_html(plan, TODAY, everything=True),
        str(plan_json(plan)),
    ):
        assert not [name for name in GAP.findall(words) if name in NAMES]
    assert all(item.steps for item in plan.items if item.gate)


def test_in_arabic_a_number_keeps_its_order() -> None:
    """Name and number are kept whole inside the sentence that runs the other way."""
    plan = make_plan(shipped(), Case(answers=Answers(danger="from-myself", country="US")), TODAY)
    activate(open_language("ar"))
    try:
        said = plan_text(plan)
    finally:
        activate(ENGLISH)
    assert re.search("\u2066[^\u2066\u2069]*988[^\u2066\u2069]*\u2069", said)


BAD = [
    ('steps = ["Call {emergency}."]', "steps.1: a gap is filled in a step or note alone"),
    ('steps = [{ text = "Call {nobody}.", otherwise = "Call." }]', "there is no gap 'nobody'"),
    ('steps = [{ text = "Call.", otherwise = "Or call." }]', "steps.1.otherwise: the text has no gap"),
    ('title = "Call {emergency}"\nsteps = ["Call."]', ":title: a gap is filled in a step or note alone"),
    (
        'gate = true\nsteps = [{ text = "Call {emergency}." }]',
        "steps.1.otherwise: a gate never ends in nothing",
    ),
    (
        'gate = true\nsteps = [{ text = "Call {line-crisis}.", otherwise = "Call {emergency}." }]',
        "steps.1.otherwise: a gate never ends in nothing",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), BAD)
def test_a_gap_in_the_wrong_place_is_named(tmp_path: Path, lines: str, expected: str) -> None:
    """The check names the file and the field, and is silent about what is right."""
    title = "" if "title" in lines else 'title = "Call"\n'
    head = 'id = "call"\nwhy = "It helps."\nwhen = "now"\nroom = "task"\nweight = 9\n'
    head += 'minutes = 5\nstatus = "sourced"\n'
    source = 'evidence = [{ source = "guide", quote = "Words of the guide" }]\n'
    text = f"{head}{title}{lines}\n{source}"
    found = list(problems(load(write_catalogue(tmp_path, **{"tasks/call.toml": text}))))
    assert len(found) == 1
    assert "tasks/call" in found[0]
    assert expected in found[0]
    assert not list(problems(shipped()))
