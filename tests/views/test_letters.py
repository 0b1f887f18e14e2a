"""Letters: what was written by hand stays, open gaps are known, rights can be named."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp import places
from selfhelp.case.change import keep_draft
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.documents.letter import filled, refilled
from selfhelp.documents.letter_sheet import letter_sheet
from selfhelp.documents.sheet import Text
from selfhelp.language import activate, open_language
from selfhelp.views.guide import guide_state
from selfhelp.views.letters import draft_of, letter_state, open_gaps, people_state, place_of, with_right

TODAY = dt.date(2026, 11, 22)
TEMPLATE = "Dear {name},\n\nI write about {what}. Call me at {phone}.\n\n{name}, thank you.\n{me}"
VALUES = st.dictionaries(
    st.sampled_from(["name", "what", "phone", "me"]), st.text("abc Z.", max_size=8), max_size=4
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load()


@given(VALUES, VALUES)
def test_without_hand_edits_a_letter_is_filled_as_ever(before: dict[str, str], after: dict[str, str]) -> None:
    """An untouched text follows its gaps exactly."""
    text = filled(TEMPLATE, before)
    assert refilled(TEMPLATE, before, after, text) == filled(TEMPLATE, after)


@given(VALUES, st.text("xyzäß \n", max_size=20))
def test_what_was_written_by_hand_stays(after: dict[str, str], written: str) -> None:
    """Words put in the middle and at the end are there after every gap was filled."""
    text = filled(TEMPLATE, {}).replace("I write about", f"I write{written} about") + f" P.S.{written}"
    again = refilled(TEMPLATE, {}, after, text)
    assert f"I write{written} about" in again
    assert again.endswith(f" P.S.{written}")


def test_a_gap_is_filled_inside_a_changed_text() -> None:
    """After a hand edit the other gaps still follow their fields, letter by letter."""
    text = filled(TEMPLATE, {}).replace("I write about", "This is about")
    held: dict[str, str] = {}
    for typed in ("R", "Ro", "Rosa", "Rosa B"):
        text = refilled(TEMPLATE, held, {"name": typed}, text)
        held = {"name": typed}
    assert text.startswith("Dear Rosa B,\n\nThis is about [what].")
    assert "\n\nRosa B, thank you." in text
    assert refilled(TEMPLATE, held, {}, text).startswith("Dear [name],")


def test_a_gap_that_a_hand_rewrote_is_left_alone() -> None:
    """A person who wrote a name over the gap keeps it, whatever the field says later."""
    text = filled(TEMPLATE, {}).replace("Call me at [phone].", "Call my sister.")
    again = refilled(TEMPLATE, {}, {"phone": "1234"}, text)
    assert "Call my sister." in again
    assert "1234" not in again


def test_open_gaps_are_found_in_the_text_as_it_stands(catalogue: Catalogue) -> None:
    """A gap counts while the text shows it, and no longer when a hand filled it."""
    letter = catalogue.letter("school-notice")
    assert letter is not None
    state = letter_state(catalogue, Case(), TODAY, letter)
    first, *others = state.gaps
    text = filled(state.template, state.held({}))
    assert open_gaps(state, text.replace(first.shown, "Marta")) == tuple(others)
    assert open_gaps(state, "I am Marta [sic]") == ()


def test_every_letter_knows_its_open_gaps(catalogue: Catalogue) -> None:
    """An empty letter has all of its gaps open, a filled one none."""
    for letter in catalogue.letters:
        state = letter_state(catalogue, Case(), TODAY, letter)
        assert {g.id for g in open_gaps(state, filled(state.template, {}))} == set(letter.gaps)
        assert open_gaps(state, filled(state.template, dict.fromkeys(letter.gaps, "x"))) == ()


def test_paper_holds_the_words_and_nothing_else() -> None:
    """A letter is handed over: its words are on the paper, and no box or number of the program's."""
    words = "Dear <b>Rosa</b>,\nhello.\n\nBye & thanks"
    assert letter_sheet("Letter", words, TODAY).pieces == (Text(words),)


def test_gaps_come_in_the_order_of_the_letter(catalogue: Catalogue) -> None:
    """Whoever fills a letter goes down it once, and not by the alphabet."""
    for letter in catalogue.letters:
        state = letter_state(catalogue, Case(), TODAY, letter)
        places = [state.template.find(f"{{{gap.id}}}") for gap in state.gaps]
        assert places == sorted(places), letter.id


def test_drafts_hold_the_text_only_where_a_hand_changed_it(catalogue: Catalogue) -> None:
    """A letter that was only read leaves none; gaps and hand edits are kept apart."""
    letter = catalogue.letter("family-heads-up")
    assert letter is not None
    state = letter_state(catalogue, Case(), TODAY, letter)
    assert draft_of(state, {"their-name": ""}, filled(state.template, {})) == {}
    filled_in = filled(state.template, {"their-name": "Rosa"})
    assert draft_of(state, {"their-name": "Rosa "}, filled_in) == {"gap:their-name": "Rosa "}
    assert "text" in draft_of(state, {"their-name": "Rosa"}, filled_in + "!")


def test_letters_for_sites_can_name_a_right_once(catalogue: Catalogue) -> None:
    """The law of the country is offered where a letter goes to a site, and named once."""
    case = Case(answers=Answers(country="DE", what=("doxxing",)))
    letters = {x.id: letter_state(catalogue, case, TODAY, x) for x in catalogue.letters}
    assert letters["removal-request-gdpr"].levers.rights
    assert not letters["family-heads-up"].levers.any
    once = with_right("Dear site,", "GDPR, Article 17")
    assert once.count("GDPR, Article 17") == 1
    assert with_right(once, "GDPR, Article 17") == once
    refuses = catalogue.guide("when-a-site-refuses")
    assert refuses is not None
    assert guide_state(catalogue, "DE", TODAY, refuses).levers.rights


def test_letters_that_fit_come_first_and_those_of_other_countries_are_left_out(catalogue: Catalogue) -> None:
    """What was begun is on top; a letter for another country is nowhere."""
    case = Case(answers=Answers(country="DE", what=("doxxing",)))
    case = keep_draft(place_of("school-notice"), {"gap:my-name": "M"})(case)
    state = people_state(catalogue, case)
    rows = [*state.fitting, *(r for _w, rows in state.others for r in rows)]
    here = [x for x in catalogue.letters if not x.countries or "DE" in x.countries]
    assert len(state.fitting) <= 6
    assert state.fitting[0].id == "school-notice"
    assert state.fitting[0].begun
    assert "removal-request-us" not in [r.id for r in rows]
    assert len(rows) == len({r.id for r in rows}) == len(here)


def test_each_recipient_is_in_view_once_and_those_touched_come_early(catalogue: Catalogue) -> None:
    """Four letters to four people, not four variants of one; the phone company where the number is out."""
    case = Case(answers=Answers(country="US", what=("doxxing",), exposed=("phone", "workplace")))
    state = people_state(catalogue, case)
    assert [row.id for row in state.fitting][:3] == [
        "family-heads-up",
        "employer-notice",
        "carrier-number-lock",
    ]
    by_id = {x.id: x.audience for x in catalogue.letters}
    assert len({by_id[row.id] for row in state.fitting}) == len(state.fitting) == 4


@pytest.mark.skipif(not (places.translations() / "ar").is_dir(), reason="there is no Arabic yet")
def test_gaps_have_names_in_the_language_of_the_person(catalogue: Catalogue) -> None:
    """Ids are English words: another language shows what belongs there, filled and open as in English."""
    letter = catalogue.letter("address-kept-off-papers")
    assert letter is not None
    activate(open_language("ar"))
    try:
        state = letter_state(catalogue, Case(), TODAY, letter)
        assert not any(re.search("[a-z]", gap.shown) for gap in state.gaps)
        assert len({gap.shown for gap in state.gaps}) == len(state.gaps)
        empty = filled(state.template, state.held({}))
        assert open_gaps(state, empty) == state.gaps
        assert draft_of(state, {}, empty) == {}
        first = state.gaps[0]
        text = refilled(state.template, state.held({}), state.held({first.id: "X1"}), empty)
        assert "X1" in text
        assert first not in open_gaps(state, text)
    finally:
        activate(open_language("en"))
