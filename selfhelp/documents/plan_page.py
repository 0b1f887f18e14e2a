"""The plan as a page for print, PDF and HTML: the steps, cautions, links and numbers of the window."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape

from selfhelp.language import Message, active, npgettext, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.gates import EVERYTHING
from selfhelp.plan.model import HORIZONS, Help, Item, Plan
from selfhelp.plan.short import AT_MOST_WHEN_TIRED

#: How many steps are written out at first. More than that nobody takes in who is afraid.
MOST_STEPS = 22


def item_why(item: Item) -> str:
    """Return why an item is on the list, with the reason that the person gave, unless it was said before."""
    return " ".join(render(m) for m in (item.why, item.reason) if m is not None)


def costs(item: Item) -> str:
    """Return how long an item takes and what it may set off, in one line."""
    parts = [render(wording.minutes_text(item.minutes)), *(render(wording.EFFECTS[e]) for e in item.effects)]
    return pgettext("list of words", ", ").join(parts)


def help_comes_first(plan: Plan) -> bool:
    """Tell whether someone is in danger, so that the numbers stand before all else."""
    return plan.next is not None and EVERYTHING in plan.next.gates


def written_out(plan: Plan) -> frozenset[str]:
    """Return the ids of the things whose steps are written out at first: the next one, and what is for now.

    Together they have about twenty steps at most. Of the rest, and of every part, title and reason are
    enough at first: whoever reads a page of steps for another day reads none of them.
    """
    chosen = [plan.next] if plan.next is not None else []
    chosen += [i for i in plan.short() if i.when == "now" and i not in chosen]
    written: list[str] = []
    steps = 0
    for item in chosen:
        steps += len(item.steps)
        if written and steps > MOST_STEPS:
            break
        written.append(item.id)
    return frozenset(written)


def left_out_words(plan: Plan, *, everything: bool) -> str:
    """Say how much more there is than the short plan shows; empty where nothing is left out."""
    left = 0 if everything else len(plan.open()) - len(plan.short())
    if left <= 0:
        return ""
    if plan.rest_waits:
        return render(wording.REST_WAITS)
    if help_comes_first(plan):
        # “You can stop here” is no last word to someone in danger.
        return pgettext("plan", "Everything else can wait until you are safe.")
    if len(plan.short()) <= AT_MOST_WHEN_TIRED:
        # Whoever has little strength left is not told a number.
        return pgettext("plan", "The rest can wait. You can stop here.")
    return npgettext(
        "plan",
        "{count} more thing is in the whole plan. It can wait.",
        "{count} more things are in the whole plan. They can wait.",
        left,
    )


def page_html(title: str, body: str) -> str:
    """Return a whole HTML document that needs nothing from outside."""
    direction = "rtl" if active().right_to_left else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{active().tag}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>body{{font-family:sans-serif;line-height:1.5;max-width:46em;"
        "margin:2em auto;padding:0 1em;color:#1F2B33}h1{font-size:1.6em}h2{font-size:1.15em;margin-top:1.6em}"
        "p{margin:0.2em 0}.small{color:#586872;font-size:0.9em}.item{margin:0.9em 0}.part{margin:0.6em 1.5em}"
        "</style></head>"
        f"<body>{body}</body></html>"
    )


def _paragraphs(messages: Iterable[Message], style: str = "") -> Iterator[str]:
    kind = f' class="{style}"' if style else ""
    yield from (f"<p{kind}>{escape(render(m))}</p>" for m in messages)


def _item_html(item: Item, style: str = "item", *, steps: bool, parts: bool) -> Iterator[str]:
    yield f'<div class="{style}"><p>☐ <b>{escape(render(item.title))}</b></p><p>{escape(item_why(item))}</p>'
    yield f'<p class="small">{escape(costs(item))}</p>'
    yield from _paragraphs(item.cautions)
    if steps:
        if item.steps:
            yield "<ol>" + "".join(f"<li>{escape(render(s))}</li>" for s in item.steps) + "</ol>"
        yield from _paragraphs(item.notes, "small")
        # An address as words: the page itself loads and opens nothing.
        yield from (f'<p class="small">{escape(render(d.title))}: {escape(d.url)}</p>' for d in item.doors)
    elif style == "item" and (first := wording.first_words(item)) is not None:
        yield f"<p>{escape(render(first))}</p>"
    for part in item.parts:
        if part.state not in ("open", "not-now"):
            continue
        if parts:
            yield from _item_html(part, "part", steps=steps, parts=parts)
        else:
            yield f'<p class="part">☐ {escape(render(part.title))}</p>'
    yield "</div>"


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def help_in_turn(found: Help, *, urgent: bool) -> tuple[Help, Help]:
    """Return what of the help stands before the steps, and what after them.

    In danger the emergency numbers come first, and one crisis line where that is needed: lines to choose from
    would push the one step off the page. Otherwise all of it comes after.
    """
    nothing = dataclasses.replace(found, emergency=(), warnings=(), notes=(), lines=())
    if not urgent:
        return nothing, found
    first = tuple(line for line in found.lines[:1] if line.kind == "crisis")
    return (
        dataclasses.replace(found, lines=first),
        dataclasses.replace(nothing, lines=found.lines[len(first) :]),
    )


def _help_html(found: Help, *, lines_first: bool = False) -> Iterator[str]:
    if lines_first:
        # Whoever may hurt themselves calls someone who listens; the emergency number is the second.
        yield from _help_html(dataclasses.replace(found, emergency=()))
        yield from _help_html(dataclasses.replace(found, lines=()))
        return
    if found.emergency:
        heading = escape(pgettext("plan", "Emergency numbers"))
        yield f"<h2>{heading}</h2>"
        yield from _paragraphs(found.warnings)
        yield from (f"<p>{escape(render(n.name))}: <b>{escape(n.number)}</b></p>" for n in found.emergency)
        yield from _paragraphs(found.notes, "small")
    if found.lines:
        heading = escape(pgettext("plan", "People who help"))
        yield f"<h2>{heading}</h2>"
        for line in found.lines:
            hours = f" ({render(line.hours)})" if line.hours else ""
            yield f'<div class="item"><p><b>{escape(line.name)}</b>: {escape(line.number + hours)}</p>'
            yield f'<p class="small">{escape(render(line.what))}</p></div>'


def plan_html(plan: Plan, today: dt.date, *, everything: bool = False) -> str:
    """Return the plan as HTML for print, with the steps of each task and a box to tick by hand.

    Args:
        plan: the plan.
        today: the date that stands under the title.
        everything: the whole plan, not only what is shown at first.
    """
    title = pgettext("plan", "Plan")
    parts = [f"<h1>{escape(title)}</h1>", f'<p class="small">{today.isoformat()}</p>']
    first, then = help_in_turn(plan.help, urgent=help_comes_first(plan))
    parts += _help_html(first, lines_first=True)
    wanted, written = plan.open() if everything else plan.short(), written_out(plan)
    for horizon in HORIZONS:
        items = [i for i in wanted if i.when == horizon]
        if items:
            parts.append(_heading(render(wording.WHEN[horizon])))
            for item in items:
                parts += _item_html(item, steps=everything or item.id in written, parts=everything)
    left = left_out_words(plan, everything=everything)
    if left:
        parts.append(f'<p class="small">{escape(left)}</p>')
    done = plan.done()
    if done:
        heading = escape(pgettext("plan", "Done"))
        parts.append(f"<h2>{heading}</h2>")
        parts += [f"<p>☑ {escape(render(i.title))}</p>" for i in done]
    if not plan.items:
        nothing = escape(pgettext("plan", "There is nothing left to do here"))
        parts.append(f"<p>{nothing}</p>")
    parts += _help_html(then)
    return page_html(title, "".join(parts))
