"""Which page an item of the plan opens. Pages ask here, so that none needs to know another."""

from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Room
from selfhelp.plan.model import Item

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
    return Subject.parse(item.id).page
