"""Checks of the gaps in texts: known names, in places where they are filled, and never nothing at a gate."""

from collections.abc import Iterator

from selfhelp.catalogue.gaps import NAMES, gaps_in
from selfhelp.catalogue.model import Catalogue, Note, Step, Task
from selfhelp.catalogue.text import entry_passages


def _parts(task: Task) -> Iterator[tuple[str, Step | Note]]:
    """Yield every step and note of a task that may hold gaps, with the words that name its place."""
    yield from ((f"notes.{n}", note) for n, note in enumerate(task.notes, start=1))
    lists = [("steps", task.steps)]
    lists += [(f"variants.{v.id}.steps", v.steps) for v in task.variants if v.steps is not None]
    for name, steps in lists:
        yield from ((f"{name}.{n}", s) for n, s in enumerate(steps, start=1) if isinstance(s, Step))


def _problems_of(task: Task) -> Iterator[str]:
    where = f"tasks/{task.id}"
    filled: set[str] = set()
    for place, part in _parts(task):
        filled |= {f"{where}:{place}.text", f"{where}:{place}.otherwise"}
        wanted = gaps_in(part.text)
        if part.otherwise is not None and not wanted:
            yield f"{where}.{place}.otherwise: the text has no gap, so this is never said"
        if task.gate and wanted and (part.otherwise is None or gaps_in(part.otherwise)):
            yield (
                f"{where}.{place}.otherwise: a gate never ends in nothing; say here, without a gap, "
                "what to do where the number is missing"
            )
    for passage in entry_passages(task, where):
        wanted = gaps_in(passage.text)
        if wanted and passage.key not in filled:
            yield (
                f"{passage.key}: a gap is filled in a step or note alone; write it as "
                '{ text = "…", otherwise = "…" }'
            )
        yield from (f"{passage.key}: there is no gap '{name}'" for name in sorted(wanted - NAMES))


def gaps(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with the gaps in the texts of tasks, each naming file and field."""
    for task in catalogue.tasks:
        yield from _problems_of(task)
