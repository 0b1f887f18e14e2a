"""Every entry with its evidence as one page, so that an expert can review it without the program.

No script, no image, no address that a browser would fetch by itself.
"""

import datetime as dt
from collections.abc import Iterator
from html import escape

from msgspec import Struct

from maintainer.export.as_json import ATTRIBUTION, LICENCE_URL
from selfhelp.catalogue.claims import entries
from selfhelp.catalogue.model import Catalogue, Claim, Evidence, Source
from selfhelp.catalogue.trust import trust_of

STYLE = """
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1f2328; background: #fff }
h2 { margin-top: 3rem; border-bottom: 1px solid #d0d7de }
h3 { margin: 2.2rem 0 .4rem }
h4 { margin: 1.2rem 0 .3rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0 }
dt { color: #59636e }
dd { margin: 0; overflow-wrap: anywhere }
ol, ul { margin: 0; padding-left: 1.3rem }
.evidence { font-size: .9rem; border-left: 3px solid #d0d7de; padding-left: .8rem; margin: .5rem 0 }
.care { border-color: #bf8700 }
.part { margin-left: 1.2rem }
nav ul { padding: 0 }
nav li { display: inline-block; min-width: 14rem }
code { font-size: .85em; color: #59636e }
blockquote { margin: .1rem 0; font-style: italic }
@media (prefers-color-scheme: dark) {
  body { background: #0d1117; color: #e6edf3 }
  a { color: #79c0ff }
  dt, code { color: #9198a1 }
}
@media print { nav { display: none } h3 { break-after: avoid } }
"""
#: The page may fetch nothing, whatever stands in an entry.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
INTRODUCTION = (
    "Each entry shows where it comes from: the source, the day of that text, the day we read it, and the "
    "words that carry it. Amber: nobody confirms it, it is old, or its age is unknown."
)
HIDDEN = frozenset({"evidence", "status", "seen_live", "review_by", "revision", "id"})


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = escape(str(value))
    return f'<a href="{text}" rel="noreferrer">{text}</a>' if text.startswith("https://") else text


def _evidence(claim: Claim, catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    trust = trust_of(claim, catalogue, today)
    care = " care" if trust.needs_care else ""
    age = trust.day.isoformat() if trust.day else "age unknown"
    says = f"{claim.status}, {age}, revision {claim.revision}"
    if claim.seen_live:
        says += f", seen live {claim.seen_live.isoformat()}"
    if claim.review_by:
        says += f", to be looked at again by {claim.review_by.isoformat()}"
    yield f'<div class="evidence{care}">{escape(says)}'
    for piece in claim.evidence:
        yield from _piece(piece, catalogue.source(piece.source))
    yield "</div>"


def _piece(piece: Evidence, source: Source | None) -> Iterator[str]:
    if source is None:
        return
    day = piece.date or source.date
    place = f" · {escape(piece.path)}" if piece.path else ""
    at = f" at {escape(piece.commit[:10])}" if piece.commit else ""
    title = escape(source.title)
    link = f'<a href="{escape(source.url)}" rel="noreferrer">{title}</a>' if source.url else title
    dated = day.isoformat() if day else "no date"
    yield f"<div>{link}{place}{at} · {source.kind} · {dated} · read {source.collected.isoformat()}</div>"
    if piece.quote:
        yield f"<blockquote>“{escape(piece.quote)}”</blockquote>"


def _rows(entry: Struct) -> Iterator[str]:
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name in HIDDEN or value in (None, (), {}):
            continue
        if isinstance(value, tuple) and all(not isinstance(v, Struct) for v in value):
            items = "".join(f"<li>{_plain(v)}</li>" for v in value)
            yield f"<dt>{escape(_words(name))}</dt><dd><ol>{items}</ol></dd>"
        elif isinstance(value, dict):
            items = "".join(f"<li><code>{escape(k)}</code> {_plain(v)}</li>" for k, v in value.items())
            yield f"<dt>{escape(_words(name))}</dt><dd><ul>{items}</ul></dd>"
        elif not isinstance(value, tuple | Struct):
            yield f"<dt>{escape(_words(name))}</dt><dd>{_plain(value)}</dd>"


def _part(part: Struct, label: str, catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    yield f'<div class="part"><h4>{escape(label)}</h4><dl>{"".join(_rows(part))}</dl>'
    yield from _inside(part, catalogue, today)
    yield "</div>"


def _inside(part: Struct, catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    if isinstance(part, Claim):
        yield from _evidence(part, catalogue, today)
    for name in part.__struct_fields__:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Struct) and not isinstance(item, Evidence | Source):
                inner = getattr(item, "id", "") or getattr(item, "device", "") or getattr(item, "title", "")
                yield from _part(item, f"{_words(name)} {inner}".strip(), catalogue, today)


def page(catalogue: Catalogue, today: dt.date) -> str:
    """Return the whole catalogue as one HTML page."""
    out = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>selfhelp catalogue</title>',
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        f"<style>{STYLE}</style></head><body><h1>selfhelp catalogue</h1>",
        f'<p>Made on {today.isoformat()}. {escape(ATTRIBUTION)}, <a href="{LICENCE_URL}">licence</a>.</p>',
        f"<p>{INTRODUCTION}</p>",
    ]
    shown = [(where, entry) for where, entry in entries(catalogue) if not isinstance(entry, Source)]
    links = "".join(f'<li><a href="#{escape(where)}">{escape(where)}</a></li>' for where, _ in shown)
    out.append(f"<nav><ul>{links}</ul></nav>")
    kind = ""
    for where, entry in shown:
        if where.split("/")[0] != kind:
            kind = where.split("/")[0]
            out.append(f"<h2>{escape(_words(kind))}</h2>")
        name = getattr(entry, "name", "") or getattr(entry, "title", "") or where
        out.append(f'<h3 id="{escape(where)}">{escape(str(name))} <code>{escape(where)}</code></h3>')
        out.append(f"<dl>{''.join(_rows(entry))}</dl>")
        out.extend(_inside(entry, catalogue, today))
    out.append("</body></html>")
    return "\n".join(out) + "\n"
