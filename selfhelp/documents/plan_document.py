"""The plan as text, JSON, HTML and calendar."""

import datetime as dt
import hashlib
from html import escape

from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue
from selfhelp.documents.calendar import Reminder, calendar
from selfhelp.language import active, pgettext, render
from selfhelp.plan import asked, wording
from selfhelp.plan.model import HORIZONS, Item, Plan

Json = dict[str, object]


def _why(item: Item) -> str:
    reasons = [render(b) for b in item.because[:1]]
    return " ".join([render(item.why), *reasons])


def plan_json(plan: Plan) -> Json:
    """Return the plan in the shape that other programs rely on."""
    return {
        "next": plan.next.id if plan.next else None,
        "items": [
            {
                "id": item.id,
                "room": item.room,
                "title": render(item.title),
                "when": item.when,
                "why": _why(item),
                "effects": list(item.effects),
                "minutes": item.minutes,
                "after": list(item.after),
            }
            for item in plan.open()
        ],
    }


def _costs(item: Item) -> str:
    parts = [render(wording.minutes_text(item.minutes)), *(render(wording.EFFECTS[e]) for e in item.effects)]
    return pgettext("list of words", ", ").join(parts)


def plan_text(plan: Plan) -> str:
    """Return the plan as plain text."""
    lines: list[str] = []
    if plan.next is not None:
        lines += [
            pgettext("plan", "Your next step"),
            f"  {render(plan.next.title)}",
            f"  {_why(plan.next)}",
            "",
        ]
    for horizon in HORIZONS:
        items = [i for i in plan.open() if i.when == horizon]
        if not items:
            continue
        lines.append(render(wording.WHEN[horizon]))
        for item in items:
            lines += [f"  [ ] {render(item.title)}", f"      {_why(item)}", f"      {_costs(item)}"]
        lines.append("")
    if not lines:
        lines.append(pgettext("plan", "There is nothing left to do here"))
    return "\n".join(lines).rstrip() + "\n"


def page_html(title: str, body: str) -> str:
    """Return a whole HTML document that needs nothing from outside."""
    direction = "rtl" if active().right_to_left else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{active().tag}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>body{{font-family:sans-serif;line-height:1.5;max-width:46em;"
        "margin:2em auto;padding:0 1em;color:#1F2B33}h1{font-size:1.6em}h2{font-size:1.15em;margin-top:1.6em}"
        "p{margin:0.2em 0}.small{color:#586872;font-size:0.9em}.item{margin:0.9em 0}</style></head>"
        f"<body>{body}</body></html>"
    )


def plan_html(plan: Plan, catalogue: Catalogue, case: Case, today: dt.date) -> str:
    """Return the plan as HTML for print, with the steps of each task and a box to tick by hand."""
    from selfhelp.language import catalogue_text

    title = pgettext("plan", "Plan")
    parts = [f"<h1>{escape(title)}</h1>", f'<p class="small">{today.isoformat()}</p>']
    for horizon in HORIZONS:
        items = [i for i in plan.open() if i.when == horizon]
        if not items:
            continue
        parts.append(f"<h2>{escape(render(wording.WHEN[horizon]))}</h2>")
        for item in items:
            parts.append(
                f'<div class="item"><p>☐ <b>{escape(render(item.title))}</b></p><p>{escape(_why(item))}</p>'
                f'<p class="small">{escape(_costs(item))}</p>'
            )
            task = catalogue.task(item.target) if Subject.parse(item.id).kind == "task" else None
            if task is not None and task.steps:
                said = (catalogue_text(f"tasks/{task.id}:steps.{n}", s) for n, s in enumerate(task.steps, 1))
                parts.append("<ol>" + "".join(f"<li>{escape(s)}</li>" for s in said) + "</ol>")
            parts.append("</div>")
    done = plan.done()
    if done:
        heading = escape(pgettext("plan", "Done"))
        parts.append(f"<h2>{heading}</h2>")
        parts += [f"<p>☑ {escape(render(i.title))}</p>" for i in done]
    if case.answers.minutes is None and not plan.items:
        nothing = escape(pgettext("plan", "There is nothing left to do here"))
        parts.append(f"<p>{nothing}</p>")
    return page_html(title, "".join(parts))


def plan_calendar(plan: Plan, case: Case, today: dt.date) -> str:
    """Return reminders as an iCalendar file: one neutral entry for each day on which something is due.

    The entries name no site and no reason: a calendar is often shared, and synchronised.
    """
    starts = {"now": 0, "today": 0, "this-week": 2, "later": 14}
    due: dict[dt.date, int] = {}
    for item in plan.open():
        day = today + dt.timedelta(days=starts[item.when])
        due[day] = due.get(day, 0) + 1
    for request in case.requests:
        again = asked.next_look(request)
        if again is not None and again >= today:
            due[again] = due.get(again, 0) + 1
    title = pgettext("calendar", "Notes")
    reminders = [
        Reminder(hashlib.sha256(f"{day}{title}".encode()).hexdigest()[:24], day, title) for day in sorted(due)
    ]
    return calendar(reminders, today)
