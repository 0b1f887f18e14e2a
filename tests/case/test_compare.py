"""What a change changed is told exactly."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.case import change
from selfhelp.case.change import Change
from selfhelp.case.compare import compare
from selfhelp.case.model import Account, Case, Incident
from tests.factory import cases, changes

MOMENT = dt.datetime(2026, 11, 20, 21, tzinfo=dt.UTC)


@given(cases(), changes(), changes())
def test_the_difference_is_all_there_is(case: Case, first: Change, second: Change) -> None:
    """Fields that are not named are equal; two differences in a row are the difference of the ends."""
    middle, end = first(case), second(first(case))
    told = compare(case, middle)
    for name in Case.__struct_fields__:
        assert (name in told.fields) == (getattr(case, name) != getattr(middle, name))
    for subject in {m.subject for m in (*case.marks, *middle.marks)}:
        if case.mark(subject) != middle.mark(subject):
            assert subject in told.subjects
        elif case.request(subject) == middle.request(subject):
            assert subject not in told.subjects
    assert told.then(compare(middle, end)) == compare(case, end)
    assert told.then(compare(middle, end, keeping=True)).keeping


@given(st.sampled_from(["a", "b"]))
def test_accounts_and_incidents_are_named_by_id(name: str) -> None:
    """Who draws a list of accounts or incidents hears which of them changed."""
    case = change.keep_account(Account(id="a", name="one"))(Case())
    told = compare(case, change.keep_account(Account(id=name, name="two"))(case))
    assert (told.accounts, told.incidents, told.subjects) == (frozenset({name}), frozenset(), frozenset())
    told = compare(case, change.keep_incident(Incident(id=name, when=MOMENT))(case))
    assert (told.accounts, told.incidents) == (frozenset(), frozenset({name}))
    assert told.fields == {"incidents"}
