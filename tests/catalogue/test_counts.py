"""What is counted as said by the service, the state or the operator itself."""

import pytest

from selfhelp.catalogue.model import Evidence, Source
from selfhelp.catalogue.stats import official
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
