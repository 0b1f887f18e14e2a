"""A report is offered where it may have happened, once, and never for what happens on no page."""

from hypothesis import example, given, settings
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.documents.plan_document import plan_text
from selfhelp.language import render
from selfhelp.plan.model import Item, Plan
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, answers, shipped
from tests.plan.making import EVERYTHING, SERVICES, plan_of

WHOLE = "task:report-where-it-happened"


def reports(plan: Plan) -> list[Item]:
    """Return the report items, wherever they stand."""
    return [p for i in plan.items for p in (i, *i.parts) if p.id.startswith("report:")]


@settings(max_examples=80, deadline=None)
@given(answers())
@example(Answers(what=EVERYTHING, where=SERVICES, community=("wiki-editor",)))
def test_one_place_for_all(said: Answers) -> None:
    """Several reports are parts of one thing; one stands alone; each says that it counts only there."""
    plan = plan_of(said)
    found = reports(plan)
    whole = plan.item(WHOLE)
    assert (whole is not None) is (len(found) > 1)
    if whole is not None:
        assert {p.id for p in whole.parts} == {p.id for p in found}
    assert all("if it happened there" in render(p.title) for p in found)


@settings(max_examples=60, deadline=None)
@given(answers())
@example(Answers(who="known", watched="yes", where=("google", "instagram")))
def test_who_is_followed_is_sent_to_no_form(said: Answers) -> None:
    """Stalking happens on no page that a form could take down."""
    assert not reports(plan_of(replace(said, what=("stalking",))))


def test_what_a_task_does_is_not_asked_again() -> None:
    """A wiki editor has steps of their own, with private evidence as their part: no form is left over."""
    said = Answers(
        what=("doxxing", "brigading"), where=("wikimedia",), community=("wiki-editor",), country="BE"
    )
    plan = plan_of(said)
    assert plan.item("report:wikimedia") is None
    whole = plan.item("task:wiki-trust-and-safety")
    assert whole is not None
    assert [p.id for p in whole.parts] == ["task:wiki-private-evidence"]
    # Somebody who edits no wiki has no such step, so every form is offered.
    other = plan_of(replace(said, community=())).item("report:wikimedia")
    assert other is not None
    words = " ".join(map(render, other.steps))
    assert "Trust and Safety" in words
    assert "Incident Reporting" in words


def test_it_is_done_when_the_forms_left_are_sent() -> None:
    """What was left out is not waited for."""
    said = Answers(what=("impersonation",), where=("wikimedia",), community=("wiki-editor",), country="BE")
    made = Case(answers=said)
    service = shipped().service("wikimedia")
    assert service is not None
    gone = {n.rpartition("/")[2] for t in shipped().tasks for n in t.suppresses if n.startswith("report:")}
    assert gone
    assert {r.id for r in service.reports if "impersonation" in r.covers} - gone
    for form in service.reports:
        if form.id not in gone:
            made = change.mark(f"report:wikimedia/{form.id}", "done", TODAY)(made)
    item = make_plan(shipped(), made, TODAY).item("report:wikimedia")
    assert item is not None
    assert item.state == "done"


def test_the_whole_is_done_with_its_parts() -> None:
    """Nobody ticks a thing that only held others together, and one that stands open keeps it open."""
    said = Answers(what=("brigading",), where=("x", "bluesky"), who="group", watched="no", country="NL")
    made = change.mark("report:x", "done", TODAY)(Case(answers=said))
    whole = make_plan(shipped(), made, TODAY).item(WHOLE)
    assert whole is not None
    assert whole.state == "open"
    made = change.mark("report:bluesky", "does-not-apply", TODAY)(made)
    whole = make_plan(shipped(), made, TODAY).item(WHOLE)
    assert whole is not None
    assert whole.state == "done"


def test_a_helper_asks_first() -> None:
    """What is another person's is reported when they want it, and no reason quotes “me”."""
    said = Answers(what=("impersonation",), where=("discord",), for_whom="someone-else", country="SE")
    plan = plan_of(said)
    item = plan.item("report:discord")
    assert item is not None
    assert render(item.steps[0]).startswith("Ask them first")
    assert not [i.id for i in plan.items if i.because]
    assert "Take your" not in plan_text(plan, everything=True)


def test_a_reason_is_said_once() -> None:
    """The same sentence under ten things is read as none; what was not yet said is said."""
    said = Answers(what=("doxxing", "stalking"), who="ex", watched="yes", where=("google",), country="GB")
    plan = plan_of(said)
    given = [render(i.reason) for i in plan.items if i.reason is not None]
    assert given
    assert len(given) == len(set(given))
    assert {render(i.because[0]) for i in plan.items if i.because} == set(given)
