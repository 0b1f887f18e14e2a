"""What the program says of itself; and a newer catalogue from a file, shown before anything is changed."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from selfhelp import __version__, edition, handover, life
from selfhelp.catalogue import newer
from selfhelp.language import pgettext, render
from selfhelp.ui.choosing import choose_file
from selfhelp.ui.desk import Desk
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.parts import date_words
from selfhelp.ui.rooms.settings.licences import licences
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.fold import Fold
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.logo import Logo
from selfhelp.ui.widgets.note_line import NoteLine, hint
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.ui.widgets.text import Prose, selectable
from selfhelp.views.settings import (
    AboutState,
    EditionState,
    OfferState,
    about_state,
    edition_state,
    offer_state,
)


def _marked(icon: str, words: Stacked) -> PlainCard:
    """Return a card with a round icon before its words."""
    return PlainCard(SideBySide(words, lead=LeadMark(icon_lead(icon)), lead_up=True))


class AboutPage(JobPage):
    """Version, knowledge, licences. A catalogue from a file is offered here, and taken back here."""

    follows_case = False

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page."""
        self._offer: newer.Offer | None = None
        super().__init__(desk, argument)

    def prepare(self) -> None:
        """See which catalogue will be used; the one in use stays until the next start."""
        self._used = newer.in_folder(self.desk.folder)

    def title(self) -> str:
        """Return the title."""
        return pgettext("about", "A newer catalogue") if self._offer else pgettext("about", "About")

    def state(self) -> AboutState:
        """Return what is drawn now."""
        return about_state(
            __version__,
            self._used.manifest,
            self.desk.today(),
            taken=self._used.taken,
            kept=self.desk.session.kept,
        )

    def draw(self) -> None:
        """Draw what is known, or what would change."""
        if self._offer is not None:
            self._draw_offer(offer_state(self._offer.pack.manifest, self._offer.changes))
            return
        state = self.state()
        self.add(PageTitle(self.title(), pgettext("about", "Version {version}", version=state.version)))
        given = handover.read()
        if given is not None:
            self.add(self._given(given))
        program = edition_state(edition.read(), sys.platform)
        if program is not None:
            self.add(self._program(program))
        self.add(self._knowledge(state), self._licences())
        self.add(Heading(pgettext("about", "What it can and can’t do")), gap=24)
        self.add(self._limits(), gap=8)
        back = Button(pgettext("about", "Back to the settings"), "text", icon="arrow-left")
        back.setObjectName("about-back")
        back.clicked.connect(lambda: self.desk.shell.go("settings"))
        self.add(ButtonLine(back), gap=24)

    def _given(self, given: handover.Handover) -> QWidget:
        """Return what those who handed the program over say of themselves, in their words."""
        words = pgettext("about", "Prepared by {organisation}", organisation=given.name)
        card = PlainCard(Heading(words, "heading"))
        picture = handover.logo()
        if picture is not None:
            card.add(Logo(picture, given.name))
        for paragraph in filter(None, given.note.split("\n")):
            card.add(Prose(paragraph, "body"))
        day = date_words(given.checked)
        return card.add(hint(pgettext("about", "They checked what they say here on {day}.", day=day)))

    def _program(self, state: EditionState) -> QWidget:
        card = Stacked(
            Heading(pgettext("about", "This edition"), "heading"),
            Prose(pgettext("about", "Made on {day}.", day=date_words(state.built)), "body"),
            Prose(
                pgettext("about", "To compare it with another person’s, read these words to each other:"),
                "body",
            ),
            selectable(state.words, "body"),
        )
        if state.untried is not None:
            card.add(NoteLine(render(state.untried), "info"))
        return _marked("fingerprint", card)

    def _knowledge(self, state: AboutState) -> QWidget:
        card = Stacked(Heading(pgettext("about", "How fresh the facts are"), "heading"))
        if state.made is None:
            card.add(Prose(render(state.age), "body"))
        else:
            words = pgettext(
                "about", "Last checked on {day}, {age}.", day=date_words(state.made), age=render(state.age)
            )
            card.add(Prose(words, "body"))
        if state.old:
            words = pgettext("about", "Sites may look different by now. Look for a newer catalogue.")
            card.add(NoteLine(words, "clock", "caution"))
        if state.taken:
            card.add(
                hint(
                    pgettext("about", "It came from a file that you opened. It is used from the next start.")
                )
            )
        if not state.can_take:
            card.add(
                hint(pgettext("about", "When your notes are saved, you can open newer facts from a file."))
            )
            return _marked("calendar", card)
        take = Button(pgettext("about", "Open a newer catalogue from a file"), "outlined", icon="folder")
        take.setObjectName("catalogue-open")
        take.clicked.connect(self._choose)
        line = ButtonLine(take)
        if state.taken:
            undo = Button(pgettext("about", "Use the one before"), "text", icon="undo-2")
            undo.setObjectName("catalogue-back")
            undo.clicked.connect(self._take_back)
            line.add(undo)
        return _marked("calendar", card.add(line, gap=8))

    def _limits(self) -> QWidget:
        """Return the ways to what this program promises, and to what it does not hide."""
        ways = {
            "about-promise": ("promise", ""),
            "about-leaving": ("guide", "quick-exit-limits"),
        }
        rows = RowGroup(
            [
                (
                    "about-promise",
                    RowFace(
                        pgettext("about", "Nothing is sent"),
                        pgettext("about", "How you can be sure, and what was tried on this computer."),
                        lead=icon_lead("wifi-off"),
                    ),
                ),
                (
                    "about-leaving",
                    RowFace(
                        pgettext("about", "What leaving does not hide"),
                        pgettext("about", "Which traces stay, and how to prepare."),
                        lead=icon_lead("log-out"),
                    ),
                ),
            ]
        )
        for name, (page, argument) in ways.items():
            rows.row(name).opened.connect(partial(self.desk.shell.go, page, argument))
        return rows

    def _licences(self) -> QWidget:
        def inside() -> QWidget:
            parts = Stacked(gap=16)
            for name, text in licences():
                parts.add(Heading(name, "section"), selectable(text, "small"))
            return parts

        card = Stacked(
            Heading(pgettext("about", "Licences"), "heading"),
            Prose(pgettext("about", "The program is free. Anyone may read how it is made."), "body"),
            Fold(pgettext("about", "Read the licences"), inside, name="licences"),
        )
        return _marked("file-text", card)

    def _draw_offer(self, state: OfferState) -> None:
        line = pgettext("about", "Made on {day}. Nothing is changed yet.", day=date_words(state.made))
        self.add(PageTitle(self.title(), line))
        counts = pgettext("list of facts", " · ").join(render(count) for count in state.counts)
        card = PlainCard(Heading(counts, "heading"))
        for change in state.named:
            words = pgettext("about", "{name}: {how}", name=change.name, how=render(change.how))
            card.add(Prose(words, "body"))
        if state.others is not None:
            card.add(Prose(render(state.others), "muted"))
        if state.links:
            card.add(
                Fold(
                    pgettext("about", "Addresses it could open from then on"),
                    lambda: Stacked(*(selectable(link, "small") for link in state.links[:200])),
                    name="catalogue-links",
                )
            )
        use = Button(pgettext("about", "Use it from the next start"), "main")
        use.setObjectName("catalogue-use")
        use.clicked.connect(self._use)
        no = Button(pgettext("about", "Leave it"), "text")
        no.setObjectName("catalogue-leave")
        no.clicked.connect(self._leave_it)
        self.add(card)
        self.add(ButtonLine(use, no), gap=24)

    def first_focus(self) -> QWidget | None:
        """Start with the one thing to do."""
        for name in ("catalogue-use", "catalogue-open", "about-back"):
            found = self.findChild(QWidget, name)
            if found is not None:
                return found
        return None

    def comes_back(self) -> bool:
        """Tell whether "Back" may come here again."""
        return self._offer is None

    # Changes ------------------------------------------------------------------------------------

    def _choose(self) -> None:
        words = pgettext("about", "Open a newer catalogue")
        chosen = choose_file(self, words, pgettext("about", "Catalogue (*.pack)"))
        if chosen is not None:
            self.look_into(chosen)

    def look_into(self, path: Path) -> None:
        """Check a file and show what it would change."""
        manifest = self._used.manifest
        job = life.looking_into(path, self.desk.catalogue, manifest.serial if manifest else 0)
        self.begin(job, pgettext("about", "Looking into the file"), self._show)

    def _show(self, offer: newer.Offer) -> None:
        self._offer = offer
        self._again(pgettext("about", "The file is whole and signed."))

    def _again(self, words: str) -> None:
        self.redraw()
        target = self.first_focus()
        if target is not None:
            target.setFocus()
        self.desk.shell.notice(words)

    def _leave_it(self) -> None:
        self._offer = None
        self._again(pgettext("about", "Nothing was changed."))

    def _use(self) -> None:
        if self._offer is None:
            return
        try:
            newer.put(self._offer, self.desk.folder)
        except OSError:
            self.desk.shell.trouble(
                pgettext("about", "The folder of your notes can’t be written to. Nothing was changed.")
            )
            return
        self._offer = None
        self._used = newer.in_folder(self.desk.folder)
        self._again(pgettext("about", "It is used from the next start. You can take it back here."))

    def _take_back(self) -> None:
        try:
            newer.take_back(self.desk.folder)
        except OSError:
            self.desk.shell.trouble(
                pgettext("about", "The folder of your notes can’t be written to. Nothing was changed.")
            )
            return
        self._used = newer.in_folder(self.desk.folder)
        self._again(pgettext("about", "From the next start the one before is used."))
