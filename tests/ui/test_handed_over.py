"""In the window: those who handed the program over stand first in the room of help lines and on "about"."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from selfhelp import handover, places
from selfhelp.app import application
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import active
from selfhelp.ui import appearance
from selfhelp.ui.page import Page
from selfhelp.ui.widgets.logo import Logo
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.text import Prose
from tests.packaging.test_organisation import png
from tests.ui.kit import House, Person

GIVEN = handover.Handover(
    name="Example Safety Desk",
    checked=dt.date(2026, 11, 20),
    note="We are a small team.\nCall when you want somebody beside you.",
    help_lines=(
        handover.Line(
            name="Example Safety Desk", what="Anyone who is harassed online.", audience=("stalking",),
            phone="+49 30 123456", hours="Monday to Friday, 09:00–18:00", free=True,
        ),
    ),
)  # fmt: skip
CASE = Case(answers=Answers(what=("doxxing",), country="US"), triage_done=True)


@pytest.fixture
def handed_over(house: House, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return a house in which an organisation prepared the program."""
    (tmp_path / "logo.png").write_bytes(png(200, 80))
    monkeypatch.setattr(handover, "read", lambda: GIVEN)
    monkeypatch.setattr(handover, "logo", lambda: tmp_path / "logo.png")
    house.catalogue = handover.joined(catalogue, GIVEN)
    return house


def page_of(person: Person) -> Page:
    """Return the page that is shown."""
    page = person.window.page
    assert page is not None
    return page


def keep(page: QWidget, name: str) -> None:
    """Keep a picture when ``SELFHELP_PICTURES`` names a folder."""
    if os.environ.get("SELFHELP_PICTURES"):
        page.window().grab().save(str(Path(os.environ["SELFHELP_PICTURES"]) / f"{name}.png"))


def shown(page: QWidget) -> list[str]:
    """Return every text of a page, in the order in which it was made."""
    labels = page.findChildren(QLabel)
    return [one.plain() if isinstance(one, Prose) else one.text() for one in labels if one.isVisibleTo(page)]


def place_of(words: str, texts: list[str]) -> int:
    """Return where a text with these words stands."""
    return next(n for n, text in enumerate(texts) if words in text)


def test_their_line_stands_before_all_others(handed_over: House) -> None:
    """It stands under their name, above what fits what is happening, and its number can be copied."""
    person = handed_over.enter(CASE, page=("help", ""))
    texts = shown(page_of(person))
    assert place_of("+49 30 123456", texts) < place_of("For what is happening", texts)
    assert sum("Example Safety Desk" in text for text in texts) == 2
    keep(page_of(person), "handed-over-help")
    person.click("copy-int-given-1")


def test_their_words_stand_on_the_page_about_the_program(handed_over: House) -> None:
    """Name, note, day and picture, before what the program says of itself."""
    person = handed_over.enter(CASE, page=("settings", "about"))
    texts = shown(page_of(person))
    assert place_of("Prepared by Example Safety Desk", texts) < place_of("How fresh the facts are", texts)
    assert place_of("Call when you want somebody", texts) > place_of("We are a small team", texts)
    notes = [note.accessibleName() for note in page_of(person).findChildren(NoteLine)]
    assert any("20 November 2026" in words for words in notes), notes
    logo = page_of(person).findChild(Logo)
    assert logo is not None
    assert logo.sizeHint().width() > logo.sizeHint().height() > 40
    keep(page_of(person), "handed-over-about")


def test_a_picture_that_can_not_be_read_takes_no_room(handed_over: House, tmp_path: Path) -> None:
    """The page is drawn without it."""
    (tmp_path / "logo.png").write_bytes(b"no picture")
    person = handed_over.enter(CASE, page=("settings", "about"))
    logo = page_of(person).findChild(Logo)
    assert logo is not None
    assert logo.sizeHint().isEmpty()


def test_it_speaks_their_language_until_the_person_chooses(
    handed_over: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language of the handover stands in for the computer's; a chosen one stands over it."""
    monkeypatch.setattr(handover, "read", lambda: msgspec.structs.replace(GIVEN, language="ar"))
    # Any file stands in for the one that a kit puts there.
    monkeypatch.setattr(places, "HANDOVER", "README.md")
    handed_over.enter(CASE)
    appearance.speak(application(), None)
    assert active().tag == "ar"
    appearance.speak(application(), "en")
    assert active().tag == "en"


def test_without_a_handover_nothing_is_said(house: House) -> None:
    """Neither page has a place for nobody."""
    assert not (places.own_files() / handover.NAME).exists()
    person = house.enter(CASE, page=("settings", "about"))
    assert not any("Prepared by" in text for text in shown(page_of(person)))
    assert page_of(person).findChild(Logo) is None
