"""Emergency numbers and help lines, drawn the same wherever they appear."""

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import Country, HelpLine
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.desk import Desk
from selfhelp.ui.parts import opens, trust
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row
from selfhelp.ui.widgets.text import body, selectable, small, strong


def emergency_card(country: Country | None) -> Card:
    """Return the numbers to call first."""
    card = Card("danger")
    if country is None or country.emergency is None:
        card.add(
            strong(pgettext("help", "Call the emergency number of your country.")),
            body(
                pgettext(
                    "help",
                    "In many countries 112 works from a mobile phone. Choose your country below to see "
                    "its numbers.",
                )
            ),
        )
        return card
    emergency = country.emergency
    key = f"countries/{country.id.lower()}:emergency"
    name = catalogue_text(f"countries/{country.id.lower()}:name", country.name)
    card.add(strong(pgettext("help", "Emergency numbers: {country}", country=name)))
    main = emergency.general or emergency.police
    if main:
        number = selectable(main, "number")
        number.setAccessibleName(pgettext("help", "Emergency number {number}", number=main))
        card.add(number)
    services = (
        (pgettext("help", "Police: {number}", number=emergency.police or ""), emergency.police),
        (pgettext("help", "Ambulance: {number}", number=emergency.ambulance or ""), emergency.ambulance),
        (pgettext("help", "Fire: {number}", number=emergency.fire or ""), emergency.fire),
    )
    others = [words for words, value in services if value and value != main]
    if others:
        card.add(body(pgettext("list of numbers", " · ").join(others)))
    if emergency.text:
        card.add(body(catalogue_text(f"{key}.text", emergency.text)))
    if emergency.police_not_urgent:
        words = pgettext(
            "help", "Police, when it is not urgent: {number}", number=emergency.police_not_urgent
        )
        card.add(body(words))
    if emergency.note:
        card.add(small(catalogue_text(f"{key}.note", emergency.note)))
    return card


def help_line_row(country: Country, line: HelpLine, desk: Desk, *, links: bool = True) -> QWidget:
    """Return one help line: who they help, how to reach them, and how far to trust it.

    Without ``links`` no address is offered: what opens in a browser stays in its history.
    """
    key = f"countries/{country.id.lower()}:help_lines.{line.id}"
    words: list[QWidget] = [strong(line.name), body(catalogue_text(f"{key}.what", line.what))]
    if line.phone:
        words.append(selectable(line.phone, "strong"))
    if line.sms:
        said = catalogue_text(f"{key}.sms", line.sms)
        words.append(selectable(pgettext("help", "Text message: {words}", words=said), "body"))
    if line.email:
        words.append(selectable(line.email, "body"))
    small_facts = [catalogue_text(f"{key}.hours", line.hours)] if line.hours else []
    if line.free:
        small_facts.append(pgettext("help", "free"))
    if small_facts:
        words.append(small(pgettext("list of facts", " · ").join(small_facts)))
    if line.note:
        words.append(small(catalogue_text(f"{key}.note", line.note)))
    words.append(trust(line, desk.catalogue, desk.today()))
    doors: list[QWidget] = []
    if line.phone:
        phone = line.phone
        doors.append(
            buttons.word(pgettext("help", "Copy number"), lambda: desk.shell.copy(phone), f"copy-{line.id}")
        )
    if line.url and links:
        url = line.url
        doors.append(
            buttons.word(
                opens(pgettext("help", "Open in my browser")),
                lambda: desk.shell.open_link(url),
                f"open-{line.id}",
            )
        )
    if doors:
        words.append(buttons.line_of(*doors))
    return Row(words, spacing=6)
