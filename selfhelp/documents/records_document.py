"""The list of incidents for print: oldest first, as the police and sites want it."""

import datetime as dt
from html import escape

from selfhelp.case.model import Case
from selfhelp.documents.plan_document import page_html
from selfhelp.language import pgettext


def _moment(when: dt.datetime) -> str:
    """Write a moment as the clock on the wall here showed it, in the order that means the same everywhere."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def records_html(case: Case, today: dt.date) -> str:
    """Return the incidents as HTML."""
    title = pgettext("records", "What happened")
    parts = [f"<h1>{escape(title)}</h1>", f'<p class="small">{today.isoformat()}</p>']
    labels = (
        ("where", pgettext("records document", "Where")),
        ("who", pgettext("records document", "From whom")),
        ("link", pgettext("records document", "Link")),
        ("kept", pgettext("records document", "Saved")),
    )
    for incident in sorted(case.incidents, key=lambda i: (i.when, i.id)):
        parts.append(f'<div class="item"><p><b>{_moment(incident.when)}</b></p>')
        if incident.what:
            parts.append(f"<p>{escape(incident.what)}</p>")
        for field, words in labels:
            value = getattr(incident, field)
            if value:
                line = pgettext("records document", "{label}: {value}", label=words, value=value)
                parts.append(f'<p class="small">{escape(line)}</p>')
        parts.append("</div>")
    return page_html(title, "".join(parts))
