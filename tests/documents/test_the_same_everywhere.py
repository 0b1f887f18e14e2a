"""Text, JSON, page and paper say the same things: of every made-up person, at first and all of it."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfhelp.case import change
from selfhelp.case.model import Case
from selfhelp.documents.plan_document import plan_html, plan_json, plan_text
from selfhelp.documents.plan_page import written_out
from selfhelp.documents.plan_sheet import plan_sheet
from selfhelp.documents.sheet import Heading, Item, Numbers, Opening, Piece
from selfhelp.language import render
from selfhelp.plan.model import Item as PlanItem
from selfhelp.plan.model import Plan
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, shipped
from tests.plan.test_personas import NAMES, persona, plan_for, read_on

Json = dict[str, object]


def _words(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Opening):
        yield from (piece.title, piece.line)
    elif isinstance(piece, Heading):
        yield piece.text
    elif isinstance(piece, Item):
        yield from (piece.title, *piece.lines, *piece.steps, *piece.small, piece.end)
    elif isinstance(piece, Numbers):
        yield from (w for n in piece.numbers for w in (n.when, n.number, n.name))


def on_paper(plan: Plan, *, everything: bool) -> str:
    """Return all words of the paper."""
    sheet = plan_sheet(plan, TODAY)
    pieces = sheet.whole.pieces if everything and sheet.whole is not None else sheet.pieces
    return "\n".join(w for piece in pieces for w in _words(piece))


def on_page(plan: Plan, *, everything: bool) -> str:
    """Return all words of the HTML page."""
    return html.unescape(re.sub(r"<[^>]+>", "\n", plan_html(plan, TODAY, everything=everything)))


def forms(plan: Plan, *, everything: bool) -> dict[str, str]:
    """Return each form a person reads, as words."""
    return {
        "text": plan_text(plan, everything=everything),
        "page": on_page(plan, everything=everything),
        "paper": on_paper(plan, everything=everything),
    }


def opened(item: PlanItem) -> list[PlanItem]:
    """Return the parts still to do."""
    return [p for p in item.parts if p.state in ("open", "not-now")]


def inside(item: PlanItem) -> list[str]:
    """Return what an item says once it is written out."""
    said = [render(m) for m in (*item.steps, *item.notes)]
    return said + [words for d in item.doors for words in (render(d.title), d.url)]


def expected(plan: Plan, *, everything: bool) -> tuple[list[str], list[str]]:
    """Return what every form has to say, and what none may."""
    said: list[str] = []
    unsaid: list[str] = []
    written = written_out(plan)
    wanted = plan.open() if everything else plan.short()
    for item in wanted:
        said += [render(item.title), render(item.why), *(render(m) for m in item.cautions)]
        said += [render(p.title) for p in opened(item)]
        if everything or item.id in written:
            said += inside(item)
        elif item.when == "now" and item.steps:
            said.append(f"Step 1: {render(item.steps[0])}")
        else:
            unsaid += [render(s) for s in item.steps]
        for part in opened(item) if everything else ():
            said += [render(part.why), *(render(m) for m in part.cautions), *inside(part)]
    unsaid += [render(i.title) for i in plan.open() if i not in wanted]
    for number in plan.help.emergency:
        said += [render(number.name), number.number]
    said += [render(m) for m in (*plan.help.warnings, *plan.help.notes)]
    for line in plan.help.lines:
        said += [line.name, line.number, render(line.what)]
        said += [render(line.hours)] if line.hours is not None else []
    # What is said of one thing may be said of another too.
    return said, [words for words in unsaid if not any(words in other for other in said)]


@pytest.mark.parametrize("everything", [False, True], ids=["at-first", "all"])
@pytest.mark.parametrize("name", NAMES)
def test_text_page_and_paper_say_the_same(name: str, everything: bool, tmp_path: Path) -> None:
    """Steps, cautions, links, numbers and lines, in the order of the plan; and none says more."""
    who = persona(name, tmp_path)
    for plan in {id(p): p for p in (plan_for(who), read_on(who))}.values():
        said, unsaid = expected(plan, everything=everything)
        assert said
        for form, words in forms(plan, everything=everything).items():
            assert [w for w in said if w not in words] == [], form
            assert [w for w in unsaid if w in words] == [], form
            titles = [render(i.title) for i in (plan.open() if everything else plan.short())]
            # The next step stands on top too, so the last place counts.
            places = [words.rindex(t) for t in titles if not any(t != o and t in o for o in said)]
            assert places == sorted(places), form


def _flat(item: Json) -> Iterator[Json]:
    yield item
    parts = item["parts"]
    assert isinstance(parts, list)
    for part in parts:
        yield from _flat(part)


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_what_is_read(name: str, tmp_path: Path) -> None:
    """Every item and part with its steps, cautions, notes and links; what is shown at first is marked."""
    plan = plan_for(persona(name, tmp_path))
    shape = plan_json(plan)
    items = shape["items"]
    assert isinstance(items, list)
    assert [i["id"] for i in items] == [i.id for i in plan.open()]
    assert [i["id"] for i in items if i["shown"]] == [i.id for i in plan.short()]
    here = {i.id: i for whole in plan.open() for i in (whole, *opened(whole))}
    found = [one for whole in items for one in _flat(whole)]
    assert [one["id"] for one in found] == list(here)
    for one in found:
        item = here[str(one["id"])]
        assert one["title"] == render(item.title)
        assert one["steps"] == [render(s) for s in item.steps]
        assert one["cautions"] == [render(m) for m in item.cautions]
        assert one["notes"] == [render(m) for m in item.notes]
        assert one["links"] == [{"title": render(d.title), "url": d.url} for d in item.doors]
        assert one["effects"] == list(item.effects)
    emergency = [(render(n.name), n.number) for n in plan.help.emergency]
    assert [(n["name"], n["number"]) for n in _list(shape, "emergency")] == emergency
    lines = [(x.name, x.number, render(x.what)) for x in plan.help.lines]
    assert [(x["name"], x["number"], x["what"]) for x in _list(shape, "help_lines")] == lines


def _list(shape: Json, key: str) -> list[dict[str, str]]:
    found = shape[key]
    assert isinstance(found, list)
    return found


def test_a_plan_with_something_done_says_the_rest(tmp_path: Path) -> None:
    """What is done leaves all forms at once, and a part that is done is no step of its whole any more."""
    who = persona("kim-mail-hacked", tmp_path)
    made = change.mark("task:save-account-changes", "done", TODAY)(Case(answers=who.answers))
    made = change.mark("task:mail-rules-check", "done", TODAY)(made)
    plan = make_plan(shipped(), made, TODAY)
    said, unsaid = expected(plan, everything=False)
    for form, words in forms(plan, everything=False).items():
        assert [w for w in said if w not in words] == [], form
        assert [w for w in unsaid if w in words] == [], form
