"""What is counted as said by the service, the state or the operator itself."""

import pytest

from selfhelp.catalogue.model import Broker, Catalogue, Evidence, Source
from selfhelp.catalogue.stats import official, stats
from tests.factory import TODAY, task


@pytest.mark.parametrize(
    ("kinds", "counted"),
    [
        (("official",), 1),
        (("operator",), 1),
        (("press",), 0),
        (("repository", "other"), 0),
        (("press", "official"), 1),
        ((), 0),
    ],
)
def test_one_source_of_their_own_is_enough(kinds: tuple[str, ...], counted: int) -> None:
    """Once a claim, however many sources it has."""
    table = {
        kind: Source(id=kind, title="A title", kind=kind, url=f"https://{kind}.example", collected=TODAY)  # type: ignore[arg-type]  # kinds by name
        for kind in kinds
    }
    claim = task("a", evidence=tuple(Evidence(source=kind) for kind in kinds))
    assert official([claim], table) == counted
    assert official([claim, claim], table) == 2 * counted


def test_a_claim_counts_as_quoted_once() -> None:
    """One quote among its sources is enough, and a claim without any counts for nothing."""
    plain, quoting = Evidence(source="a"), Evidence(source="b", quote="Words of the page")
    made = (
        task("one", evidence=(plain, quoting)),
        task("two", evidence=(quoting, quoting)),
        task("three", evidence=(plain,)),
        task("four", evidence=()),
    )
    counted = stats(Catalogue(tasks=made))
    assert (counted["quoted"], counted["without_source"], counted["claims"]) == (2, 1, 4)


def test_a_site_with_a_form_or_an_address_has_a_route() -> None:
    """Either will do, and each site counts once."""

    def site(name: str, opt_out: str | None = None, opt_out_email: str | None = None) -> Broker:
        return Broker(
            id=name,
            name=name,
            domains=(f"{name}.example",),
            countries=("US",),
            method="form",
            steps=("Open the form.",),
            status="sourced",
            opt_out=opt_out,
            opt_out_email=opt_out_email,
        )

    form, mail = "https://a.example", "a@a.example"
    sites = (site("a", form), site("b", opt_out_email=mail), site("c", form, mail), site("d"))
    assert stats(Catalogue(brokers=sites))["brokers"] == {"total": 4, "with_route": 3}
