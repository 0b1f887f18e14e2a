"""Which page an item of the plan opens. Pages ask here, so that none needs to know another."""

from selfhelp.catalogue.model import Room
from selfhelp.plan.model import Item

PAGE_OF_KIND = {
    "task": "task",
    "privacy": "service",
    "two-factor": "second-step",
    "report": "report-service",
    "recovery": "report-service",
    "sessions": "report-service",
    "people-search": "people-search",
    "password": "accounts",
}
PAGE_OF_ROOM: dict[Room, str] = {
    "task": "plan",
    "accounts": "accounts",
    "privacy": "privacy",
    "people-search": "people-search",
    "passwords": "passwords",
    "two-factor": "two-factor",
    "report": "report",
    "records": "records",
    "people": "people",
    "help": "help",
}


def item_page(item: Item) -> tuple[str, str]:
    """Return the page id and the argument that an item opens."""
    kind, _, _rest = item.id.partition(":")
    if kind == "follow-up":
        subject_kind, _, subject = item.target.partition(":")
        if subject_kind == "broker":
            return "broker", subject
        return "report-service", subject.split("/")[0]
    if kind == "people-search":
        return "people-search", ""
    return PAGE_OF_KIND[kind], item.target
