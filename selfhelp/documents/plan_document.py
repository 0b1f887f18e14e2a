"""The plan as text, JSON and calendar. :mod:`selfhelp.documents.plan_page` makes it a page."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from selfhelp.case.model import Case
from selfhelp.documents.calendar import Reminder, calendar
from selfhelp.documents.plan_page import (
    costs,
    help_comes_first,
    help_in_turn,
    item_why,
    left_out_words,
    page_html,
    plan_html,
    written_out,
)
from selfhelp.language import Message, pgettext, render
from selfhelp.plan import asked, wording
from selfhelp.plan.model import HORIZONS, Help, Item, Line, Plan

__all__ = ["page_html", "plan_calendar", "plan_html", "plan_json", "plan_text"]

Json = dict[str, object]


def _said(messages: Iterable[Message]) -> list[str]:
    return [render(m) for m in messages]


def _item_json(item: Item) -> Json:
    return {
        "id": item.id,
        "room": item.room,
        "title": render(item.title),
        "when": item.when,
        "why": item_why(item),
        "effects": list(item.effects),
        "minutes": item.minutes,
        "steps": _said(item.steps),
        "cautions": _said(item.cautions),
        "notes": _said(item.notes),
        "links": [{"title": render(d.title), "url": d.url} for d in item.doors],
        "parts": [_item_json(p) for p in item.parts if p.state in ("open", "not-now")],
        "after": list(item.after),
        "gate": item.gate,
        "shown": item.shown,
    }


def _line_json(line: Line) -> Json:
    hours = render(line.hours) if line.hours else None
    return {
        "name": line.name,
        "number": line.number,
        "kind": line.kind,
        "what": render(line.what),
        "hours": hours,
    }


def plan_json(plan: Plan) -> Json:
    """Return the plan in the shape that other programs rely on: all of it, the short plan marked."""
    return {
        "next": plan.next.id if plan.next else None,
        "items": [_item_json(item) for item in plan.open()],
        "emergency": [{"name": render(n.name), "number": n.number} for n in plan.help.emergency],
        "help_lines": [_line_json(line) for line in plan.help.lines],
    }


def _item_lines(item: Item, *, steps: bool, parts: bool) -> Iterator[str]:
    yield f"  [ ] {render(item.title)}"
    yield f"      {item_why(item)}"
    yield f"      {costs(item)}"
    yield from (f"      {words}" for words in _said(item.cautions))
    if steps:
        yield from (f"      {n}. {words}" for n, words in enumerate(_said(item.steps), start=1))
        yield from (f"      {words}" for words in _said(item.notes))
        yield from (f"      {render(d.title)}: {d.url}" for d in item.doors)
    elif (first := wording.first_words(item)) is not None:
        yield f"      {render(first)}"
    for part in item.parts:
        if part.state not in ("open", "not-now"):
            continue
        lines = _item_lines(part, steps=steps, parts=parts) if parts else (f"  [ ] {render(part.title)}",)
        yield from (f"    {line}" for line in lines)


def _help_lines(found: Help, *, lines_first: bool = False) -> Iterator[str]:
    if lines_first:
        # Whoever may hurt themselves calls someone who listens; the emergency number is the second.
        yield from _help_lines(dataclasses.replace(found, emergency=()))
        yield from _help_lines(dataclasses.replace(found, lines=()))
        return
    if found.emergency:
        yield pgettext("plan", "Emergency numbers")
        yield from (f"  {words}" for words in _said(found.warnings))
        yield from (f"  {render(n.name)}: {n.number}" for n in found.emergency)
        yield from (f"  {words}" for words in _said(found.notes))
        yield ""
    if found.lines:
        yield pgettext("plan", "People who help")
        for line in found.lines:
            hours = f" ({render(line.hours)})" if line.hours else ""
            yield f"  {line.name}: {line.number}{hours}"
            yield f"      {render(line.what)}"
        yield ""


def plan_text(plan: Plan, *, everything: bool = False) -> str:
    """Return the plan as plain text: what the window shows, or all of it.

    Args:
        plan: the plan.
        everything: the whole plan, not only what is shown at first.
    """
    first, then = help_in_turn(plan.help, urgent=help_comes_first(plan))
    lines: list[str] = list(_help_lines(first, lines_first=True))
    if plan.next is None:
        lines += [pgettext("plan", "There is nothing left to do here"), ""]
    else:
        lines += [
            pgettext("plan", "Your next step"),
            f"  {render(plan.next.title)}",
            # Where it stands below with its steps, the reason stands there too.
            *(() if plan.next.shown else (f"  {item_why(plan.next)}",)),
            "",
        ]
    wanted, written = plan.open() if everything else plan.short(), written_out(plan)
    for horizon in HORIZONS:
        items = [i for i in wanted if i.when == horizon]
        if items:
            lines.append(render(wording.WHEN[horizon]))
            for item in items:
                lines += _item_lines(item, steps=everything or item.id in written, parts=everything)
            lines.append("")
    left = left_out_words(plan, everything=everything)
    lines += [left, ""] if left else []
    lines += _help_lines(then)
    return "\n".join(lines).rstrip() + "\n"


def plan_calendar(plan: Plan, case: Case, today: dt.date) -> str:
    """Return reminders as an iCalendar file: one neutral entry for each day on which something is due.

    The entries name no site and no reason: a calendar is often shared, and synchronised.
    """
    starts = {"now": 0, "today": 0, "this-week": 2, "later": 14}
    planned = {today + dt.timedelta(days=starts[item.when]) for item in plan.open()}
    return _on_days(planned | set(asked.days_to_look(case, today)), today)


def requests_calendar(case: Case, today: dt.date) -> str:
    """Return the days to look again at what was asked, as an iCalendar file; as neutral as the plan's."""
    return _on_days(set(asked.days_to_look(case, today)), today)


def _on_days(days: set[dt.date], today: dt.date) -> str:
    title = pgettext("calendar", "Notes")
    reminders = [
        Reminder(hashlib.sha256(f"{day}{title}".encode()).hexdigest()[:24], day, title)
        for day in sorted(days)
    ]
    return calendar(reminders, today)
