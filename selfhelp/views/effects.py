"""What a step may set off, in sentences: said before the button that sets it off."""

from collections.abc import Iterable

from selfhelp.catalogue.model import Effect
from selfhelp.language import Message, message
from selfhelp.plan.wording import CARE

SENTENCES: dict[Effect, Message] = {
    "may-alert": message("effect sentence", "The person may notice."),
    "destroys-evidence": message("effect sentence", "Save what you need first. Afterwards it may be gone."),
    "irreversible": message("effect sentence", "This can’t be undone."),
    "needs-id": message("effect sentence", "They ask for an ID document."),
    "needs-call": message("effect sentence", "You need to make a phone call."),
    "costs-money": message("effect sentence", "It costs money."),
    "affects-others": message("effect sentence", "It changes things for other people too."),
}
#: The same in a row, where there is room for a few words.
IN_A_ROW: dict[Effect, Message] = {
    "may-alert": message("effect in a row", "the other side may notice"),
    "destroys-evidence": message("effect in a row", "save first"),
    "irreversible": message("effect in a row", "can’t be undone"),
}


def cautions(effects: Iterable[Effect]) -> tuple[Message, ...]:
    """Return what calls for care before a step is taken."""
    return tuple(SENTENCES[e] for e in effects if e in CARE)


def remarks(effects: Iterable[Effect]) -> tuple[Message, ...]:
    """Return what is good to know before a step is taken."""
    return tuple(SENTENCES[e] for e in effects if e not in CARE)


def in_a_row(effects: Iterable[Effect]) -> Message | None:
    """Return the one effect that a row names; None where there is none to be careful of."""
    return next((IN_A_ROW[e] for e in effects if e in IN_A_ROW), None)
