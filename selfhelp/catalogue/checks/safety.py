"""Rules that keep a frightened person from harm: what a step must never ask, and what must come first."""

import re
from collections.abc import Iterator

from selfhelp.catalogue.actions import saves_first
from selfhelp.catalogue.model import Catalogue

INTIMATE = frozenset({"intimate-images-real", "intimate-images-forged"})
#: A step that has the person, or a child, make one more copy of what they report.
COPIES = re.compile(
    r"\b(?:take|make|save|keep)\b.*\bscreenshots?\b|(?<!not )\bkeep\b[^.]* copy of the image|"
    r"\bsave (?:the|each|every) (?:posts?|messages?|chats?|images?|pictures?)\b",
    re.IGNORECASE,
)
#: Such a step is right for a route that covers other things too, when it says this of the images.
SPARES = re.compile(r"\bnone of an intimate image\b", re.IGNORECASE)


def intimate_images(catalogue: Catalogue) -> Iterator[str]:
    """Yield each route for intimate images that asks for a picture of the image."""
    for service in catalogue.services:
        for report in service.reports:
            if not INTIMATE & set(report.covers):
                continue
            for index, step in enumerate(report.steps, start=1):
                if COPIES.search(step) and not SPARES.search(step):
                    where = f"services/{service.id}.reports.{report.id}.steps.{index}"
                    yield (
                        f"{where}: never ask for a picture of an intimate image; note the link, the account "
                        "name and the date instead, or say “Take none of an intimate image”"
                    )


def closing(catalogue: Catalogue) -> Iterator[str]:
    """Yield each way of closing an account that has neither steps nor a link."""
    for service in catalogue.services:
        for name in ("close", "data_download", "connected"):
            part = getattr(service, name)
            if part is not None and not part.steps and part.link is None:
                yield f"services/{service.id}.{name}: needs steps or a link"


def save_first(catalogue: Catalogue) -> Iterator[str]:
    """Yield each task that destroys evidence and does not come after one that saves it."""
    tasks = {task.id: task for task in catalogue.tasks}
    for task in catalogue.tasks:
        saved = task.saves_evidence or any(tasks[a].saves_evidence for a in task.after if a in tasks)
        if saves_first(task.effects) and not saved:
            yield f"tasks/{task.id}.after: it destroys evidence, so it must come after a task that saves it"
