"""What several tests of the case stand on."""

import secrets

import pytest


@pytest.fixture(params=[0, 1])
def place_of_the_real_notes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try everything with the real notes in either vault; which one is drawn by lot otherwise."""
    place: int = request.param
    drawn = secrets.randbelow
    monkeypatch.setattr(secrets, "randbelow", lambda most: place if most == 2 else drawn(most))
