"""Who can be called, and in which order."""

from msgspec.structs import replace

from selfhelp.case.model import Answers
from selfhelp.catalogue.model import Audience, Catalogue, Country, HelpLine, Status
from selfhelp.plan.help import help_here
from selfhelp.plan.lines import MOST_LINES, lines_for
from selfhelp.plan.model import Line
from tests.factory import shipped
from tests.plan.making import plan_of


def line(
    name: str, status: Status = "sourced", *audience: Audience, phone: str | None = "116 123"
) -> HelpLine:
    """Return a line; a crisis line unless it says for whom it is."""
    return HelpLine(
        id=name,
        name=name,
        audience=audience or ("crisis",),
        what="They listen.",
        phone=phone,
        url="https://line.example/",
        status=status,
        evidence=(),
    )


def land(*lines: HelpLine) -> Catalogue:
    """Return a catalogue of one country."""
    return Catalogue(countries=(Country(id="XA", name="Xanadu", help_lines=lines),))


def names(found: tuple[Line, ...]) -> list[str]:
    """Return the names in order."""
    return [made.name for made in found]


def test_a_number_that_no_one_answers_for_comes_last() -> None:
    """A line known from a list alone stands after those whose number is sure."""
    catalogue = land(line("heard-of", "unverified"), line("known"), line("told"))
    assert names(lines_for(catalogue, "XA", ("crisis",))) == ["known", "told"]


def test_first_one_of_each_kind() -> None:
    """Who looks for two kinds of help finds one line for each before a second of the same."""
    catalogue = land(
        line("a", "sourced", "stalking"), line("b", "sourced", "stalking"), line("c", "sourced", "crime")
    )
    assert names(lines_for(catalogue, "XA", ("stalking", "crime"))) == ["a", "c", "b"]


def test_what_can_be_called_and_is_for_everyone_comes_first() -> None:
    """A page, and a line for women or men alone, stand after a number for everyone."""
    catalogue = land(
        line("page", "sourced", "domestic-violence", phone=None),
        line("women", "sourced", "women", "domestic-violence"),
        line("everyone", "sourced", "crime", "domestic-violence"),
    )
    assert names(lines_for(catalogue, "XA", ("domestic-violence",))) == ["everyone", "women"]
    # For women alone: not for what is not between two people.
    assert names(lines_for(catalogue, "XA", ("online-abuse", "stalking"))) == []


def test_lines_for_some_are_named_to_nobody_else() -> None:
    """Dating, sexual violence, violence at home and lines for young people are for those who ask."""
    catalogue = land(
        line("young", "sourced", "children", "stalking"),
        line("dating", "sourced", "children", "domestic-violence"),
        line("home", "sourced", "domestic-violence", "stalking"),
        line("harm", "sourced", "sexual-violence", "stalking"),
        line("any", "sourced", "crime", "stalking"),
    )
    assert names(lines_for(catalogue, "XA", ("stalking",))) == ["any"]
    assert names(lines_for(catalogue, "XA", ("children",), child=True)) == ["young"]
    both: tuple[Audience, ...] = ("children", "domestic-violence")
    # The one that knows both comes first.
    assert names(lines_for(catalogue, "XA", both, child=True)) == ["dating", "young", "home"]


def test_the_crisis_line_is_last_unless_asked_for() -> None:
    """It is always there, and the first to someone who may hurt themselves."""
    many = [line(f"l{n}", "sourced", "online-abuse") for n in range(3)]
    catalogue = replace(land(line("listens"), *many), scenarios=shipped().scenarios)
    said = Answers(country="XA", what=("doxxing",))
    found = help_here(catalogue, said, ()).lines
    assert names(found)[-1] == "listens"
    assert len(found) <= MOST_LINES
    assert names(help_here(catalogue, replace(said, danger="from-myself"), ()).lines)[0] == "listens"


def test_who_is_tired_is_sent_to_no_form() -> None:
    """With strength for one thing, only what can be called is named."""
    catalogue = replace(
        land(line("listens"), line("page", "sourced", "online-abuse", phone=None)),
        scenarios=shipped().scenarios,
    )
    said = Answers(country="XA", what=("doxxing",))
    assert names(help_here(catalogue, said, ()).lines) == ["page", "listens"]
    assert names(help_here(catalogue, replace(said, too_much=True), ()).lines) == ["listens"]


def test_journalists_find_their_own_first() -> None:
    """Press lines come first; what is for violence at home does not come at all."""
    said = Answers(country="PL", what=("doxxing", "brigading"), who="group", community=("journalist",))
    found = plan_of(said).help.lines
    assert found[0].kind == "journalists"
    assert "domestic-violence" not in [x.kind for x in found]
