"""Subjects: one value, the same string as is kept, and where it leads."""

import copy
import datetime as dt
import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.case import change, subjects
from selfhelp.case.model import Case, Mark
from selfhelp.case.subjects import KINDS, Subject

DAY = dt.date(2026, 1, 1)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


@given(st.sampled_from(sorted(KINDS)), ids, st.one_of(st.just(""), ids))
def test_it_comes_back_from_what_is_kept(kind: str, id_: str, part: str) -> None:
    """Put together and taken apart again it has the same kind, id and part."""
    made = Subject(kind, id_, part)
    again = Subject.parse(str(made))
    assert (again.kind, again.id, again.part) == (kind, id_, part)
    assert again == made
    assert hash(again) == hash(str(made)), "it finds what is kept under its string"
    assert copy.deepcopy(made) == made == pickle.loads(pickle.dumps(made))  # noqa: S301  made here
    assert isinstance(copy.copy(made), Subject)


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (subjects.task("save-evidence"), "task:save-evidence"),
        (subjects.privacy("instagram"), "privacy:instagram"),
        (subjects.setting("instagram", "private-account"), "setting:instagram/private-account"),
        (subjects.two_factor("google"), "two-factor:google"),
        (subjects.report("x"), "report:x"),
        (subjects.report("x", "doxxing"), "report:x/doxxing"),
        (subjects.recovery("google"), "recovery:google"),
        (subjects.sessions("google"), "sessions:google"),
        (subjects.broker("spokeo"), "broker:spokeo"),
        (subjects.people_search("first"), "people-search:first"),
        (subjects.follow_up(subjects.report("x", "doxxing")), "follow-up:report:x/doxxing"),
        (subjects.PASSWORDS, "password:change"),
    ],
)
def test_what_is_kept_never_changes_its_shape(made: Subject, kept: str) -> None:
    """These strings lie in people's notes. They stay."""
    assert made == kept


@pytest.mark.parametrize(
    ("kept", "page"),
    [
        ("task:warn-family", ("task", "warn-family")),
        ("privacy:instagram", ("service", "instagram")),
        ("setting:instagram/private-account", ("service", "instagram")),
        ("two-factor:google", ("second-step", "google")),
        ("report:x/doxxing", ("report-service", "x")),
        ("recovery:x", ("report-service", "x")),
        ("sessions:x", ("report-service", "x")),
        ("people-search:first", ("people-search", "")),
        ("broker:spokeo", ("broker", "spokeo")),
        ("password:change", ("accounts", "")),
        ("follow-up:broker:spokeo", ("broker", "spokeo")),
        ("follow-up:report:x/doxxing", ("report-service", "x")),
        ("from-a-later-version:x", ("plan", "")),
        ("", ("plan", "")),
    ],
)
def test_each_leads_to_its_page(kept: str, page: tuple[str, str]) -> None:
    """A reminder leads where its thing leads; what this version doesn't know leads to the plan."""
    assert Subject.parse(kept).page == page


def test_parts_are_kinds_that_exist() -> None:
    """The table names no kind that is not in it."""
    assert {k.parts for k in KINDS.values()} - {""} <= set(KINDS)


@pytest.mark.parametrize(("kind", "id_", "part"), [("", "x", ""), ("a:b", "x", ""), ("report", "x/y", "z")])
def test_what_could_not_be_read_back_is_refused(kind: str, id_: str, part: str) -> None:
    """A kind with a colon, or an id with a slash before a part, would come back as something else."""
    with pytest.raises(ValueError, match="no subject"):
        Subject(kind, id_, part)


def test_what_is_kept_is_a_plain_string() -> None:
    """Marks and requests hold plain strings, so that they are written as before."""
    case = change.mark(subjects.task("a"), "done", DAY)(Case())
    case = change.request(subjects.broker("b"), "sent", DAY, None)(case)
    assert type(case.marks[0].subject) is str
    assert type(case.requests[0].subject) is str
    assert msgspec.json.encode(
        case.marks[0]
    ) == b'{"subject":"task:a","state":"done","on":"2026-01-01"}'.replace(b"}", b',"revision":1}')
    assert case.mark(subjects.task("a")) == Mark("task:a", "done", DAY)
