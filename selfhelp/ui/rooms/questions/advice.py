"""A screen between the questions that asks nothing: what is safer on another device."""

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import Guide, Section
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.rooms.questions.question import QuestionPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.folded_line import FoldCard, folded_text
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.points import Numbered
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose


def _paragraphs(key: str, part: Section) -> list[str]:
    return [catalogue_text(f"{key}.paragraphs.{n}", text) for n, text in enumerate(part.paragraphs, start=1)]


class AdvicePage(QuestionPage):
    """Draws the guide that a question leads to, and offers to keep nothing."""

    def first_focus(self) -> QWidget | None:
        """Enter goes on."""
        return self.findChild(QWidget, "triage-continue")

    def draw_answers(self) -> None:
        """Draw the advice."""
        for words in self.state.page:
            self.add(Prose(words), gap=GAP_8)
        if not self.desk.session.keeping_chosen:
            nothing = Button(pgettext("triage", "Save nothing"), "outlined")
            nothing.setObjectName("keep-nothing")
            nothing.clicked.connect(self._keep_nothing)
            words = pgettext("triage", "When you leave, your answers disappear. You can change this later.")
            title = pgettext("triage", "You can use this guide without saving anything.")
            self.add(Notice(title, words, icon="eraser", tone="accent", button=nothing), gap=GAP_16)
        if self.state.guide is not None:
            self._draw_guide(self.state.guide)

    def _draw_guide(self, guide: Guide) -> None:
        """Draw what to do first; the rest of the guide waits behind a line each."""
        parts = list(enumerate(guide.sections, start=1))
        gap = GAP_24
        for index, part in (p for p in parts if p[1].steps):
            key = f"guides/{guide.id}:sections.{index}"
            card = PlainCard(Heading(catalogue_text(f"{key}.title", part.title), "heading"))
            card.add(*(Prose(words) for words in _paragraphs(key, part)))
            steps = [catalogue_text(f"{key}.steps.{n}", text) for n, text in enumerate(part.steps, start=1)]
            card.add(Numbered(steps))
            self.add(card, gap=gap)
            gap = GAP_16
        folded = []
        for index, part in (p for p in parts if not p[1].steps):
            key = f"guides/{guide.id}:sections.{index}"
            title = catalogue_text(f"{key}.title", part.title)
            folded.append(folded_text(title, _paragraphs(key, part), f"part-{index}"))
        if folded:
            self.add(FoldCard(*folded), gap=gap)

    def _keep_nothing(self) -> None:
        self.desk.session.keep_nothing()
        self.arrive("triage-continue", "page-title")
        self.redraw()
        self.desk.shell.notice(
            pgettext("triage", "Nothing will be saved. You can change this in “Settings”.")
        )
