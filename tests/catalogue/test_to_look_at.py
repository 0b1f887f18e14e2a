"""What someone should look at again, and from which day on."""

import datetime as dt

import pytest

from selfhelp.catalogue.checks.world import to_look_at
from selfhelp.catalogue.model import Catalogue, Event, Evidence, Source
from tests.factory import TODAY, task

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("left", "named"), [(-1, True), (0, True), (1, False)])
def test_a_claim_past_its_day(left: int, *, named: bool) -> None:
    """On the day itself it is to be looked at."""
    made = Catalogue(tasks=(task("a", review_by=TODAY + left * DAY),))
    assert bool(list(to_look_at(made, TODAY))) is named


@pytest.mark.parametrize(
    ("event", "newest", "named"),
    [
        (TODAY, TODAY - DAY, True),
        (TODAY, TODAY, False),
        (TODAY, None, True),
        (TODAY + DAY, TODAY - DAY, False),
        (TODAY - DAY, TODAY, False),
    ],
)
def test_what_an_event_touched(event: dt.date, newest: dt.date | None, *, named: bool) -> None:
    """From the day of the event on, until something in the entry is as new as that."""
    source = Source(
        id="guide", title="A guide", kind="official", url="https://guide.example/a", collected=TODAY
    )
    made = Catalogue(
        tasks=(task("a", evidence=(Evidence(source="guide", date=newest),)),),
        sources=(source,),
        events=(
            Event(id="e", date=event, what="It closed.", touches=("tasks/none", "tasks/a"), status="sourced"),
        ),
    )
    found = list(to_look_at(made, TODAY))
    assert bool(found) is named
    assert not named or found[0].startswith("tasks/a: ")
