"""The plan on paper: first the next three steps and two numbers, then, where wanted, all of it."""

import datetime as dt
from collections.abc import Iterator

from selfhelp.documents.plan_page import help_comes_first, item_why, left_out_words, written_out
from selfhelp.documents.sheet import (
    Heading,
    NewPage,
    Number,
    Numbers,
    Opening,
    OwnNotes,
    Piece,
    Sheet,
    not_locked,
)
from selfhelp.documents.sheet import Item as Entry
from selfhelp.language import number, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.model import HORIZONS, Item, Plan

#: Steps on the first page.
FIRST = 3


def _next(plan: Plan) -> tuple[Item, ...]:
    """Return the next step and those after it, in order."""
    rest = [i for i in plan.short() if i.state == "open" and (plan.next is None or i.id != plan.next.id)]
    first = [plan.next] if plan.next is not None else []
    return tuple([*first, *rest][:FIRST])


def _first_page(plan: Plan) -> Iterator[Piece]:
    steps = _next(plan)
    urgent = help_comes_first(plan)
    if not steps:
        yield Opening(
            pgettext("paper", "That’s everything for now"),
            pgettext("paper", "Come back whenever something changes."),
        )
    else:
        yield Opening(
            pgettext("paper", "Your next steps"),
            pgettext("paper", "One at a time is enough. Stop whenever you want."),
        )
    if urgent:
        yield from _numbers(plan)
    # Of what is for another hour its reason is enough, as everywhere else.
    told = {i.id for i in steps if i.steps and (i.when == HORIZONS[0] or i.id in written_out(plan))}
    for place, item in enumerate(steps, start=1):
        cautions = [render(m) for m in item.cautions[:1]]
        yield Entry(
            pgettext("paper", "{number}. {title}", number=number(place), title=render(item.title)),
            (render(item.steps[0]) if item.id in told else item_why(item), *cautions),
            end=render(wording.minutes_text(item.minutes)),
            box=True,
        )
    if not urgent:
        yield from _numbers(plan)
    yield not_locked()
    yield OwnNotes(pgettext("paper", "Your own notes"))


def _numbers(plan: Plan) -> Iterator[Piece]:
    found = []
    if plan.help.emergency:
        first = plan.help.emergency[0]
        found.append(Number(pgettext("paper", "In danger now"), first.number, render(first.name)))
    if plan.help.lines:
        # A number can be called from paper; an address needs a computer.
        line = next((x for x in plan.help.lines if x.number[:1] in "+0123456789"), plan.help.lines[0])
        hours = render(line.hours) if line.hours else pgettext("paper", "To talk to someone")
        found.append(Number(hours, line.number, line.name))
        if help_comes_first(plan) and line.kind == "crisis":
            # Whoever may hurt themselves calls someone who listens; the emergency number is the second.
            found.reverse()
    if found:
        yield Numbers(tuple(found))


def _folded(item: Item) -> tuple[str, ...]:
    first = wording.first_words(item)
    return () if first is None else (render(first),)


def _entry(item: Item, *, steps: bool, parts: bool, inset: bool = False) -> Iterator[Piece]:
    """Yield an item as text and page say it: with its steps, or only what it is and its first step."""
    doors = [pgettext("paper", "{title}: {url}", title=render(d.title), url=d.url) for d in item.doors]
    listed = pgettext("list of words", ", ").join(render(wording.EFFECTS[e]) for e in item.effects)
    effects = (listed[:1].upper() + listed[1:],) if listed else ()
    folded = () if steps or inset else _folded(item)
    yield Entry(
        render(item.title),
        (item_why(item), *effects, *(render(m) for m in item.cautions), *folded),
        tuple(render(s) for s in item.steps) if steps else (),
        (*(render(m) for m in item.notes), *doors) if steps else (),
        end=render(wording.minutes_text(item.minutes)),
        box=True,
        inset=inset,
    )
    for part in item.parts:
        if part.state not in ("open", "not-now"):
            continue
        if parts:
            yield from _entry(part, steps=steps, parts=parts, inset=True)
        else:
            yield Entry(render(part.title), box=True, inset=True)


def _help(plan: Plan) -> Iterator[Piece]:
    """Yield every number and line, with what is said of them: paper has no page to look them up."""
    found = plan.help
    if found.emergency:
        yield Heading(pgettext("plan", "Emergency numbers"))
        numbers = [
            pgettext("paper", "{name}: {number}", name=render(n.name), number=n.number)
            for n in found.emergency
        ]
        said = (*(render(m) for m in found.warnings), *numbers[1:], *(render(m) for m in found.notes))
        yield Entry(numbers[0], said)
    if found.lines:
        yield Heading(pgettext("plan", "People who help"))
        for line in found.lines:
            # The number has a line of its own: it must not break in its middle.
            hours = render(line.hours) if line.hours else ""
            how = (
                pgettext("paper", "{number} ({hours})", number=line.number, hours=hours)
                if hours
                else line.number
            )
            yield Entry(line.name, (how, render(line.what)))


def _rest(plan: Plan, *, everything: bool) -> Iterator[Piece]:
    wanted, written = plan.open() if everything else plan.short(), written_out(plan)
    fresh = True
    for horizon in HORIZONS:
        items = [i for i in wanted if i.when == horizon]
        if items and fresh:
            yield NewPage()
            fresh = False
        if items:
            yield Heading(render(wording.WHEN[horizon]))
            for item in items:
                yield from _entry(item, steps=everything or item.id in written, parts=everything)
    left = left_out_words(plan, everything=everything)
    if left:
        yield Entry(left)
    done = plan.done() if everything else ()
    if done:
        yield Heading(pgettext("plan", "Done"))
        yield from (Entry(render(i.title), box=True, done=True) for i in done)
    yield from _help(plan)


def plan_sheet(plan: Plan, today: dt.date) -> Sheet:
    """Return the plan for paper: page 1 and what the window shows; as ``whole`` page 1 and all of it."""
    title = pgettext("paper", "Notes")
    foot = pgettext("paper", "Numbers change. If one fails, try the website.")
    first = tuple(_first_page(plan))
    shown = (*first, *_rest(plan, everything=False))
    everything = (*first, *_rest(plan, everything=True))
    whole = Sheet(title, today, everything, foot)
    return Sheet(title, today, shown, foot, whole if len(everything) > len(shown) else None)
