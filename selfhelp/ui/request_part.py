"""A request on a page: where it stands, what may be said of it next, and noting that it was sent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case.model import RequestState
from selfhelp.language import pgettext, render
from selfhelp.ui.parts import clicks, date_words
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.labelled_field import Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.ui.widgets.timeline import Station, Timeline
from selfhelp.views.asked_for import ICONS, AskedFor, Stop

#: A space at which no line is broken.
NBSP = "\N{NO-BREAK SPACE}"


def _title(asked: AskedFor) -> tuple[str, str]:
    """Return what stands over the states: what there is to do, or that there is nothing."""
    if asked.due:
        return pgettext("request", "Time to look again"), pgettext("request", "Then say what you found.")
    if asked.over:
        line = ""
        if asked.until is not None:
            line = pgettext(
                "request",
                "Pages come back sometimes. Look again on {day}.",
                day=date_words(asked.until),
            )
        return (
            pgettext("request", "Gone") if asked.kind == "page" else pgettext("request", "Solved"),
            line,
        )
    if asked.until is not None:
        return (
            # In a narrow heading a date stays together.
            pgettext("request", "Nothing to do until {day}", day=date_words(asked.until).replace(" ", NBSP)),
            pgettext("request", "Your part is done for now."),
        )
    return pgettext("request", "They said no"), ""


def _station(stop: Stop) -> Station:
    line = render(stop.line) if stop.line else ""
    if stop.day is not None:
        line = date_words(stop.day)
    elif stop.look is not None:
        line = pgettext("request", "Look again on {day}", day=date_words(stop.look))
    return Station(render(stop.words), line, stop.when)


def standing_card(asked: AskedFor, *extra: QWidget) -> QWidget:
    """Return the card that says where a request stands."""
    title, line = _title(asked)
    card = PlainCard(Heading(title, "heading"))
    if line:
        card.add(Prose(line, "small"))
    stations = [_station(stop) for stop in asked.stops]
    card.add(Timeline(stations, pgettext("request", "Where it stands")), gap=8)
    if asked.reference:
        words = pgettext("request", "Case number: {number}", number=asked.reference)
        card.add(selectable(words, "small"))
    if asked.help is not None:
        card.add(Prose(render(asked.help), "body"), gap=8)
    return card.add(*extra, gap=8) if extra else card


def answers(
    asked: AskedFor,
    name: str,
    say: Callable[[RequestState], object],
    withdraw: Callable[[], object],
    *,
    stacked: bool = False,
) -> QWidget:
    """Return the question what happened, with an answer each that may come next; all alike.

    Args:
        asked: the request.
        name: end of the object names, such as ``-doxxing``; empty where a page has one request.
        say: keeps what happened.
        withdraw: takes back that it was sent.
        stacked: under each other, each as wide as the column.
    """
    part = Stacked(Heading(pgettext("request", "What happened?"), "section"))
    buttons = []
    for state, words in asked.answers:
        button = Button(render(words), "outlined", icon=ICONS[state])
        buttons.append(clicks(button, f"{state}{name}", partial(say, state)))
    if stacked:
        part.add(*(b.stretch() for b in buttons))
    else:
        part.add(ButtonLine(*buttons))
    back = Button(pgettext("request", "I did not send it"), "quiet")
    return part.add(ButtonLine(clicks(back, f"withdraw{name}", withdraw)))


def sent_part(
    name: str, words: str, sent: Callable[[str], object], *others: Button, kind_main: bool = True
) -> QWidget:
    """Return the field for a case number and the button that notes that a request was sent."""
    line = Line()
    field = Field(pgettext("request", "Case number, if they gave one"), line, f"reference{name}", width=320)
    button = Button(words, "main" if kind_main else "outlined")
    clicks(button, f"sent{name}", lambda: sent(line.text().strip()))
    note = hint(pgettext("request", "The plan reminds you when it is time to look again."))
    return Stacked(field, ButtonLine(button, *others), note, gap=12)
