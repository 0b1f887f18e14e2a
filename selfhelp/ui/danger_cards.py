"""The emergency number, large, and a help line beside it: the same wherever someone is told to call."""

from PySide6.QtWidgets import QWidget

from selfhelp.language import Message, message, pgettext, render
from selfhelp.ui.theme.tokens import GAP_4
from selfhelp.ui.widgets.labelled_field import Combo
from selfhelp.ui.widgets.number_card import NumberCard
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.danger import DangerLine, DangerState

#: The emergency number of the most countries.
WIDELY = "112"


def danger_number(state: DangerState, country: Combo | None = None) -> QWidget:
    """Return the card with the emergency number; where no country is known it says what to do."""
    card = PlainCard(tone="danger", gap=GAP_4)
    if state.number:
        head = Prose(pgettext("danger", "Emergency number"), "medium")
    else:
        head = Prose(pgettext("danger", "Choose your country to see its emergency number."), "heading")
    card.add(SideBySide(head, country) if country is not None else head)
    if not state.number:
        # No promise for every country, so it is no more than a help line's number.
        widely = selectable(WIDELY, "phone")
        widely.setAccessibleName(pgettext("help", "Emergency number {number}", number=WIDELY))
        card.add(Prose(pgettext("danger", "In many countries it is:")), gap=GAP_4)
        card.add(widely)
        card.add(Prose(pgettext("danger", "It works without credit, too."), "small-ink"))
        return card
    number = selectable(state.number, "emergency")
    number.setObjectName("emergency-number")
    number.setAccessibleName(pgettext("help", "Emergency number {number}", number=state.number))
    card.add(number)
    for name, other in state.others:
        card.add(Prose(pgettext("danger", "{name}: {number}", name=render(name), number=other)))
    for place, fact in enumerate(state.facts):
        card.add(Prose(render(fact), "body" if not place else "small-ink"), gap=GAP_4 if place else 0)
    return card


def line_card(line: DangerLine) -> NumberCard:
    """Return one help line; where it is not open day and night, it says when it is."""
    under: list[Message] = []
    if line.sms is not None:
        under.append(message("danger", "or text: {words}", words=line.sms))
    if line.hours is not None and line.open_now is not True:
        under.append(line.hours)
    elif line.open_now:
        under.append(message("danger", "open now"))
    words = pgettext("list of facts", " · ").join(map(render, under))
    what = render(line.what)
    if len(words) > 40:
        # Long hours stand with the words, not under the number.
        return NumberCard(line.name, f"{what}\n{words}", line.number)
    return NumberCard(line.name, what, line.number, under=words)
