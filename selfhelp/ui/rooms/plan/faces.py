"""How a step looks as a row, and a fold of steps as a line: the words of the view, with icon or tile."""

from selfhelp.case.subjects import Subject
from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.icons import ROOMS
from selfhelp.ui.widgets.row_face import Lead, RowFace, icon_lead, service_lead
from selfhelp.views.plan import Folded, PlanRow


def lead_of(item_id: str, icon: str, service: str = "") -> Lead:
    """Return what stands before a step: the tile of its service, its own icon, or that of its room."""
    if service:
        return service_lead(service)
    subject = Subject.parse(item_id)
    if subject.kind == "follow-up":
        return icon_lead("rotate-ccw")
    if subject.kind == "password":
        # It is done in Accounts, but a key says what it is.
        return icon_lead("key-round")
    return icon_lead(icon or ROOMS.get(subject.of_kind.page, "list-checks"))


def face_of(row: PlanRow) -> RowFace:
    """Return a step as a row shows it."""
    line = render(row.line) if row.line is not None else ""
    if row.on is not None and not line:
        line = pgettext("plan", "Done on {day}", day=date_words(row.on))
    if row.caution is not None:
        # A dot before the dot that parts them would be one too many.
        line = line.removesuffix(".")
    return RowFace(
        title=render(row.title),
        line=line,
        caution=render(row.caution) if row.caution is not None else "",
        time=render(row.time) if row.time is not None else "",
        lead=lead_of(row.id, row.icon, row.service),
        done=row.done,
    )


def done_of(fold: Folded) -> tuple[str, float | None]:
    """Return the words at the end of a fold's line, and how much of it is done."""
    if not fold.done:
        # What is not done is not measured: "0 of 23" helps nobody.
        return npgettext("plan", "{count} step", "{count} steps", fold.total), None
    words = pgettext("plan", "{done} of {total}", done=fold.done, total=fold.total)
    return words, fold.done / fold.total
