"""What each room says in the rail: what is done and what is due. Never a count of what is wrong."""

import datetime as dt

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Room
from selfhelp.language import Message, message, messages
from selfhelp.plan import asked
from selfhelp.plan.model import Plan
from selfhelp.plan.services import chosen_services
from selfhelp.views.site_found import sites_used


def services_reviewed(catalogue: Catalogue, case: Case) -> tuple[int, int]:
    """Return how many services the person has been through, and how many they use."""
    services = [s for s in chosen_services(catalogue, case) if s.settings]
    through = [s for s in services if all(case.mark(subjects.setting(s.id, x.id)) for x in s.settings)]
    return len(through), len(services)


def second_steps(catalogue: Catalogue, case: Case) -> tuple[int, int]:
    """Return for how many services a second step is set up, and how many offer one."""
    used = sites_used(catalogue, chosen_services(catalogue, case), case)
    return sum(1 for site in used if site.is_done(case)), len(used)


def _requests(case: Case, room: Room, today: dt.date) -> Message | None:
    mine = asked.in_room(case, room)
    # What waits at the site asks nothing of the person: the rail names only what is due.
    due = asked.due(mine, today)
    return messages("rail fact", "{count} due", "{count} due", len(due)) if due else None


def _of(done: int, total: int) -> Message | None:
    return message("rail fact", "{done} of {total}", done=done, total=total) if total else None


def rail_lines(catalogue: Catalogue, case: Case, plan: Plan, today: dt.date) -> dict[Room, Message]:
    """Return the line of each room that has something to say."""
    done = len(plan.done())
    found: dict[Room, Message | None] = {
        "task": messages("rail fact", "{count} done", "{count} done", done) if done else None,
        "accounts": message("rail fact", "{count}", count=len(case.accounts)) if case.accounts else None,
        "privacy": _of(*services_reviewed(catalogue, case)),
        "people-search": _requests(case, "people-search", today),
        "two-factor": _of(*second_steps(catalogue, case)),
        "report": _requests(case, "report", today),
        "records": message("rail fact", "{count}", count=len(case.incidents)) if case.incidents else None,
    }
    return {room: fact for room, fact in found.items() if fact is not None}
