"""Help lines and emergency numbers for the person's country, and those that serve everyone."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.catalogue.model import EVERYWHERE, Audience, Country, HelpLine
from selfhelp.language import catalogue_text, pgettext
from selfhelp.ui.countries import fill_countries
from selfhelp.ui.help_cards import emergency_card, help_line_row
from selfhelp.ui.page import Page
from selfhelp.ui.parts import opens
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Row, Rows
from selfhelp.ui.widgets.picker import Picker
from selfhelp.ui.widgets.text import body, muted, section, strong

#: Which help lines come first for what is happening.
FITS: dict[str, tuple[Audience, ...]] = {
    "doxxing": ("online-abuse", "digital-security"),
    "impersonation": ("online-abuse", "identity-theft"),
    "brigading": ("online-abuse", "digital-security"),
    "intimate-images-real": ("image-abuse",),
    "intimate-images-forged": ("image-abuse",),
    "calls-to-me": ("stalking", "online-abuse"),
    "calls-to-others": ("stalking", "online-abuse"),
    "hacked-account": ("digital-security", "identity-theft"),
    "stalking": ("stalking", "domestic-violence"),
    "swatting": ("online-abuse", "crime"),
}


class HelpLinesPage(Page):
    """Lists who to call, the emergency numbers on top."""

    room = "help"
    follows_case = False

    def prepare(self) -> None:
        """Start with the person's country; another can be looked up without changing the answers."""
        self._country = self.desk.country()

    def title(self) -> str:
        """Return the title."""
        return pgettext("help", "Help lines")

    def draw(self) -> None:
        """Draw numbers and help lines."""
        self.add(
            muted(
                pgettext(
                    "help",
                    "People who listen and know what to do. A call can show on a shared phone bill or in the "
                    "list of calls.",
                )
            )
        )
        box = Picker()
        box.setObjectName("country")
        box.setAccessibleName(pgettext("help", "Country"))
        fill_countries(box, list(self.desk.catalogue.countries), self._country)
        box.setMaximumWidth(LOOK.px(420))
        box.activated.connect(lambda _index: self.choose(box.currentData()))
        self.add(box)
        country = self.desk.catalogue.country(self._country)
        self.add(emergency_card(country), gap=4)
        if country is not None:
            name = catalogue_text(f"countries/{country.id.lower()}:name", country.name)
            self._list(pgettext("help", "In {country}", country=name), country)
        everywhere = self.desk.catalogue.country(EVERYWHERE)
        if everywhere is not None:
            self._list(pgettext("help", "In every country"), everywhere)
        if country is not None:
            self._draw_authorities(country)

    def _wanted(self) -> set[str]:
        return {a for s in self.desk.case.answers.what for a in FITS.get(s, ())}

    def _list(self, words: str, country: Country) -> None:
        wanted = self._wanted()

        def key(line: HelpLine) -> tuple[bool, bool, str]:
            return (not wanted & set(line.audience), line.status == "unverified", line.name.casefold())

        rows = Rows()
        for line in sorted(country.help_lines, key=key):
            rows.add(help_line_row(country, line, self.desk))
        if rows.count():
            self.add(section(words), gap=8)
            self.add(rows)

    def _draw_authorities(self, country: Country) -> None:
        if not country.authorities:
            return
        rows = Rows()
        for authority in country.authorities:
            key = f"countries/{country.id.lower()}:authorities.{authority.id}"
            words: list[QWidget] = [
                strong(authority.name),
                body(catalogue_text(f"{key}.what", authority.what)),
            ]
            if authority.url:
                url = authority.url
                words.append(
                    buttons.line_of(
                        buttons.word(
                            opens(pgettext("help", "Open in my browser")),
                            partial(self.desk.shell.open_link, url),
                            f"open-{authority.id}",
                        )
                    )
                )
            rows.add(Row(words))
        self.add(section(pgettext("help", "Authorities you can complain to")), gap=8)
        self.add(rows)

    def choose(self, code: str) -> None:
        """Look at another country."""
        self._country = code
        self.redraw()
