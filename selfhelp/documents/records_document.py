"""The list of incidents for paper: oldest first, as the police and sites want it, files with fingerprints."""

import datetime as dt
from collections.abc import Callable, Mapping

from selfhelp.case.model import Attachment, Case, Incident
from selfhelp.documents.sheet import Item, Opening, Sheet, not_locked
from selfhelp.language import pgettext


def _file_line(file: Attachment, names: Mapping[str, str]) -> str:
    return pgettext(
        "records document",
        "File: {name} · {size} bytes · SHA-256 {sum}",
        name=names.get(file.id, file.name),
        size=file.size,
        sum=file.sha256,
    )


def _item(incident: Incident, moment: str, names: Mapping[str, str]) -> Item:
    labels = (
        (incident.where, pgettext("records document", "Where")),
        (incident.who, pgettext("records document", "From whom")),
        (incident.link, pgettext("records document", "Link")),
        (incident.kept, pgettext("records document", "Saved")),
    )
    facts = (
        pgettext("records document", "{label}: {value}", label=words, value=value)
        for value, words in labels
        if value
    )
    return Item(
        moment,
        tuple(line for line in incident.what.split("\n") if line.strip()),
        small=(*facts, *(_file_line(file, names) for file in incident.files)),
    )


def records_sheet(
    case: Case,
    today: dt.date,
    moment: Callable[[dt.datetime], str],
    names: Mapping[str, str] | None = None,
) -> Sheet:
    """Return the incidents for paper.

    Args:
        case: the case.
        today: the day on which it is printed.
        moment: writes a moment, as the clock on the wall here showed it.
        names: under which name each file, by its id, lies beside the paper; its own name where it does not.
    """
    ordered = sorted(case.incidents, key=lambda i: (i.when, i.id))
    line = pgettext("records", "Written down by me, the oldest first.")
    files = any(incident.files for incident in ordered)
    foot = pgettext("records", "SHA-256 shows that a file was not changed since it was added.")
    return Sheet(
        pgettext("paper", "Notes"),
        today,
        (
            Opening(pgettext("records", "What happened"), line),
            *(_item(incident, moment(incident.when.astimezone()), names or {}) for incident in ordered),
            not_locked(),
        ),
        foot if files else "",
    )
