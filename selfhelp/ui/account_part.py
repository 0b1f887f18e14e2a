"""What else an account has, inside its fold: signed-in devices, connected apps, a copy, its end."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext, render
from selfhelp.ui.desk import Shell
from selfhelp.ui.parts import address_line, clicks, link_button, trust_line, words_of
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.checklist import Checklist
from selfhelp.ui.widgets.note_line import hint, may_notice
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.service import AccountPart


def account_part(part: AccountPart, shell: Shell, looked: Callable[[bool], None]) -> QWidget:
    """Return the inside of a fold.

    Args:
        part: what to draw; what it destroys stands before everything else.
        shell: opens links.
        looked: keeps that the signed-in devices were looked at, or takes it back.
    """
    name = render(part.title)
    inside = Stacked(gap=12, inset=16)
    for note in part.notices:
        inside.add(may_notice(render(note)))
    if part.intro is not None:
        inside.add(Prose(render(part.intro), "body"))
    if part.steps:
        inside.add(Checklist(words_of(part.steps), name=f"{part.kind}-step"))
    for note in part.remarks:
        inside.add(hint(render(note)))
    buttons = []
    if part.looked is False:
        button = Button(pgettext("service", "I have looked"), "outlined", about=name)
        buttons.append(clicks(button, f"{part.kind}-done", lambda: looked(True)))
    elif part.looked:
        button = Button(pgettext("service", "Look again"), "text", about=name)
        buttons.append(clicks(button, f"{part.kind}-again", lambda: looked(False)))
    if part.link:
        words = pgettext("link", "Open in my browser")
        buttons.append(link_button(words, part.link, f"link-{part.kind}", shell.open_link, about=name))
    if buttons:
        inside.add(ButtonLine(*buttons))
    if part.link:
        inside.add(address_line(part.link))
    return inside.add(trust_line(part.trust))
