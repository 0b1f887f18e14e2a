"""Which line is named first, and the one number to keep in one's head where the danger is close."""

import pytest

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Catalogue, Country, HelpLine
from selfhelp.language import Message, render
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.help import with_a_number
from selfhelp.plan.lines import both_sexes, callable_lines, lines_for, numbers_here
from selfhelp.plan.model import Item
from tests.plan.test_help_here import given_line, here, line, names
from tests.plan.test_parts import item

HERE = Answers(country="XA", watched="no")


def land(*lines: HelpLine) -> Catalogue:
    """Return a catalogue of one country."""
    return Catalogue(countries=(Country(id="XA", name="Xanadu", help_lines=lines),))


def found(catalogue: Catalogue, *audiences: str, child: bool = False) -> list[str]:
    """Return the ids of the lines for these people, in order."""
    chosen = lines_for(catalogue, "XA", audiences, child=child)  # type: ignore[arg-type]  # audiences by name
    return [one.id.removeprefix("xa/") for one in chosen]


# Crisis -------------------------------------------------------------------------------------------


def test_whoever_may_hurt_themselves_finds_the_door_that_is_for_this_alone() -> None:
    """A line that does it beside other things is named only where there is none for it alone."""
    beside, alone = line("beside", "anyone", "crisis", hours="Open at any hour"), line("alone", "crisis")
    assert found(land(beside, alone), "crisis") == ["alone"]
    assert found(land(beside), "crisis") == ["beside"]
    said = Answers(country="XA", danger="from-myself")
    assert names(here(beside, alone, answers=said, wants=())) == ["alone", "beside"]
    assert here(beside, alone, answers=said, wants=()).lines[1].kind == "anyone"


def test_the_world_is_searched_only_where_the_country_has_no_crisis_line() -> None:
    """But the line of whoever handed the program over is there beside the country's own."""
    said = Answers(country="XA", danger="from-myself")
    world = line("world", "crisis")
    assert names(here(line("own", "crisis"), everywhere=(world,), answers=said, wants=())) == ["own"]
    assert names(here(everywhere=(world,), answers=said, wants=())) == ["world"]
    two = (world, line("world-too", "crisis"))
    assert names(here(everywhere=two, wants=())) == ["world"]
    desk = given_line("desk", "crisis")
    both = here(line("own", "crisis"), everywhere=(world, desk), answers=said, wants=())
    assert names(both) == ["desk", "own"]


def test_what_is_said_of_home_is_said_to_a_child_who_asked() -> None:
    """Not to one who asked for something else; where it is all there is, it is named."""
    home = line("home", "children", "domestic-violence")
    plain = line("plain", "children", "anyone")
    assert found(land(home, plain), "children", child=True) == ["plain"]
    assert found(land(home), "children", child=True) == ["home"]
    assert sorted(found(land(home, plain), "children", "domestic-violence", child=True)) == ["home", "plain"]


# What can be called -------------------------------------------------------------------------------


def ids(lines: list[HelpLine]) -> list[str]:
    """Return the ids of lines, in order."""
    return [one.id for one in lines]


def test_for_stalking_there_is_nearly_always_someone_to_call() -> None:
    """Its own line, else one against violence at home that says so, else one for any wrong."""
    own = line("own", "stalking")
    knows = line("knows", "domestic-violence", "stalking")
    silent = line("silent", "domestic-violence")
    anyone = line("anyone", "anyone")
    assert ids(callable_lines(land(anyone, silent, knows, own), HERE, "stalking")) == ["own"]
    assert ids(callable_lines(land(anyone, silent, knows), HERE, "stalking")) == ["knows"]
    assert ids(callable_lines(land(anyone, silent), HERE, "stalking")) == ["anyone"]
    assert ids(callable_lines(land(anyone), HERE, "crime")) == []
    written = line("written", "stalking", phone=None, url="https://line.example/")
    assert ids(callable_lines(land(written, anyone), HERE, "stalking")) == ["anyone"]


def test_an_office_for_reports_comes_after_who_listens_to_a_child() -> None:
    """It takes reports, and does not listen to worries."""
    office, listens = line("office", "children", "crime"), line("listens", "children")
    child = Answers(country="XA", under_18=True)
    assert ids(callable_lines(land(office, listens), child, "children")) == ["listens", "office"]
    assert ids(callable_lines(land(listens, office), child, "children")) == ["listens", "office"]


def test_nothing_is_called_that_gives_a_secret_away() -> None:
    """A number to call is left out where its name on the screen could tell."""
    lgbtq = land(line("rainbow", "lgbtq"))
    assert ids(callable_lines(lgbtq, Answers(country="XA", what=("outing",), watched="yes"), "lgbtq")) == []
    assert ids(callable_lines(lgbtq, HERE, "lgbtq")) == ["rainbow"]


def test_one_for_women_and_one_for_men_are_a_pair() -> None:
    """Only both together, and only where there is none for everyone."""
    women, men, men_too = line("w", "women"), line("m", "men"), line("m2", "men")
    assert both_sexes([men, women, men_too]) == (women, men)
    assert both_sexes([women]) is None
    assert both_sexes([men]) is None
    assert both_sexes([]) is None
    assert both_sexes([women, men, line("all", "domestic-violence")]) is None


def test_the_number_of_the_crisis_line_fills_a_gap_of_its_own() -> None:
    """By itself, beside its name with the number; no other line has a gap for its number alone."""
    catalogue = land(line("listens", "crisis", phone="1"), line("near", "stalking", phone="2"))
    filled = numbers_here(catalogue, HERE)
    said = {gap: words if isinstance(words, str) else render(words) for gap, words in filled.items()}
    assert said == {
        "line-crisis": "Listens, 1",
        "number-crisis": "1",
        "line-stalking": "Near, 2",
    }
    assert numbers_here(catalogue, Answers(country="XB")) == {}


# A number to keep in one's head -------------------------------------------------------------------

HOME = line("home", "domestic-violence", phone="11")


def _said(words: tuple[Message, ...]) -> list[str]:
    return [render(w) for w in words]


def told(first: Item | None, *lines: HelpLine) -> list[tuple[str, list[str], list[str]]]:
    """Return of three items what each warns of and notes, the given one being first."""
    items = with_a_number([item("a"), item("b"), item("c")], first, land(*lines), HERE)
    return [(i.id, _said(i.cautions), _said(i.notes)) for i in items]


def test_the_first_thing_takes_one_number_along() -> None:
    """It alone, wherever it stands; where nothing is first, or there is no number, nothing is said."""
    words = "One number to keep in your head: 11"
    assert told(item("b"), HOME) == [("a", [], []), ("b", [words], []), ("c", [], [])]
    nothing: list[tuple[str, list[str], list[str]]] = [("a", [], []), ("b", [], []), ("c", [], [])]
    assert told(None, HOME) == nothing
    assert told(item("b")) == nothing


def test_what_the_first_thing_says_already_stays() -> None:
    """The number is added behind."""
    own = item("a", cautions=(item("x").title,), notes=(item("y").title,))
    (made,) = with_a_number([own], own, land(HOME), HERE)
    assert _said(made.cautions) == ["x", "One number to keep in your head: 11"]
    assert _said(made.notes) == ["y"]
    (made,) = with_a_number([item("g", gates=(EVERYTHING,), notes=own.notes)], item("g"), land(HOME), HERE)
    assert _said(made.notes) == ["y", "When it is over, one call: 11"]
    assert made.cautions == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((line("s", "stalking", phone="22"), HOME), "One number to keep in your head: 11"),
        ((line("s", "stalking", phone="22"),), "One number to keep in your head: 22"),
        (
            (
                line("m", "men", "domestic-violence", phone="33"),
                line("w", "women", "domestic-violence", phone="44"),
            ),
            "A number to keep in your head: 44 for women, 33 for men",
        ),
    ],
)
def test_the_nearest_number_is_the_one_to_keep(lines: tuple[HelpLine, ...], words: str) -> None:
    """Violence at home before stalking; where there are two, each is said for whom it is."""
    assert told(item("a"), *lines)[0] == ("a", [words], [])
