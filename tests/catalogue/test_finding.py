"""Entries are found by their ids, each among its own kind."""

import pytest

from selfhelp.catalogue.model import Catalogue
from tests.factory import shipped


@pytest.mark.parametrize(
    ("find", "kind"),
    [
        ("service", "services"),
        ("broker", "brokers"),
        ("scenario", "scenarios"),
        ("task", "tasks"),
        ("guide", "guides"),
        ("letter", "letters"),
        ("rule", "rules"),
        ("sign_in", "sign_ins"),
        ("source", "sources"),
        ("country", "countries"),
    ],
)
def test_found_by_its_id(find: str, kind: str) -> None:
    """The first and the last are found; an id of another kind, or of none, gives nothing."""
    catalogue = shipped()
    entries = getattr(catalogue, kind)
    assert len(entries) > 1
    for entry in (entries[0], entries[-1]):
        assert getattr(catalogue, find)(entry.id) is entry
        assert getattr(Catalogue(), find)(entry.id) is None
    assert getattr(catalogue, find)("of no kind") is None


def test_no_country_is_no_country() -> None:
    """Whoever did not say where they are gets nobody's numbers."""
    assert shipped().country(None) is None
