"""What has to come before what: saving before destroying, and gates before all that they hold up.

A gate is what makes a person safe: a device nobody watches, a plan made with an advocate, help when
someone is in danger. While it is open, nothing it holds up may be shown as the next thing, whatever the time
and the filter.
"""

import dataclasses
from collections.abc import Iterable

from selfhelp.plan.model import HORIZONS, Item

EVERYTHING = "everything"
#: What only holds its parts together is there with so many of them: one thing stands by itself.
FEWEST_PARTS = 2


def _waits_for(item: Item, gate: Item, rank: dict[str, int]) -> bool:
    """Tell whether an item waits for a gate."""
    if item.id == gate.id or gate.id in item.beside:
        return False
    if item.gate and rank[item.id] < rank[gate.id]:
        # The gate that stands first can't wait for one behind it.
        return False
    if EVERYTHING in gate.gates:
        return True
    return not item.gate and not set(gate.gates).isdisjoint(item.effects)


def ranked(items: Iterable[Item]) -> list[Item]:
    """Return the gates, the one that stands first in front."""
    return sorted((i for i in items if i.gate), key=lambda g: (EVERYTHING not in g.gates, -g.weight, g.id))


def _after(item: Item, after: tuple[str, ...]) -> Item:
    """Return an item that comes after these. Most do already, and a copy of an item takes its time."""
    return item if after == item.after else dataclasses.replace(item, after=after)


def constrained(items: list[Item]) -> list[Item]:
    """Add what follows from effects: saving before destroying, gates before what they hold up."""
    ids = {i.id for i in items}
    savers = sorted(i.id for i in items if i.saves_evidence)
    gates = ranked(items)
    rank = {g.id: n for n, g in enumerate(gates)}
    made = []
    for item in items:
        after = list(item.after)
        if "destroys-evidence" in item.effects and not item.saves_evidence and not item.gate:
            after += savers
        after += [g.id for g in gates if _waits_for(item, g, rank)]
        kept = tuple(dict.fromkeys(a for a in after if a in ids and a != item.id))
        known = ids | {p.id for p in item.parts}
        parts = tuple(_after(p, tuple(a for a in p.after if a in known)) for p in item.parts)
        held = _after(item, kept)
        made.append(dataclasses.replace(held, parts=parts) if parts != item.parts else held)
    return made


def _whole(item: Item, parts: list[Item]) -> Item:
    """Return an item with its parts: the effects are those of all, the horizon is the soonest.

    What only holds its parts together comes when they come.
    """
    inside = {item.id, *(p.id for p in parts)}
    everything = [item, *parts]
    soonest = min(parts if item.whole else everything, key=lambda i: (HORIZONS.index(i.when), -i.weight))
    return dataclasses.replace(
        item,
        when=soonest.when,
        # Its own weight where it is as soon as its parts: what the author weighed is not lifted by a part.
        weight=item.weight if item.when == soonest.when and not item.whole else soonest.weight,
        effects=tuple(dict.fromkeys(e for i in everything for e in i.effects)),
        after=tuple(sorted({a for i in everything for a in i.after if a not in inside})),
        minutes=min(240, sum(i.minutes for i in everything)),
        parts=tuple(sorted(parts, key=lambda p: (HORIZONS.index(p.when), -p.weight, p.id))),
    )


def joined(items: list[Item]) -> list[Item]:
    """Put what belongs together into one item with parts, where the whole is on the plan."""
    ids = {i.id for i in items}
    parts: dict[str, list[Item]] = {}
    for item in items:
        if item.part_of in ids and item.part_of != item.id:
            parts.setdefault(item.part_of, []).append(item)
    alone = {i.id for i in items if i.whole and len(parts.get(i.id, ())) < FEWEST_PARTS}
    home = {p.id: whole for whole, inside in parts.items() if whole not in alone for p in inside}
    made = []
    for item in items:
        if item.id in home or item.id in alone:
            continue
        whole = _whole(item, parts[item.id]) if item.id in parts else item
        after = dict.fromkeys(home.get(a, a) for a in whole.after)
        made.append(_after(whole, tuple(a for a in after if a != item.id)))
    return made
