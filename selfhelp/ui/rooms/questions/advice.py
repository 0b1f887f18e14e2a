"""A screen between the questions that asks nothing: what is safer on another device."""

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import Guide
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.rooms.questions.question import QuestionPage
from selfhelp.ui.theme.tokens import GAP_8, GAP_16, GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose


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
        for index, part in enumerate(guide.sections, start=1):
            key = f"guides/{guide.id}:sections.{index}"
            card = PlainCard(Heading(catalogue_text(f"{key}.title", part.title), "heading"))
            for n, text in enumerate(part.paragraphs, start=1):
                card.add(Prose(catalogue_text(f"{key}.paragraphs.{n}", text)))
            for n, text in enumerate(part.steps, start=1):
                words = catalogue_text(f"{key}.steps.{n}", text)
                card.add(Prose(pgettext("triage", "{number}. {step}", number=n, step=words)))
            self.add(card, gap=GAP_16 if index > 1 else GAP_24)

    def _keep_nothing(self) -> None:
        self.desk.session.keep_nothing()
        self.arrive("triage-continue", "page-title")
        self.redraw()
        self.desk.shell.notice(
            pgettext("triage", "Nothing will be saved. You can change this in “Settings”.")
        )
