"""What a step of a known kind sets off, and what has to come before it. The only place where that is said.

An author names the action of a step; its least effects follow from the action, and the effects that the
author writes are added to them. So no setting that hides a place can forget that the other person may
notice, and no form that makes a post vanish can forget that it has to be saved first.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from selfhelp.catalogue.model import Action, Effect

#: The least effects of each action. An action that is not here sets off nothing by itself.
IMPLIED: Mapping[Action, tuple[Effect, ...]] = {
    "hide-location": ("may-alert",),
    "hide-status": ("may-alert",),
    "remove-person": ("may-alert",),
    "block": ("may-alert",),
    "report": ("destroys-evidence",),
    "sign-out": ("may-alert", "destroys-evidence"),
    "recover": ("may-alert", "destroys-evidence"),
    "reset": ("may-alert", "destroys-evidence"),
    "change-password": ("may-alert",),
    "change-recovery": ("may-alert",),
    "turn-on-two-step": ("may-alert",),
    "disconnect": ("may-alert",),
    "delete": ("destroys-evidence", "irreversible"),
    "close-account": ("may-alert", "destroys-evidence", "irreversible"),
    "call": ("needs-call",),
    "move-money": ("may-alert",),
    "leave-shared-plan": ("may-alert", "affects-others"),
}

_Part = TypeVar("_Part", bound=Struct)


def shown_effects(actions: Iterable[Action], authored: Iterable[Effect]) -> tuple[Effect, ...]:
    """Return the effects to show: those the actions imply and those the author wrote, each once."""
    implied = [effect for action in actions for effect in IMPLIED.get(action, ())]
    return tuple(dict.fromkeys([*authored, *implied]))


def saves_first(effects: Iterable[Effect]) -> bool:
    """Tell whether something has to be saved before a step with these effects is taken."""
    return "destroys-evidence" in effects


def actions_of(part: Struct) -> tuple[Action, ...]:
    """Return the actions of a setting, a route or a task; none for anything else."""
    one: Action | None = getattr(part, "action", None)
    more: tuple[Action, ...] = getattr(part, "actions", ())
    return (*more, one) if one is not None else more


def complete(part: _Part) -> _Part:
    """Return an entry in which every part that has actions carries the effects to show."""
    changed: dict[str, object] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        new: object = value
        if isinstance(value, Struct):
            new = complete(value)
        elif isinstance(value, tuple) and any(isinstance(item, Struct) for item in value):
            new = tuple(complete(item) if isinstance(item, Struct) else item for item in value)
            new = value if all(a is b for a, b in zip(new, value, strict=True)) else new
        if new is not value:
            changed[name] = new
    actions = actions_of(part)
    if actions and hasattr(part, "effects"):
        effects = shown_effects(actions, part.effects)
        if effects != part.effects:
            changed["effects"] = effects
    return msgspec.structs.replace(part, **changed) if changed else part
