"""Larger pieces that several pages draw the same way: trust in a fact, steps, where a request stands."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from selfhelp.case.model import Request
from selfhelp.catalogue.model import AsksFor, Catalogue, Claim, Effect
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import active, catalogue_text, number, pgettext, render
from selfhelp.plan import asked, wording
from selfhelp.plan.wording import minutes_text
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Steps
from selfhelp.ui.widgets.chips import Tone, chips
from selfhelp.ui.widgets.text import Prose


def date_words(day: dt.date) -> str:
    """Write a date as the active language does: day and month, with the year."""
    tag = active().tag
    locale = QLocale.c() if tag == "qps" else QLocale(tag)
    if tag == "en":
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    # Translators may reorder it; the letters are those of Qt's date formats.
    return locale.toString(QDate(day.year, day.month, day.day), pgettext("date format", "d MMMM yyyy"))


def request_words(made: Request) -> str:
    """Say where a request stands and when to look again."""
    state, again = render(asked.STATES[made.state].words), asked.next_look(made)
    if again is None:
        return pgettext("request", "{state}, {day}", state=state, day=date_words(made.sent))
    return pgettext(
        "request",
        "{state} {day} · look again on {again}",
        state=state,
        day=date_words(made.sent),
        again=date_words(again),
    )


def effect_chips(minutes: int | None, effects: Iterable[Effect], extra: Iterable[str] = ()) -> QWidget:
    """Return chips: how long it takes, further facts, and what it may set off."""
    found: list[tuple[str, Tone]] = []
    if minutes is not None:
        found.append((render(minutes_text(minutes)), "plain"))
    found += [(text, "plain") for text in extra]
    for effect in effects:
        tone: Tone = "care" if effect in wording.CARE else "plain"
        found.append((render(wording.EFFECTS[effect]), tone))
    return chips(found)


def asks_words(asks: Iterable[AsksFor]) -> str:
    """Say what a form asks for, as one line."""
    listed = pgettext("list of words", ", ").join(render(wording.ASKS_FOR[a]) for a in asks)
    return pgettext("asks for", "Asks for: {list}", list=listed) if listed else ""


def month_words(day: dt.date) -> str:
    """Write a month and its year as the active language does."""
    tag = active().tag
    locale = QLocale.c() if tag == "qps" else QLocale(tag)
    month = locale.standaloneMonthName(day.month)
    return pgettext("month and year", "{month} {year}", month=month, year=number(day.year))


def trust(claim: Claim, catalogue: Catalogue, today: dt.date) -> Prose:
    """Say in one line how old a claim is, how sure, and what to do when the site looks different."""
    found = trust_of(claim, catalogue, today)
    month = month_words(found.day) if found.day is not None else None
    return Prose(_trust_words(found, month), "caution" if found.needs_care else "small")


def _trust_words(found: Trust, month: str | None) -> str:
    if found.sureness == "unverified":
        return pgettext(
            "trust", "Not verified: nothing we can show confirms it. Check it before you rely on it."
        )
    if month is None:
        return pgettext(
            "trust",
            "Age unknown: its source has no date. If it looks different, look for words close to these.",
        )
    if found.old:
        return pgettext(
            "trust",
            "From {month}, which is a while ago. If it looks different, look for words close to these.",
            month=month,
        )
    words = {
        "seen": pgettext("trust", "Seen on the live site in {month}.", month=month),
        "service": pgettext(
            "trust",
            "Official, from {month}. If it looks different, look for words close to these.",
            month=month,
        ),
        "operator": pgettext("trust", "From those who run it, {month}. It may have changed.", month=month),
        "others": pgettext(
            "trust",
            "From others who wrote about it, {month}. If it looks different, look for words close to these.",
            month=month,
        ),
    }
    return words[found.sureness]


def steps(key: str, texts: Iterable[str]) -> Steps:
    """Return numbered steps of the catalogue; ``key`` is the context of the list."""
    return Steps([catalogue_text(f"{key}.{i}", text) for i, text in enumerate(texts, start=1)])


def opens(text: str) -> str:
    """Return the label of a button that opens the browser."""
    return buttons.outward(text)
