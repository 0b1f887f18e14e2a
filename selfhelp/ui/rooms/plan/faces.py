"""How a step looks as a row: its words from the view, and the icon or tile that stands before them."""

from selfhelp.case.subjects import Subject
from selfhelp.language import pgettext, render
from selfhelp.ui.parts import date_words
from selfhelp.ui.theme.icons import ROOMS
from selfhelp.ui.widgets.row_face import Lead, RowFace, icon_lead, service_lead
from selfhelp.views.plan import PlanRow

#: Icons of tasks by the word their id begins with; others have the icon of their room.
_TASK_ICONS = {
    "save": "camera",
    "warn": "users",
    "tell": "heart-handshake",
    "agree": "message-circle-off",
    "hand": "users",
    "lock": "smartphone",
    "secure": "mail",
    "search": "search",
    "bank": "credit-card",
    "filter": "phone",
    "mail": "mail",
    "ground": "heart-handshake",
    "rest": "heart-handshake",
    "crisis": "phone",
    "get": "phone",
    "safety": "shield-check",
    "safe": "monitor",
    "safer": "circle-user-round",
    "police": "file-text",
    "phone": "smartphone",
    "photo": "image",
    "voicemail": "smartphone",
    "password": "key-round",
    "vary": "footprints",
    "recheck": "calendar",
    "registers": "house",
    "home": "house",
    "address": "house",
    "name": "bell",
    "ask": "life-buoy",
    "block": "message-circle-off",
    "brief": "briefcase",
    "second": "smartphone",
    "take": "image",
    "stopncii": "image",
}


def lead_of(item_id: str, service: str = "") -> Lead:
    """Return what stands before a step."""
    if service:
        return service_lead(service)
    subject = Subject.parse(item_id)
    if subject.kind == "follow-up":
        return icon_lead("rotate-ccw")
    first = subject.id.partition("-")[0]
    return icon_lead(_TASK_ICONS.get(first) or ROOMS.get(subject.of_kind.page, "list-checks"))


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
        lead=lead_of(row.id, row.service),
        done=row.done,
    )
