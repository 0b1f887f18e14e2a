"""Beside the plan in a wide window: a line open day and night, what is saved, what comes back, Esc."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext
from selfhelp.ui.desk import Desk
from selfhelp.ui.parts import date_words
from selfhelp.ui.where_kept import saved_line
from selfhelp.ui.widgets.aside import Aside
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.key_cap import keys_line
from selfhelp.ui.widgets.number_card import copy_number
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.plan import PlanState

#: So many things that have come back are named.
NAMED = 3


def _copy(desk: Desk, number: str, _checked: bool = False) -> None:
    desk.shell.copy(number)


def beside_plan(desk: Desk, state: PlanState) -> Aside:
    """Return the aside."""
    aside = Aside()
    call = state.call
    if call is not None:
        number = selectable(call.number, "phone")
        number.setAccessibleName(call.name)
        copy = copy_number(call.name)
        copy.setObjectName("copy-aside")
        copy.clicked.connect(partial(_copy, desk, call.number))
        aside.add(
            pgettext("aside", "Day and night"),
            Prose(call.name, "medium"),
            number,
            Prose(pgettext("aside", "A call can show on a shared bill."), "small"),
            ButtonLine(copy),
        )
    parts: list[QWidget] = [Prose(saved_line(desk))]
    if desk.session.kept:
        lock = Button(pgettext("aside", "Lock now"), "outlined", icon="lock-keyhole")
        lock.setObjectName("lock-aside")
        lock.clicked.connect(desk.shell.lock)
        parts.append(ButtonLine(lock))
    aside.add(pgettext("aside", "What is saved"), *parts)
    if state.again:
        rows: list[QWidget] = []
        for again in state.again[:NAMED]:
            rows.append(Prose(again.name, "medium"))
            rows.append(
                Prose(pgettext("aside", "Time to look again since {day}", day=date_words(again.day)), "small")
            )
        aside.add(pgettext("aside", "Coming back"), *rows)
    aside.add("", keys_line(pgettext("start", "Esc"), 3, pgettext("aside", "closes this window")))
    return aside
