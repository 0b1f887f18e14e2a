"""How old a fact is stands in amber where it calls for care, and quietly where it does not."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from selfhelp.app import application
from selfhelp.catalogue.model import Catalogue, Claim, Evidence, Source
from selfhelp.ui.parts import trust
from tests.factory import TODAY

RECENT, LONG_AGO = TODAY - dt.timedelta(days=30), TODAY - dt.timedelta(days=2000)


@pytest.mark.parametrize(
    ("day", "status", "role", "word"),
    [
        (RECENT, "sourced", "small", "October 2026"),
        (LONG_AGO, "sourced", "caution", "a while ago"),
        (None, "sourced", "caution", "We don’t know how old this is"),
        (RECENT, "unverified", "caution", "Not verified"),
    ],
)
def test_age_in_amber(qtbot: QtBot, day: dt.date | None, status: str, role: str, word: str) -> None:
    """Old, of unknown age, or confirmed by nothing: in amber. All else is small print."""
    application()
    source = Source(
        id="guide",
        title="A guide",
        kind="official",
        url="https://guide.example/a",
        date=day,
        collected=TODAY,
    )
    claim = Claim(status=status, evidence=(Evidence(source="guide"),))  # type: ignore[arg-type]  # by name
    line = trust(claim, Catalogue(sources=(source,)), TODAY)
    qtbot.addWidget(line)
    assert line.role == role
    assert word in line.plain()
