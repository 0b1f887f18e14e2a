"""The emergency numbers of a country, on one card."""

from selfhelp.catalogue.model import Country
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import body, selectable, small, strong


def emergency_card(country: Country | None) -> PlainCard:
    """Return the numbers to call first."""
    card = PlainCard(tone="danger")
    if country is None or country.emergency is None:
        card.add(
            strong(pgettext("help", "Choose your country to see its emergency number.")),
            body(pgettext("help", "In many countries 112 works from a mobile phone.")),
        )
        return card
    emergency = country.emergency
    key = f"countries/{country.id.lower()}:emergency"
    name = catalogue_text(f"countries/{country.id.lower()}:name", country.name)
    card.add(strong(pgettext("help", "Emergency numbers: {country}", country=name)))
    if emergency.warning:
        card.add(body(catalogue_text(f"{key}.warning", emergency.warning)))
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
