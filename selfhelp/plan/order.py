"""Puts the plan in order: by horizon, then weight, and never an item before those it must come after."""

import dataclasses
import datetime as dt
import heapq

from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue
from selfhelp.plan.model import HORIZONS, Item, Plan
from selfhelp.plan.people_search import FIRST_BROKERS, brokers_for, people_search_items
from selfhelp.plan.tasks import (
    follow_up_items,
    matching_reports,
    password_items,
    service_items,
    shared_items,
)

#: Tasks that come before anything the other person may notice, for someone who lives with them or is watched.
SAFETY_FIRST = (subjects.task("safe-device"), subjects.task("safety-plan-with-advocate"))
#: Someone who is in danger now is never shown something shorter instead.
WHATEVER_THE_TIME = subjects.task("get-to-safety")
FIRST_BROKERS_ID = subjects.people_search("first")


def _needs_care(answers: Answers) -> bool:
    return answers.who == "live-with" or answers.watched in ("maybe", "yes")


def _constrained(items: list[Item], answers: Answers) -> list[Item]:
    """Add what follows from effects: saving before destroying, safety before being noticed."""
    ids = {i.id for i in items}
    savers = sorted(i.id for i in items if i.saves_evidence)
    safety = tuple(i for i in SAFETY_FIRST if i in ids) if _needs_care(answers) else ()
    made = []
    for item in items:
        after = list(item.after)
        if "destroys-evidence" in item.effects and not item.saves_evidence:
            after += savers
        if "may-alert" in item.effects and item.id not in safety:
            after += safety
        kept = tuple(dict.fromkeys(a for a in after if a in ids and a != item.id))
        made.append(dataclasses.replace(item, after=kept))
    return made


def _postponed(items: list[Item]) -> list[Item]:
    """Move an item to the horizon of the latest thing it must come after."""
    by_id = {i.id: i for i in items}
    horizons: dict[str, int] = {}

    def horizon(item_id: str, trail: frozenset[str]) -> int:
        if item_id not in horizons:
            item = by_id[item_id]
            before = [horizon(a, trail | {item_id}) for a in item.after if a not in trail]
            horizons[item_id] = max([HORIZONS.index(item.when), *before])
        return horizons[item_id]

    return [dataclasses.replace(i, when=HORIZONS[horizon(i.id, frozenset({i.id}))]) for i in items]


def _sorted(items: list[Item]) -> list[Item]:
    """Sort by horizon and weight so that nothing stands before what it must come after."""
    by_id = {i.id: i for i in items}
    waiting = {i.id: {a for a in i.after if a in by_id} for i in items}
    followers: dict[str, list[str]] = {i.id: [] for i in items}
    for item_id, before in waiting.items():
        for a in before:
            followers[a].append(item_id)

    def key(item: Item) -> tuple[int, int, str]:
        return (HORIZONS.index(item.when), -item.weight, item.id)

    ready = [key(i) for i in items if not waiting[i.id]]
    heapq.heapify(ready)
    ordered: list[Item] = []
    while ready:
        item = by_id[heapq.heappop(ready)[2]]
        ordered.append(item)
        for follower in followers[item.id]:
            waiting[follower].discard(item.id)
            if not waiting[follower]:
                heapq.heappush(ready, key(by_id[follower]))
    left = sorted((i for i in items if waiting[i.id]), key=key)
    return ordered + left


def _parts_done(item: Item, catalogue: Catalogue, case: Case) -> bool:
    """Tell whether everything inside an item was done in its room, so that the item needs no tick."""
    service, kind = catalogue.service(item.target), Subject.parse(item.id).kind
    if kind == "privacy" and service:
        return all(_closed(case, subjects.setting(service.id, s.id)) for s in service.settings)
    if kind == "report" and service:
        parts = [subjects.report(service.id, r.id) for r in matching_reports(service, case.answers.what)]
        return all(case.request(s) or _closed(case, s) for s in parts)
    if kind == "recovery":
        return case.request(item.id) is not None
    if kind == "people-search":
        parents = [b for b in brokers_for(catalogue, case.answers.country) if b.parent is None]
        cut = item.id == FIRST_BROKERS_ID
        wanted = parents[:FIRST_BROKERS] if cut else parents[FIRST_BROKERS:]
        return all(
            case.request(subjects.broker(b.id)) or _closed(case, subjects.broker(b.id)) for b in wanted
        )
    return False


def _closed(case: Case, subject: str) -> bool:
    mark = case.mark(subject)
    return mark is not None and mark.state in ("done", "does-not-apply")


def _with_state(item: Item, catalogue: Catalogue, case: Case, today: dt.date) -> Item:
    mark = case.mark(item.id)
    if mark is None:
        return dataclasses.replace(item, state="done") if _parts_done(item, catalogue, case) else item
    if mark.state == "not-now" and mark.on != today:
        return item
    request = case.request(item.target) if Subject.parse(item.id).kind == subjects.FOLLOW_UP else None
    if request is not None and request.look_again is not None and mark.on < request.look_again:
        # It was ticked on an earlier round; the day has come again.
        return item
    changed = mark.state == "done" and mark.revision < item.revision
    return dataclasses.replace(item, state=mark.state, changed=changed)


def _next(items: list[Item], minutes: int | None) -> Item | None:
    """Return what to show first: the first open item that waits for nothing, and fits today if any does."""
    unfinished = {i.id for i in items if i.state in ("open", "not-now")}
    free = [i for i in items if i.state == "open" and not unfinished & set(i.after)]
    if not free:
        return next((i for i in items if i.state == "not-now" and not unfinished & set(i.after)), None)
    fitting = [i for i in free if minutes is None or i.minutes <= minutes or i.id == WHATEVER_THE_TIME]
    return (fitting or free)[0]


def make_plan(catalogue: Catalogue, case: Case, today: dt.date) -> Plan:
    """Make the plan: the same input gives the same plan, whatever the order of the catalogue's files.

    Args:
        catalogue: what we know.
        case: what the person told us and did.
        today: the date; a thing put off comes back the day after.
    """
    found = [
        *shared_items(catalogue, case),
        *service_items(catalogue, case),
        *people_search_items(catalogue, case),
        *password_items(case),
        *follow_up_items(catalogue, case, today),
    ]
    ordered = _sorted(_postponed(_constrained(found, case.answers)))
    items = [_with_state(i, catalogue, case, today) for i in ordered]
    return Plan(items=tuple(items), next=_next(items, case.answers.minutes))
