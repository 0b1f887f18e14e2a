"""Every way a case changes: pure, and taken back where that is meant."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.case import change
from selfhelp.case.change import Change
from selfhelp.case.model import Account, Answers, Case, Incident, Mark
from selfhelp.case.rows import from_rows, to_rows
from tests.factory import cases, changes

DAY = dt.date(2026, 11, 20)
LATER = DAY + dt.timedelta(days=7)
MOMENT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)


@settings(deadline=None)
@given(cases())
def test_rows_and_back(made: Case) -> None:
    """Whatever a person can come to goes into rows and comes back equal, in whatever order rows are read."""
    rows = to_rows(made)
    assert from_rows(rows) == made
    assert from_rows(dict(reversed(rows.items()))) == made


def test_no_rows() -> None:
    """A vault without a row is an empty case."""
    assert from_rows({}) == Case()


@settings(deadline=None)
@given(cases())
def test_a_row_is_only_written_when_it_changed(made: Case) -> None:
    """One more mark changes one row, so that saving stays quick however much is kept."""
    before = to_rows(made)
    after = to_rows(change.mark("task:quite-new", "done", DAY)(made))
    assert {key for key in after if after[key] != before.get(key)} == {("mark", "task:quite-new")}
    assert before.keys() <= after.keys()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("mark", b'{"subject":"a","state":"finished","on":"2026-01-01"}'),
        ("mark", b'{"subject":"a","state":"done","on":"2026-01-01","mood":1}'),
        ("answers", b'{"country":5}'),
        ("incident", b"{"),
        ("account", b"\xff\xfe"),
    ],
)
def test_a_row_of_another_shape_is_refused(kind: str, body: bytes) -> None:
    """A row that this format does not know is an error, never a guess."""
    key = "" if kind == "answers" else "a"
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        from_rows({(kind, key): body})


@settings(deadline=None)
@given(cases(), changes())
def test_changes_are_pure(made: Case, step: Change) -> None:
    """The same change of the same case gives the same case, and leaves the one before as it was."""
    before = to_rows(made)
    assert step(made) == step(made)
    assert to_rows(made) == before


@settings(deadline=None)
@given(cases(), changes())
def test_a_change_twice_is_once(made: Case, step: Change) -> None:
    """Pressing a button twice does no more than pressing it once."""
    assert step(step(made)) == step(made)


@settings(deadline=None)
@given(cases())
def test_back_where_it_was(made: Case) -> None:
    """A thing added and taken away again leaves no trace in the case."""
    account = Account(id="new", name="Mail")
    incident = Incident(id="new", when=MOMENT)
    assert change.unmark("new")(change.mark("new", "done", DAY)(made)) == made
    assert change.withdraw_request("new")(change.request("new", "sent", DAY, LATER)(made)) == made
    assert change.drop_account("new")(change.keep_account(account)(made)) == made
    assert change.drop_incident("new")(change.keep_incident(incident)(made)) == made


@settings(deadline=None)
@given(cases(), st.sampled_from(["nothing", ""]))
def test_taking_away_what_is_not_there(made: Case, name: str) -> None:
    """Taking away what is not there changes nothing."""
    for take in (change.unmark, change.withdraw_request, change.drop_account, change.drop_incident):
        assert take(name)(made) == made


@settings(deadline=None)
@given(cases())
def test_everything_has_one_place(made: Case) -> None:
    """No subject, account or incident is ever there twice, and incidents stand newest first."""
    for names in (
        [m.subject for m in made.marks],
        [r.subject for r in made.requests],
        [a.id for a in made.accounts],
        [i.id for i in made.incidents],
    ):
        assert len(names) == len(set(names))
    moments = [i.when for i in made.incidents]
    assert moments == sorted(moments, reverse=True)


def test_the_last_mark_counts() -> None:
    """Done after not-now is done, with the day and revision of the last press."""
    made = change.mark("task:a", "not-now", DAY)(Case())
    made = change.mark("task:a", "done", LATER, 3)(made)
    assert made.marks == (Mark("task:a", "done", LATER, 3),)
    assert made.mark("task:a") == made.marks[0]
    assert made.mark("task:b") is None


def test_a_request_remembers_its_beginning() -> None:
    """News about a request keeps the day it was sent, its number and its note; sending again starts over."""
    made = change.request("broker:a", "sent", DAY, LATER, reference="17", note="by form")(Case())
    made = change.request("broker:a", "still-there", LATER, None)(made)
    kept = made.request("broker:a")
    assert kept is not None
    assert (kept.sent, kept.reference, kept.note, kept.look_again) == (DAY, "17", "by form", None)
    emptied = change.request("broker:a", "still-there", LATER, None, note="")(made).request("broker:a")
    assert emptied is not None
    assert (emptied.note, emptied.reference) == ("", "17")
    again = change.request("broker:a", "sent", LATER, None)(made).request("broker:a")
    assert again is not None
    assert again.sent == LATER
    assert made.request("broker:b") is None


def test_news_without_a_beginning() -> None:
    """A page that was removed before the program came is noted with the day of the note."""
    kept = change.request("broker:a", "gone", DAY, None)(Case()).request("broker:a")
    assert kept is not None
    assert kept.sent == DAY


def test_questions_again_with_every_answer() -> None:
    """Reopening the questions keeps what was said and starts at the first."""
    said = Answers(danger=False, what=("doxxing",))
    made = change.finish_triage(change.answered("what", said)(Case()))
    assert made.triage_done
    assert made.asked == ("what",)
    again = change.reopen_triage(made)
    assert (again.answers, again.asked, again.triage_done) == (said, (), False)


def test_preferences_change_one_thing() -> None:
    """A larger text keeps the theme."""
    made = change.prefer(text_size=150)(change.prefer(theme="dark")(Case()))
    assert (made.preferences.theme, made.preferences.text_size) == ("dark", 150)


def test_editing_keeps_the_place() -> None:
    """An account or incident kept again under its id replaces the one before."""
    made = change.keep_account(Account(id="1", name="Old"))(Case())
    made = change.keep_account(Account(id="1", name="New"))(made)
    assert [a.name for a in made.accounts] == ["New"]
    made = change.keep_incident(Incident(id="1", when=MOMENT, what="a"))(made)
    made = change.keep_incident(Incident(id="1", when=MOMENT, what="b"))(made)
    assert [i.what for i in made.incidents] == ["b"]


def test_kept_names_become_present_ones() -> None:
    """Marks, requests and reminders follow a new name; what was done under the present one counts."""
    case = Case()
    for step in (
        change.mark("task:old", "not-now", DAY),
        change.mark("task:other", "done", DAY),
        change.mark("follow-up:broker:old", "done", DAY),
        change.request("broker:old", "sent", DAY, None, reference="1"),
    ):
        case = step(case)
    names = {"task:old": "task:new", "broker:old": "broker:a-new"}
    made = change.under_present_names(case, names)
    assert [m.subject for m in made.marks] == ["follow-up:broker:a-new", "task:new", "task:other"]
    assert made.requests[0].subject == "broker:a-new"
    assert made.requests[0].reference == "1"
    both = change.mark("task:new", "done", LATER)(case)
    assert change.under_present_names(both, names).mark("task:new") == Mark("task:new", "done", LATER)
    early = change.mark("task:a-new", "done", LATER)(change.mark("task:old", "done", DAY)(Case()))
    made = change.under_present_names(early, {"task:old": "task:a-new"})
    assert made.marks == (Mark("task:a-new", "done", LATER),)
    assert change.under_present_names(case, {}) is case
