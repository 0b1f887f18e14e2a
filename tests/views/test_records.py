"""Records as the room shows them, without a window."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.case.change import keep_draft, keep_incident
from selfhelp.case.model import Attachment, Case, Incident
from selfhelp.language import render
from selfhelp.views.records import (
    FOLD_AFTER,
    NEEDS_WORDS,
    begun_words,
    file_state,
    fingerprints,
    in_groups,
    made_note,
    moment_of,
    names_in_folder,
    records_state,
    size_words,
)

NOW = dt.datetime(2026, 11, 22, 12, 0).astimezone()


def a_file(name: str, file_id: str = "f") -> Attachment:
    """Return a file with a name."""
    return Attachment(
        id=file_id, name=name, added=NOW, size=1, sha256="ab" * 32, sealed_as=b"", sealed_by=b"", pieces=()
    )


def test_days_are_those_of_the_clock_on_the_wall() -> None:
    """The newest day comes first, with its notes newest first, and how many there are."""
    case = Case()
    for n, hours in enumerate((0, 1, 30)):
        case = keep_incident(Incident(id=str(n), when=NOW - dt.timedelta(hours=hours), what=f"n{n}"))(case)
    state = records_state(case, kept=True, draft="records")
    assert [day.day for day in state.days] == [NOW.date(), (NOW - dt.timedelta(hours=30)).date()]
    assert [note.text for note in state.days[0].notes] == ["n0", "n1"]
    assert [render(day.count) for day in state.days] == ["2 notes", "1 note"]
    assert not state.older
    assert records_state(case, kept=True, draft="records", listed=2).older


def test_what_a_note_says_of_itself() -> None:
    """Where is the title when nothing else was written, and is not said twice."""
    case = keep_incident(Incident(id="a", when=NOW, where="Phone", who="Unknown"))(Case())
    (note,) = records_state(case, kept=False, draft="records").days[0].notes
    assert (note.text, note.line) == ("Phone", ("Unknown",))
    state = records_state(keep_draft("records", {"what": "x"})(Case()), kept=False, draft="records")
    assert (state.begun, state.not_kept, state.files) == (True, True, False)


@pytest.mark.parametrize(("length", "folds"), [(FOLD_AFTER, False), (FOLD_AFTER + 1, True)])
def test_a_long_note_folds(length: int, folds: bool) -> None:
    """What fits is shown whole; only a longer note ends in dots."""
    case = keep_incident(Incident(id="n", when=NOW, what="x" * length))(Case())
    (day,) = records_state(case, kept=True, draft="records").days
    assert day.notes[0].text == "x" * FOLD_AFTER + (" …" if folds else "")


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (640_000, "640 kB"), (1_234_567, "1.2 MB"), (214_000_000, "214 MB")],
)
def test_sizes(size: int, said: str) -> None:
    """A size is read as a person says it."""
    assert render(size_words(size)) == said


def test_a_fingerprint_is_read_in_groups() -> None:
    """Nothing of it is lost."""
    assert in_groups("abcd" * 4) == "abcdabcd abcdabcd"
    assert in_groups("") == ""


@pytest.mark.parametrize(
    ("name", "icon"),
    [("a.PNG", "image"), ("a.mp4", "video"), ("mail.eml", "mail"), ("page.html", "link"), ("a", "file-text")],
)
def test_kinds_of_files(name: str, icon: str) -> None:
    """The kind is seen at the ending."""
    assert file_state(a_file(name)).icon == icon


@pytest.mark.parametrize(("notes", "shown"), [(12, 12), (13, 12)])
def test_twelve_notes_are_listed_at_first(notes: int, shown: int) -> None:
    """That there are older ones is said only where there are."""
    case = Case()
    for n in range(notes):
        case = keep_incident(Incident(id=str(n), when=NOW - dt.timedelta(hours=n), what=f"n{n}"))(case)
    state = records_state(case, kept=True, draft="records")
    assert sum(len(day.notes) for day in state.days) == shown
    assert state.older is (notes > shown)


def test_a_note_needs_words_or_a_file() -> None:
    """One line is enough; blanks are none; a file alone is enough."""
    assert made_note("a", NOW, {"what": "  "}) == NEEDS_WORDS
    note = made_note("a", NOW, {"what": " Eleven calls. ", "who": " x "})
    assert isinstance(note, Incident)
    assert (note.what, note.who) == ("Eleven calls.", "x")
    assert isinstance(made_note("a", NOW, {}, [a_file("a.png")]), Incident)


def test_what_is_kept_of_a_note_that_was_begun() -> None:
    """Nothing where nothing was typed; the moment alone is nothing; the note it belongs to is remembered."""
    empty = {"what": "", "when": "2026-11-22 10:00"}
    assert begun_words(empty, empty, "") == {}
    assert begun_words({**empty, "when": "2026-11-21 10:00"}, empty, "") == {}
    assert begun_words({**empty, "what": "x"}, empty, "a")["of"] == "a"


@pytest.mark.parametrize("typed", ["yesterday", "22.11.2026", "2026-13-01 10:00", "", "0000-00-00 00:00"])
def test_a_moment_of_an_old_draft_that_can_not_be_read(typed: str) -> None:
    """Drafts of earlier versions may hold any words; then the present moment is offered."""
    assert moment_of(typed, NOW) == NOW
    assert moment_of("2026-11-20 23:05", NOW).strftime("%H:%M") == "23:05"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_fit_a_folder(names: list[str]) -> None:
    """No name hides another, leaves the folder, or is refused by a system."""
    files = [a_file(name, str(n)) for n, name in enumerate(names)]
    named = names_in_folder(files)
    assert list(named.values()) == files
    for name in named:
        assert not set(name) & set('\\/:*?"<>|\n')
        assert not name.endswith((".", " "))
    assert fingerprints(named).count("\n") == len(names)
