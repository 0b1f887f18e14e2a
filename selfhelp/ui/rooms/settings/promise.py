"""How one can be sure that nothing is sent: which protections hold on this computer, and their limits."""

from PySide6.QtWidgets import QWidget

from selfhelp.guard.memory import harden
from selfhelp.guard.unloaded import loaded
from selfhelp.language import catalogue_text, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.theme.tokens import Tone
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.folded_line import FoldCard, folded_text
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.icon_mark import IconMark
from selfhelp.ui.widgets.side_by_side import SideBySide
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.promise import Wall, walls


class PromisePage(ColumnPage):
    """Draws the walls that hold here, and the guide on their limits."""

    follows_case = False

    def prepare(self) -> None:
        """Let the rail stay away while the first questions are not over."""
        self.shows_rooms = self.desk.case.triage_done

    def title(self) -> str:
        """Return the title."""
        return pgettext("promise", "Nothing is sent. How can I be sure?")

    def draw(self) -> None:
        """Draw the walls and their limits."""
        line = pgettext("promise", "Each of these was tried on this computer when the program started.")
        self.add(PageTitle(self.title(), line))
        found = walls(self.desk.protections, harden().codes, loaded())
        self._part(pgettext("promise", "True on this computer"), [w for w in found if w.holds])
        self._part(pgettext("promise", "Not true on this computer"), [w for w in found if not w.holds])
        guide = self.desk.catalogue.guide("offline-promise")
        if guide is not None:
            self.add(Heading(pgettext("promise", "What this can and can’t do"), "section"), gap=24)
            limits = FoldCard()
            for index, part in enumerate(guide.sections, start=1):
                key = f"guides/{guide.id}:sections.{index}"
                texts = [
                    *(
                        catalogue_text(f"{key}.paragraphs.{n}", t)
                        for n, t in enumerate(part.paragraphs, start=1)
                    ),
                    *(catalogue_text(f"{key}.steps.{n}", t) for n, t in enumerate(part.steps, start=1)),
                ]
                title = catalogue_text(f"{key}.title", part.title)
                limits.add(folded_text(title, texts, f"limits-{index}"))
            self.add(limits, gap=8)
        back = Button(pgettext("promise", "Back"), "text", icon="arrow-left")
        back.setObjectName("promise-back")
        back.clicked.connect(self.desk.shell.back)
        self.add(ButtonLine(back), gap=24)

    def _part(self, title: str, found: list[Wall]) -> None:
        if not found:
            return
        marks: dict[bool, tuple[str, Tone]] = {
            True: ("circle-check", "done"),
            False: ("triangle-alert", "caution"),
        }
        lines = [
            SideBySide(Prose(render(wall.words), "body"), lead=IconMark(*marks[wall.holds]), lead_up=True)
            for wall in found
        ]
        self.add(PlainCard(Heading(title, "heading"), *lines, gap=12))

    def first_focus(self) -> QWidget | None:
        """Start at the top: nothing is asked here."""
        return self.findChild(QWidget, "promise-back")
