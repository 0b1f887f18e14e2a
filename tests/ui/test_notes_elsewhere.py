"""Notes on a stick or in a folder of the person's choice: found again, named truly; troubles that pass."""

import datetime as dt
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from selfhelp import places
from selfhelp.case.change import keep_incident, prefer
from selfhelp.case.keeping import KeepingError
from selfhelp.case.kept import store
from selfhelp.case.model import Answers, Case, Incident
from selfhelp.documents.records_document import records_sheet
from selfhelp.documents.sheet import Item
from selfhelp.session import make_with_store
from selfhelp.ui import printing
from selfhelp.ui.rooms.keeping.unlock import UnlockPage
from selfhelp.ui.rooms.records.moments import moment_words
from tests.case.stores import MemoryStore
from tests.ui.kit import PASSPHRASE, TODAY, House, Person, kept, settle

CASE = Case(answers=Answers(what=("doxxing",)), triage_done=True)
WHERE = "Saved in the folder you chose, and locked."


def looks_in(person: Person, folder: Path) -> None:
    """Choose a folder in the place of the system's dialog."""
    page = person.window.page
    assert isinstance(page, UnlockPage)
    page.use_folder(folder)
    settle()


@pytest.mark.parametrize("name", ["notes-data", "selfhelp-data"])
@pytest.mark.parametrize("pointed_at", [".", "{name}", "program"])
def test_the_next_start_offers_notes_on_a_stick(
    house: House, tmp_path: Path, name: str, pointed_at: str
) -> None:
    """On a computer without notes the first page leads to them, wherever on the stick the person points.

    The folder of an earlier version opens too, and the rail says that they are not on this computer.
    """
    stick = tmp_path / "stick"
    (stick / "program").mkdir(parents=True)
    kept(stick / name, CASE).close()
    person = house.enter()
    assert person.where == ("threshold", "")
    person.click("triage-saved")
    assert person.where == ("unlock", "")
    looks_in(person, stick / pointed_at.format(name=name))
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.case == CASE
    assert WHERE in person.text()
    assert "Saved here, and locked." not in person.text()


def test_what_is_written_on_a_stick_is_where_it_is_looked_for(tmp_path: Path) -> None:
    """The folder that is made is among those in which notes are looked for, from wherever that begins."""
    made = places.place_in(tmp_path)
    assert "selfhelp" not in made.name
    assert places.place_in(made) == made
    for begun in (tmp_path, made, tmp_path / "program"):
        assert made in places.places_in(begun)


def test_a_trouble_goes_when_it_is_over(house: House, folder: Path) -> None:
    """A sentence about a stick that was pulled goes with the next change that is saved."""
    person = house.enter(session=kept(folder, CASE), page=("plan", "all"))
    away = folder.with_name("away")
    folder.rename(away)
    person.click("open-task:warn-family-tick")
    assert "Put the stick back" in person.notice()
    away.rename(folder)
    # A change that says nothing of its own.
    person.desk.session.do(prefer(lock_minutes=5))
    settle()
    assert "Put the stick back" not in person.text()


def test_a_wrong_passphrase_is_no_trouble_any_more_on_the_next_try(house: House, folder: Path) -> None:
    """What was said about the try before is gone while the next one is made, and when it opens."""
    kept(folder, CASE).close()
    person = house.enter()
    person.type("unlock-passphrase", "not this one at all")
    person.click("unlock-open")
    wrong = person.notice()
    assert "does not open it" in wrong
    person.type("unlock-passphrase", PASSPHRASE)
    person.click("unlock-open")
    assert person.where == ("plan", "")
    assert wrong not in person.text()


def test_where_no_key_store_answers_the_passphrase_is_named(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes that a key store opens, on a computer without one: the page says so, and offers no dead button.

    "Choose a passphrase instead" is for making a place; here the passphrase there is opens the notes.
    """
    make_with_store(folder, CASE, MemoryStore()).close()
    monkeypatch.setattr("selfhelp.ui.rooms.keeping.unlock.credential_store", lambda: None)
    person = house.enter()
    assert not person.has("unlock-store")
    assert "it can’t be reached here" in person.page_text()
    with pytest.raises(KeepingError) as caught:
        store.get(None, b"name")
    assert "Choose a passphrase instead" not in str(caught.value)
    assert "recovery code" in str(caught.value)


def test_every_export_has_a_name_of_its_own(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plan, records and letter suggest different names, so none is saved over another."""
    suggested: list[str] = []

    def save(_owner: QWidget, document: printing.Document, *_told: object) -> None:
        suggested.append(document.name)

    monkeypatch.setattr(printing, "save_pdf", save)
    made = Incident(id="1", when=dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC), what="A call.")
    person = house.enter(keep_incident(made)(CASE))
    for page, button in (
        (("plan", "all"), "print-plan"),
        (("records", ""), "print-records"),
        (("letter", "family-heads-up"), "letter-print"),
    ):
        person.go(*page)
        person.click(button)
    assert suggested == ["list", "days", "letter"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset(3)")
def test_records_on_paper_have_the_time_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment prints as the clock on the wall showed it, without an offset."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        made = Incident(id="1", when=dt.datetime(2026, 11, 1, 21, tzinfo=dt.UTC), what="A call.")
        sheet = records_sheet(keep_incident(made)(CASE), TODAY, moment_words)
        titles = [piece.title for piece in sheet.pieces if isinstance(piece, Item)]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert len(titles) == 1
    assert "6:00" in titles[0]
    assert "+" not in titles[0]
    assert "21" not in titles[0]
