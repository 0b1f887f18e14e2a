"""The start of the password room: opening an export, what to know before, and what else can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from selfhelp.language import pgettext
from selfhelp.ui.painting.regions import SKY
from selfhelp.ui.theme.tokens import GAP_8, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import Stacked


def start(
    choose: Callable[[], None], choose_breaches: Callable[[], None], go: Callable[..., None], breaches: str
) -> QWidget:
    """Return the start.

    Args:
        choose: asks for the exported file.
        choose_breaches: asks for a list of leaked passwords.
        go: shows another page.
        breaches: name of the list that was chosen; empty for none.
    """
    column = Stacked(_hero(choose, go), gap=0)
    column.add(
        Notice(
            pgettext("passwords", "The exported file is not locked"),
            pgettext(
                "passwords",
                "Anyone who opens this computer can read it. Export it only on a device that is yours alone, "
                "and delete it right afterwards.",
            ),
            icon="lock-keyhole-open",
        ),
        gap=GAP_24,
    )
    column.add(Heading(pgettext("passwords", "Without an export, or to find more")), gap=GAP_24)
    return column.add(_offers(choose_breaches, go, breaches), gap=GAP_8)


def _hero(choose: Callable[[], None], go: Callable[..., None]) -> QWidget:
    open_it = Button(pgettext("passwords", "Choose the file"), "main")
    open_it.setObjectName("choose-export")
    open_it.clicked.connect(choose)
    how = Button(pgettext("passwords", "How do I export it?"), "text")
    how.setObjectName("how-to-export")
    how.clicked.connect(lambda: go("guide", "password-export"))
    return HeroCard(
        pgettext("passwords", "Open an export"),
        pgettext(
            "passwords",
            "From Chrome, Edge, Brave, Firefox, Safari, Bitwarden, 1Password, KeePass, LastPass, Dashlane, "
            "Proton Pass and others. You can choose several files.",
        ),
        icon_lead("key-round", "accent"),
        time=pgettext("passwords", "5 minutes"),
        buttons=(open_it, how),
        picture=SKY,
    )


def _offers(choose_breaches: Callable[[], None], go: Callable[..., None], breaches: str) -> QWidget:
    named = pgettext("passwords", "Chosen: {file}", file=breaches) if breaches else ""
    group = RowGroup(
        [
            (
                "offer-facts",
                RowFace(
                    pgettext("passwords", "What others know about you"),
                    pgettext("passwords", "With names, dates and places, we find passwords made of them."),
                    lead=icon_lead("users"),
                ),
            ),
            (
                "offer-by-hand",
                RowFace(
                    pgettext("passwords", "Check passwords that you type"),
                    pgettext("passwords", "No file is needed. Answers to security questions, too."),
                    lead=icon_lead("pencil"),
                ),
            ),
            (
                "offer-breaches",
                RowFace(
                    pgettext("passwords", "A list of leaked passwords"),
                    named or pgettext("passwords", "If a help line gave you one, on a stick for example."),
                    lead=icon_lead("usb"),
                ),
            ),
        ]
    )
    group.row("offer-facts").opened.connect(lambda: go("password-facts"))
    group.row("offer-by-hand").opened.connect(lambda: go("password-entry"))
    group.row("offer-breaches").opened.connect(choose_breaches)
    return group
