"""Who can be called, and in which order."""

from selfhelp.catalogue.model import Catalogue, Country, HelpLine, Status
from selfhelp.plan.lines import lines_for


def line(name: str, status: Status) -> HelpLine:
    """Return a crisis line."""
    return HelpLine(
        id=name,
        name=name,
        audience=("crisis",),
        what="They listen.",
        phone="116 123",
        status=status,
        evidence=(),
    )


def test_a_number_that_no_one_answers_for_comes_last() -> None:
    """A line known from a list alone stands after those whose number is sure."""
    country = Country(
        id="XA",
        name="Xanadu",
        help_lines=(line("heard-of", "unverified"), line("known", "sourced"), line("told", "sourced")),
    )
    chosen = lines_for(Catalogue(countries=(country,)), "XA", ("crisis",))
    assert [made.id for made in chosen] == ["xa/known", "xa/told"]
