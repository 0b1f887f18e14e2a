"""One service the person uses, together with what the rules need to know of it."""

import dataclasses
from collections.abc import Iterable

from selfhelp.case.model import Case
from selfhelp.catalogue.model import Action, Catalogue, Service
from selfhelp.language import Message, message
from selfhelp.plan.conditions import Given
from selfhelp.plan.reasons import scenario_reason
from selfhelp.plan.rules import Placed, placed


@dataclasses.dataclass(frozen=True, slots=True)
class AtService:
    """One service together with what rules need to know of it."""

    service: Service
    catalogue: Catalogue
    case: Case
    to: Given
    #: Rules and single forms that a task on the plan leaves out.
    left_out: frozenset[str] = frozenset()

    def placed(self, rule: str) -> Placed | None:
        """Return when and after what a rule puts its item here, or None where it does not apply."""
        return placed(self.catalogue, rule, self.to, self.service.importance)

    @property
    def key(self) -> str:
        """The beginning of the keys under which its texts are translated."""
        return f"services/{self.service.id}"

    @property
    def name(self) -> str | Message:
        """The name of the service, unless it tells whoever looks over a shoulder what must stay secret."""
        if self.service.kind == "dating" and self.to.has("fact", "dangerous-secret"):
            return message("plan", "the app you named")
        return self.service.name

    @property
    def for_another(self) -> bool:
        """Whether the account is not their own."""
        return self.case.answers.for_whom == "someone-else"

    def reasons(self, what: Iterable[str]) -> tuple[Message, ...]:
        """Return the reasons that quote what was chosen; what is said of “me” does not fit whoever helps."""
        if self.for_another or self.to.hides_answers:
            return ()
        quoted = (scenario_reason(self.catalogue, s) for s in what)
        return tuple(r for r in quoted if r is not None)

    @property
    def uses(self) -> tuple[Message, ...]:
        """The reason that a service was chosen."""
        if self.for_another or not isinstance(self.name, str):
            # Of a service that must not be named nothing is repeated.
            return ()
        return (message("because", "You said you use {service}.", service=self.name),)


def actions_of(part: object, default: Action | None = None) -> list[Action]:
    """Return what a part of a service does, as its file says, or else as is usual for such a part."""
    action: Action | None = getattr(part, "action", None) or default
    return [action] if action is not None else []
