"""Claims drawn at random: fair to each part, the same for the same seed, never what we don't claim."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maintainer.__main__ import main
from maintainer.sample import STRATA, draw
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.model import Catalogue
from tests.factory import TINY, shipped, write_catalogue


def names(catalogue: Catalogue, seed: int) -> list[str]:
    """Return the names of the claims drawn."""
    return [found.name for claims in draw(catalogue, seed).values() for found in claims]


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_each_part_has_its_share(seed: int) -> None:
    """Every stratum gives as many as it should, each claim once, whatever the seed."""
    drawn = draw(shipped(), seed)
    assert {name: len(claims) for name, claims in drawn.items()} == STRATA
    assert len(set(names(shipped(), seed))) == sum(STRATA.values())
    assert {found.claim.status for claims in drawn.values() for found in claims} <= {"sourced", "verified"}


def test_a_seed_can_be_drawn_again() -> None:
    """The same seed gives the same claims, another seed others."""
    assert names(shipped(), 91) == names(shipped(), 91)
    assert names(shipped(), 91) != names(shipped(), 92)


def test_what_is_not_claimed_is_not_drawn(tmp_path: Path) -> None:
    """A small catalogue gives all it has, but nothing that is shown as unverified."""
    name = "countries/xx.toml"
    assert any(
        one.startswith("countries/xx") for one in names(read_folder(write_catalogue(tmp_path / "a")), 1)
    )
    weak = {name: TINY[name].replace('status = "sourced"', 'status = "unverified"')}
    found = names(read_folder(write_catalogue(tmp_path / "b", **weak)), 1)
    assert found
    assert not [one for one in found if one.startswith("countries/xx")]


def test_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sheet says what a claim says and what it rests on, with room for a verdict for each."""
    folder = write_catalogue(tmp_path / "resources")
    assert main(["sample", "7", "-o", str(tmp_path / "sheet.md")], tmp_path) == 0
    text = (tmp_path / "sheet.md").read_text(encoding="utf-8")
    drawn = names(read_folder(folder), 7)
    assert text.count("Verdict (") == len(drawn)
    assert all(f"### {name}\n" in text for name in drawn)
    assert "“Words of the guide”" in text
    assert main(["sample", "7"], tmp_path) == 0
    assert capsys.readouterr().out == text
    assert main(["sample", "7"], tmp_path / "nowhere") == 1
