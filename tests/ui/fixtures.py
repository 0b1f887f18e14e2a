"""Fixtures of everything that opens the window: the catalogue, and a house to open the program in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from selfhelp.app import application
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.session import Session, make_with_passphrase
from selfhelp.tour import SAMPLE_EXPORT
from tests.ui.kit import House


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load()


@pytest.fixture
def house(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Iterator[House]:
    """Return a house whose folder for notes does not exist yet."""
    application()
    made = House(qtbot, catalogue, tmp_path / "notes")
    yield made
    made.leave()


@pytest.fixture
def light_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase take 64 KiB of memory rather than 256 MiB, where a test is not about that."""
    monkeypatch.setattr(Session.keep_with_passphrase, "__defaults__", (64,))
    monkeypatch.setattr(make_with_passphrase, "__defaults__", (64,))


@pytest.fixture
def folder(house: House) -> Path:
    """Return the folder of the notes."""
    return house.folder


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an invented export of nine rows."""
    path = tmp_path / "passwords.csv"
    path.write_text(SAMPLE_EXPORT, encoding="utf-8")
    return path
