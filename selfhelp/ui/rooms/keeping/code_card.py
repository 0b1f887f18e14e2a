"""A recovery code, shown once: large, to be written down or printed, never copied."""

from selfhelp.documents.sheet import code_sheet
from selfhelp.language import pgettext
from selfhelp.ui.desk import Desk
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.hero_card import RaisedCard
from selfhelp.ui.widgets.note_line import may_notice
from selfhelp.ui.widgets.text import selectable


def code_card(desk: Desk, code: str, go_on: Button) -> RaisedCard:
    """Return the card.

    Args:
        desk: prints it.
        code: the code.
        go_on: the filled button that says it is on paper.
    """
    shown = selectable(code, "hero")
    shown.setObjectName("code")
    out = Button(pgettext("code", "Print it"), "outlined", icon="printer")
    out.setObjectName("print-code")
    name = pgettext("code", "Code")
    out.clicked.connect(lambda: desk.shell.print_text(name, code_sheet(code, desk.today()), "code"))
    return (
        RaisedCard()
        .add(
            shown,
            may_notice(
                pgettext(
                    "code",
                    "Anyone who finds the code can open your notes. Keep it where the person does not look.",
                )
            ),
        )
        .add(ButtonLine(go_on, out), gap=16)
    )
