"""The law of a country where a letter or a complaint can use it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from selfhelp.language import npgettext, pgettext, render
from selfhelp.ui.parts import address_line, clicks, link_button, source_line
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.note_line import NoteLine
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.levers import LeversState, Office, Right

OpenLink = Callable[[str], None]


def _right(right: Right, open_link: OpenLink, name_it: Callable[[str], None] | None) -> QWidget:
    part = Stacked(Heading(right.law, "day"), Prose(render(right.right), "body"), gap=4)
    if right.deadline is not None:
        part.add(NoteLine(render(right.deadline), "clock"))
    part.add(source_line(right.trust))
    line = ButtonLine()
    names = name_it is not None and right.can_be_named
    if name_it is not None and names:
        use = name_it
        button = Button(pgettext("rights", "Name it in the letter"), "outlined", about=right.law)
        line.add(clicks(button, f"name-{right.id}", lambda: use(right.law)))
    if right.link:
        words = pgettext("rights", "Read the law")
        line.add(link_button(words, right.link, f"law-{right.id}", open_link, about=right.law))
    if names or right.link:
        part.add(line)
    if right.link:
        part.add(address_line(right.link))
    return part


def _office(office: Office, open_link: OpenLink) -> QWidget:
    part = Stacked(Heading(office.name, "day"), Prose(render(office.what), "body"), gap=4)
    part.add(source_line(office.trust))
    if office.link:
        words = pgettext("rights", "Open its page")
        part.add(
            ButtonLine(link_button(words, office.link, f"office-{office.id}", open_link, about=office.name)),
            address_line(office.link),
        )
    return part


def rights_card(
    levers: LeversState,
    open_link: OpenLink,
    *,
    name_it: Callable[[str], None] | None = None,
    offices: bool = True,
) -> QWidget | None:
    """Return what the law of the country gives, folded; None where nothing is written on it.

    Args:
        levers: rights and authorities.
        open_link: opens a page in the browser.
        name_it: writes the name of a law into a letter.
        offices: whether the authorities are part of it.
    """
    country = render(levers.country) if levers.country else ""
    lines = []
    if levers.rights:

        def rights() -> QWidget:
            return Stacked(*(_right(r, open_link, name_it) for r in levers.rights), gap=24, inset=16)

        title = pgettext("rights", "Rights you can name: {country}", country=country)
        count = npgettext("rights", "{count} law", "{count} laws", len(levers.rights))
        lines.append(FoldedLine(title, rights, "rights", count=count))
    if levers.offices and offices:

        def bodies() -> QWidget:
            return Stacked(*(_office(o, open_link) for o in levers.offices), gap=24, inset=16)

        title = pgettext("rights", "Where to complain: {country}", country=country)
        count = npgettext("rights", "{count} office", "{count} offices", len(levers.offices))
        lines.append(FoldedLine(title, bodies, "offices", count=count))
    return FoldCard(*lines) if lines else None
