"""Answers that were kept before the questions changed open, and mean what they meant."""

import json

import msgspec
import pytest

from selfhelp.case.model import Answers, Case
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, shipped

OLD: dict[str, object] = {
    "danger": False,
    "watched": "maybe",
    "what": ["doxxing", "stalking"],
    "who": "known",
    "where": ["instagram", "google"],
    "exposed": ["home-address", "phone"],
    "country": "DE",
    "minutes": 15,
}


@pytest.mark.parametrize(("kept", "now"), [(True, "from-others"), (False, "no"), (None, None)])
def test_danger_of_an_older_case(kept: bool | None, now: str | None) -> None:
    """Yes meant that someone is in danger; the new answer says from whom, and shows the same help."""
    read = msgspec.json.decode(json.dumps({**OLD, "danger": kept}), type=Answers)
    assert read.danger == now
    again = msgspec.json.decode(msgspec.json.encode(read), type=Answers)
    assert again == read
    assert Answers(danger=kept) == Answers(danger=now)


@pytest.mark.parametrize("who", [None, "live-with", "known", "stranger", "group", "unsure"])
def test_every_old_answer_stays(who: str | None) -> None:
    """Nothing that was said is lost, and a plan is made of it."""
    old = {**OLD, "who": who}
    read = msgspec.json.decode(json.dumps(old), type=Answers)
    for field, value in old.items():
        if field != "danger":
            kept = getattr(read, field)
            assert (list(kept) if isinstance(kept, tuple) else kept) == value
    assert make_plan(shipped(), Case(answers=read), TODAY).next is not None


def test_an_answers_file_says_for() -> None:
    """The field is called ``for`` in files, which no name in the program can be."""
    assert msgspec.convert({"for": "someone-else"}, Answers).for_whom == "someone-else"
    assert b'"for":"me"' in msgspec.json.encode(Answers(for_whom="me"))
