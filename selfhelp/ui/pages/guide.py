"""A short text on one question."""

from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.page import Page
from selfhelp.ui.parts import steps, trust
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.text import body, heading, muted


class GuidePage(Page):
    """Draws the guide whose id is the argument."""

    def prepare(self) -> None:
        """Find the guide."""
        found = self.desk.catalogue.guide(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.guide = found
        self.key = f"guides/{found.id}"

    def title(self) -> str:
        """Return the guide's title."""
        return catalogue_text(f"{self.key}:title", self.guide.title)

    def draw(self) -> None:
        """Draw its sections."""
        self.add(muted(catalogue_text(f"{self.key}:summary", self.guide.summary)))
        for index, part in enumerate(self.guide.sections, start=1):
            key = f"{self.key}:sections.{index}"
            card = Card().add(heading(catalogue_text(f"{key}.title", part.title)))
            for n, text in enumerate(part.paragraphs, start=1):
                card.add(body(catalogue_text(f"{key}.paragraphs.{n}", text)))
            if part.steps:
                card.add(steps(f"{key}.steps", part.steps))
            self.add(card)
        self.add(trust(self.guide, self.desk.catalogue, self.desk.today()))
        self.add(
            buttons.line_of(
                buttons.primary(pgettext("guide", "Back"), self.desk.shell.back, "guide-back"),
            )
        )
