"""Puts the plan in order: by horizon, then weight, and never an item before those it must come after."""

import dataclasses
import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

from selfhelp.case import subjects
from selfhelp.case.model import Answers, Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Broker, Catalogue
from selfhelp.plan import asked
from selfhelp.plan.conditions import Given
from selfhelp.plan.followups import follow_up_items, password_items
from selfhelp.plan.gates import constrained, joined
from selfhelp.plan.given import given
from selfhelp.plan.help import help_here, with_a_number
from selfhelp.plan.model import HORIZONS, Item, Plan
from selfhelp.plan.people_search import grouped, people_search_items
from selfhelp.plan.reasons import said_once
from selfhelp.plan.service_reports import offered_reports
from selfhelp.plan.services import recovery_is_over, service_items
from selfhelp.plan.short import AT_MOST_NOW, fitting_now, fitting_today, five_now, shortened
from selfhelp.plan.tasks import applying_tasks, shared_items, suppressed_rules


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

    def moved(item: Item) -> Item:
        when = HORIZONS[horizon(item.id, frozenset({item.id}))]
        return item if when == item.when else dataclasses.replace(item, when=when)

    return [moved(i) for i in items]


#: What items are sorted by, the smallest first.
Key = tuple[int | bool | str, ...]


def _by_weight(item: Item) -> tuple[int, bool, bool, int, str]:
    """Return where an item stands: by horizon, then what keeps someone safe, then by weight."""
    return (HORIZONS.index(item.when), not item.safety, _can_wait(item), -item.weight, item.id)


def _can_wait(item: Item) -> bool:
    """Tell whether a thing for today may as well be done on another day."""
    return item.when != HORIZONS[1] or not item.keeps_its_day


def _sorted(items: list[Item], key: Callable[[Item], Key] = _by_weight) -> list[Item]:
    """Sort so that nothing stands before what it must come after."""
    by_id = {i.id: i for i in items}
    waiting = {i.id: {a for a in i.after if a in by_id} for i in items}
    followers: dict[str, list[str]] = {i.id: [] for i in items}
    for item_id, before in waiting.items():
        for a in before:
            followers[a].append(item_id)
    ready = [(key(i), i.id) for i in items if not waiting[i.id]]
    heapq.heapify(ready)
    ordered: list[Item] = []
    while ready:
        item = by_id[heapq.heappop(ready)[1]]
        ordered.append(item)
        for follower in followers[item.id]:
            waiting[follower].discard(item.id)
            if not waiting[follower]:
                heapq.heappush(ready, (key(by_id[follower]), follower))
    left = sorted((i for i in items if waiting[i.id]), key=key)
    return ordered + left


def in_order(items: list[Item]) -> list[Item]:
    """Return the items in their order, at most five of them for now.

    What is a sixth thing for now is the first for today, but what keeps someone safe goes before it.
    """
    few = five_now(_sorted(_postponed(items)))
    place = {item.id: n for n, item in enumerate(few)}
    return _sorted(few, lambda i: (HORIZONS.index(i.when), not i.safety, _can_wait(i), place[i.id]))


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What follows from the answers alone: a tick changes nothing of it.

    Args:
        answers: what the person said.
        to: the same, as conditions ask for it.
        tasks: the items made from tasks.
        left_out: rules that a task on the list takes the place of.
        people_search: the items of the people-search sites.
        sites: the sites behind each of those items.
    """

    answers: Answers
    to: Given
    tasks: tuple[Item, ...]
    left_out: frozenset[str]
    people_search: tuple[Item, ...]
    sites: Mapping[str, Sequence[Broker]]


def _inside_done(item: Item, catalogue: Catalogue, case: Case, told: _Told) -> bool:
    """Tell whether everything inside an item was done in its room, so that the item needs no tick."""
    service, kind = catalogue.service(item.target), Subject.parse(item.id).kind
    if kind == "privacy" and service:
        return all(_closed(case, subjects.setting(service.id, s.id)) for s in service.settings)
    if kind == "report" and service:
        reports = offered_reports(service, catalogue, case, told.to, told.left_out)
        parts = [subjects.report(service.id, r.id) for r in reports]
        return all(case.request(s) or _closed(case, s) for s in parts)
    if kind == "recovery":
        return recovery_is_over(case, item.target)
    if kind == "people-search":
        wanted = [subjects.broker(b.id) for b in told.sites.get(item.id, [])]
        return all(case.request(s) or _closed(case, s) for s in wanted)
    return False


def _closed(case: Case, subject: str) -> bool:
    mark = case.mark(subject)
    return mark is not None and mark.state in ("done", "does-not-apply")


@dataclasses.dataclass(frozen=True, slots=True)
class _Done:
    """What was done so far, for the state of each item."""

    catalogue: Catalogue
    case: Case
    told: _Told
    today: dt.date

    def with_state(self, item: Item) -> Item:
        """Return the item with its state; of an item with parts, each part has its own."""
        whole = self._alone(item)
        if not item.parts:
            return whole
        parts = tuple(map(self._alone, item.parts))
        if item.whole and all(p.state in ("done", "does-not-apply") for p in parts):
            # What only holds its parts together needs no tick of its own.
            return dataclasses.replace(whole, parts=parts, state="done")
        if whole.state == "open":
            left = [p for p in parts if p.state in ("open", "not-now")]
            gone = sum(p.minutes for p in parts if p not in left)
            return dataclasses.replace(whole, parts=parts, minutes=max(1, whole.minutes - gone))
        return dataclasses.replace(whole, parts=parts)

    def _alone(self, item: Item) -> Item:
        mark = self.case.mark(item.id)
        if mark is None:
            if _inside_done(item, self.catalogue, self.case, self.told):
                return dataclasses.replace(item, state="done")
            asked_for = self.case.request(item.id) if Subject.parse(item.id).kind == "recovery" else None
            waits = asked_for is not None and asked.waits(asked_for)
            return dataclasses.replace(item, state="waiting") if waits else item
        if mark.state == "not-now" and mark.on != self.today:
            return item
        request = (
            self.case.request(item.target) if Subject.parse(item.id).kind == subjects.FOLLOW_UP else None
        )
        if request is not None and request.look_again is not None and mark.on < request.look_again:
            # It was ticked on an earlier round; the day has come again.
            return item
        changed = mark.state == "done" and mark.revision < item.revision
        return dataclasses.replace(item, state=mark.state, changed=changed)


def _copies_nothing(items: Iterable[Item]) -> list[Item]:
    """Return the items without the words "save it first", where the image shows a child.

    What waits for the links to be written down still waits. But a child may read those words as "keep some".
    """

    def quiet(item: Item) -> Item:
        effects = tuple(e for e in item.effects if e != "destroys-evidence")
        return dataclasses.replace(item, effects=effects, parts=tuple(map(quiet, item.parts)))

    return [quiet(i) for i in items]


def _told(catalogue: Catalogue, case: Case, to: Given) -> _Told:
    left_out = suppressed_rules(applying_tasks(catalogue, to))
    return _Told(
        case.answers,
        to,
        tasks=tuple(shared_items(catalogue, case, to)),
        left_out=left_out,
        people_search=tuple(people_search_items(catalogue, case, to, left_out)),
        sites=grouped(catalogue, case, to),
    )


def _found(catalogue: Catalogue, case: Case, told: _Told, today: dt.date) -> list[Item]:
    """Return everything that is worth doing, each thing by itself and in no order."""
    return [
        *told.tasks,
        *service_items(catalogue, case, told.to, told.left_out),
        *told.people_search,
        *password_items(catalogue, case, told.to, told.left_out),
        *follow_up_items(catalogue, case, told.to, today),
    ]


class PlanMaker:
    """Makes one plan after another for one catalogue; what the next tick leaves as it is, it makes once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Make it for a catalogue; it holds what the last plan was made of."""
        self._catalogue = catalogue
        self._told: _Told | None = None

    def make(self, case: Case, today: dt.date) -> Plan:
        """Make the plan: the same input gives the same plan, whatever the order of the catalogue's files.

        Args:
            case: what the person told us and did.
            today: the date; a thing put off comes back the day after.
        """
        to, told = given(self._catalogue, case), self._told
        if told is None or told.answers != case.answers or told.to != to:
            told = self._told = _told(self._catalogue, case, to)
        return _plan(self._catalogue, case, told, today)


def make_plan(catalogue: Catalogue, case: Case, today: dt.date) -> Plan:
    """Make one plan; see :class:`PlanMaker`."""
    return PlanMaker(catalogue).make(case, today)


def _plan(catalogue: Catalogue, case: Case, told: _Told, today: dt.date) -> Plan:
    to = told.to
    found = constrained(joined(_found(catalogue, case, told, today)))
    ordered = in_order(found)
    urgent = frozenset(i.id for i in ordered if i.when == HORIZONS[0])
    ordered = fitting_today(fitting_now(ordered, case.answers), case.answers, urgent)
    if to.child_in_image:
        ordered = _copies_nothing(ordered)
    done = _Done(catalogue, case, told, today)
    items, first = shortened(said_once(map(done.with_state, ordered)), case.answers)
    alone = first is not None and first.alone
    # What stands behind such a gate is not in view, but whom to call depends on it.
    wanted = items[:AT_MOST_NOW] if alone else [i for i in items if i.shown]
    found_help = help_here(catalogue, case.answers, wanted, alone=alone)
    if to.has("fact", "near"):
        items = with_a_number(items, first, catalogue, case.answers)
        first = next((i for i in items if first is not None and i.id == first.id), None)
    return Plan(items=items, next=first, help=found_help)
