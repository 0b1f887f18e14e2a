"""A short text on one question."""

from selfhelp.catalogue.model import Guide
from selfhelp.language import pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.parts import clicks, source_line, words_of
from selfhelp.ui.rights_part import rights_card
from selfhelp.ui.theme.tokens import GAP_24
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.hairline import Hairline
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.lead_mark import LeadMark
from selfhelp.ui.widgets.points import Numbered, Points
from selfhelp.ui.widgets.row_face import icon_lead
from selfhelp.ui.widgets.stacked import PlainCard, Stacked
from selfhelp.views.guide import Part, guide_state

#: What each guide is about, as an icon; a new one is a sheet of paper until it has its own.
ICONS = {
    "choosing-two-factor": "shield-check",
    "for-helpers": "hand-heart",
    "hosts-that-forward": "send",
    "no-letter-to-them": "message-circle-off",
    "offline-promise": "wifi-off",
    "password-export": "key-round",
    "phone-check": "smartphone",
    "police-and-protection-orders": "file-text",
    "quick-exit-limits": "log-out",
    "saving-evidence": "camera",
    "searched-phones": "search",
    "watched-device": "eye",
    "what-deleting-cannot-do": "eraser",
    "when-a-site-refuses": "circle-help",
}


class GuidePage(ColumnPage):
    """Draws the guide whose id is the argument."""

    def prepare(self) -> None:
        """Find the guide."""
        found = self.desk.catalogue.guide(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.guide: Guide = found

    def title(self) -> str:
        """Return the guide's title."""
        state = guide_state(self.desk.catalogue, None, self.desk.today(), self.guide)
        return render(state.title)

    def draw(self) -> None:
        """Draw its parts, and the law of the country where the guide is about refusals."""
        desk = self.desk
        state = guide_state(desk.catalogue, desk.case.answers.country, desk.today(), self.guide)
        lead = LeadMark(icon_lead(ICONS.get(self.guide.id, "file-text"), "accent"))
        self.add(PageTitle(self.title(), render(state.summary), lead=lead))
        # One sheet to read, not a box for each thought.
        sheet = PlainCard(gap=GAP_24)
        for n, part in enumerate(state.parts, start=1):
            if n > 1:
                sheet.add(Hairline())
            sheet.add(self._part(part))
        self.add(sheet, gap=24)
        rights = rights_card(state.levers, desk.shell.open_link)
        if rights is not None:
            self.add(rights)
        self.add(source_line(state.trust))
        back = Button(pgettext("guide", "Back"), "text", icon="arrow-left")
        self.add(ButtonLine(clicks(back, "guide-back", desk.shell.back)), gap=24)

    @staticmethod
    def _part(part: Part) -> Stacked:
        """Return a heading and what is said under it. There is nothing to tick: a guide keeps no ticks."""
        words = Stacked(Heading(render(part.title), "heading"))
        if part.paragraphs:
            words.add(Points(words_of(part.paragraphs)))
        if part.steps:
            words.add(Numbered(words_of(part.steps)))
        return words
