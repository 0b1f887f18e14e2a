"""Pictures that entries name: each is there, and the answers of one question look alike."""

from collections.abc import Iterator

from selfhelp import places
from selfhelp.catalogue.model import Catalogue


def icons(catalogue: Catalogue) -> Iterator[str]:
    """Yield each icon that is not there, and each question of which only some answers have one."""
    there = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    named = [
        *((f"tasks/{t.id}.icon", t.icon) for t in catalogue.tasks),
        *((f"scenarios/{s.id}.icon", s.icon) for s in catalogue.scenarios),
        *((f"questions/{q.id}.options.{o.id}.icon", o.icon) for q in catalogue.questions for o in q.options),
    ]
    yield from (f"{where}: there is no icon '{icon}'" for where, icon in named if icon and icon not in there)
    for question in catalogue.questions:
        without = [o.id for o in question.options if o.icon is None]
        if without and len(without) < len(question.options):
            yield f"questions/{question.id}.options.{without[0]}.icon: the other answers have one"
