"""What the page of a guide shows."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.catalogue.model import Catalogue, Guide
from selfhelp.catalogue.text import said, said_each
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message
from selfhelp.views.levers import LeversState, levers_state


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with what stands under it."""

    title: Message
    paragraphs: tuple[Message, ...]
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class GuideState:
    """One guide."""

    title: Message
    summary: Message
    parts: tuple[Part, ...]
    trust: Trust
    levers: LeversState


def guide_state(catalogue: Catalogue, country: str | None, today: dt.date, guide: Guide) -> GuideState:
    """Return what to draw."""
    key = f"guides/{guide.id}"
    parts = []
    for n, part in enumerate(guide.sections, start=1):
        here = f"{key}:sections.{n}"
        parts.append(
            Part(
                said(f"{here}.title", part.title),
                said_each(f"{here}.paragraphs", part.paragraphs),
                said_each(f"{here}.steps", part.steps),
            )
        )
    return GuideState(
        title=said(f"{key}:title", guide.title),
        summary=said(f"{key}:summary", guide.summary),
        parts=tuple(parts),
        trust=trust_of(guide, catalogue, today),
        levers=levers_state(catalogue, country if guide.about_rights else None, today),
    )
