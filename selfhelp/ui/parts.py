"""Larger pieces that several pages draw the same way: trust in a fact, dates, addresses to open."""

import datetime as dt
from collections.abc import Callable, Iterable

from PySide6.QtCore import QDate

from selfhelp.catalogue.model import AsksFor, Catalogue, Claim
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message, number, pgettext, render
from selfhelp.plan import wording
from selfhelp.ui.widgets.button import Button, Kind
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.qt_locale import active_locale
from selfhelp.ui.widgets.text import Prose


def date_words(day: dt.date) -> str:
    """Write a date as the active language does: day and month, with the year."""
    # Translators may reorder it; the letters are those of Qt's date formats.
    return active_locale().toString(
        QDate(day.year, day.month, day.day), pgettext("date format", "d MMMM yyyy")
    )


def month_words(day: dt.date) -> str:
    """Write a month and its year as the active language does."""
    month = active_locale().standaloneMonthName(day.month)
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
            "We don’t know how old this is. If it looks different, look for words close to these.",
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


def again_words(state: str, day: dt.date) -> str:
    """Say where a request stands and when to look again, in one line of a row."""
    return pgettext("request row", "{state} · look again on {day}", state=state, day=date_words(day))


def trust_line(found: Trust) -> Prose:
    """Say in one quiet line how old a fact is, how sure, and what to do when a site looks different."""
    month = month_words(found.day) if found.day is not None else None
    if month is not None and found.old and found.sureness != "unverified":
        words = pgettext(
            "trust", "From {month}, so it may look different now. Look for words close to these.", month=month
        )
        return Prose(words, "small")
    # Amber is kept for what may be noticed, and for what nothing confirms.
    return Prose(_trust_words(found, month), "caution" if found.sureness == "unverified" else "small")


def number_trust_line(found: Trust) -> Prose:
    """Say in one quiet line how far a number can be relied on."""
    month = month_words(found.day) if found.day is not None else None
    if found.sureness == "unverified":
        words = pgettext("trust", "Not verified: nothing we know confirms it.")
    elif month is None:
        words = pgettext("trust", "Age unknown")
    else:
        words = pgettext("trust", "From {month}", month=month)
    return Prose(words, "caution" if found.sureness == "unverified" else "small")


def source_line(found: Trust) -> Prose:
    """Say in one quiet line how old the texts are that a letter, a guide or a law rests on."""
    if found.sureness == "unverified":
        return Prose(pgettext("trust", "Not verified: nothing we know confirms it."), "caution")
    if found.day is None:
        return Prose(pgettext("trust", "We don’t know how old the sources are."), "small")
    words = pgettext("trust", "The sources are from {month}.", month=month_words(found.day))
    return Prose(words, "small")


#: A longer address is cut in the line that shows it; the tip of its button has the whole of it.
ADDRESS_SHOWN = 64


def address_line(*urls: str) -> NoteLine:
    """Show which address a button opens, before it is opened."""
    shown = []
    for url in urls:
        plain = url.removeprefix("https://").removeprefix("www.").rstrip("/")
        shown.append(plain if len(plain) <= ADDRESS_SHOWN else f"{plain[: ADDRESS_SHOWN - 1]}…")
    words = pgettext("link", "Opens {address}", address=pgettext("list of words", ", ").join(shown))
    return NoteLine(words, "external-link")


def short_address(url: str) -> str:
    """Return the site of an address, as a button names it."""
    return url.removeprefix("https://").removeprefix("www.").partition("/")[0]


def link_button(
    words: str,
    url: str,
    name: str,
    open_link: Callable[[str], None],
    about: str = "",
    kind: Kind = "outlined",
) -> Button:
    """Return a button that opens an address in the browser; the address is its tip and its description."""
    button = Button(words, kind, icon="external-link", about=about)
    button.setObjectName(name)
    button.setToolTip(url)
    button.setAccessibleDescription(url)
    button.clicked.connect(lambda: open_link(url))
    return button


def clicks(button: Button, name: str, action: Callable[[], object]) -> Button:
    """Give a button its object name and what it does; returns it."""
    button.setObjectName(name)
    button.clicked.connect(lambda _checked: action())
    return button


def words_of(messages: Iterable[Message]) -> list[str]:
    """Return messages in the active language."""
    return [render(m) for m in messages]


def asked_words(asks: Iterable[AsksFor]) -> tuple[str, ...]:
    """Return what a form asks for, a line each, as sentences begin."""
    said = (render(wording.ASKS_FOR[a]) for a in asks)
    return tuple(words[:1].upper() + words[1:] for words in said)
