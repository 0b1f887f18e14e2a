"""Settings: language, look, where things are kept, and the ways to leave."""

import sys

from PySide6.QtWidgets import QWidget

from selfhelp.case.change import prefer
from selfhelp.language import available, npgettext, pgettext, render
from selfhelp.ui.icon import NAMES, icon
from selfhelp.ui.page import Page
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.choice import Choice
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.picker import Picker
from selfhelp.ui.widgets.text import body, heading, small

LOCK_MINUTES = (2, 5, 10, 30)
SIZES = (100, 125, 150, 175, 200)


class SettingsPage(Page):
    """Draws settings that take effect at once."""

    follows_case = False

    def title(self) -> str:
        """Return the title."""
        return pgettext("settings", "Settings and leaving")

    def draw(self) -> None:
        """Draw look, keeping and leaving."""
        preferences = self.desk.case.preferences
        language = self._choice(
            "language",
            pgettext("settings", "Language"),
            [
                (pgettext("settings", "As the computer"), ""),
                *((name, tag) for tag, name in available().items()),
            ],
            preferences.language or "",
        )
        language.activated.connect(lambda _index: self._prefer(language=language.currentData() or None))
        theme = self._choice(
            "theme",
            pgettext("settings", "Light or dark"),
            [
                (pgettext("settings", "As the computer"), "system"),
                (pgettext("settings", "Light"), "light"),
                (pgettext("settings", "Dark"), "dark"),
            ],
            preferences.theme,
        )
        theme.activated.connect(lambda _index: self._prefer(theme=theme.currentData()))
        size = self._choice(
            "text-size",
            pgettext("settings", "Text size"),
            [(pgettext("settings", "{size} %", size=size), size) for size in SIZES],
            preferences.text_size,
        )
        size.activated.connect(lambda _index: self._prefer(text_size=size.currentData()))
        self.add(
            Card().add(
                heading(pgettext("settings", "How it looks")),
                small(pgettext("settings", "Language")),
                language,
                small(pgettext("settings", "Light or dark")),
                theme,
                small(pgettext("settings", "Text size")),
                size,
            )
        )
        self._draw_keeping()
        self._draw_name()
        self._draw_leaving()

    def _choice(self, name: str, words: str, options: list[tuple[str, object]], chosen: object) -> Picker:
        box = Picker()
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setMaximumWidth(LOOK.px(320))
        for text, value in options:
            box.addItem(text, value)
        box.setCurrentIndex(
            max(0, [value for _, value in options].index(chosen) if chosen in [v for _, v in options] else 0)
        )
        return box

    def _prefer(self, **fields: object) -> None:
        if self.do(prefer(**fields), undo=False):
            self.desk.shell.redress()

    def _draw_keeping(self) -> None:
        session, shell = self.desk.session, self.desk.shell
        card = Card().add(heading(pgettext("settings", "Where things are kept")))
        if session.kept:
            card.add(
                body(pgettext("settings", "Your progress is kept in this folder, locked:")),
                small(str(self.desk.folder)),
                buttons.line_of(
                    buttons.plain(pgettext("settings", "Lock now"), shell.lock, "lock"),
                    buttons.word(
                        pgettext("settings", "Ways to open it"), lambda: shell.go("ways"), "to-ways"
                    ),
                ),
                *self._lock_choice(),
            )
        else:
            card.add(
                body(pgettext("settings", "Nothing is kept. When you leave, everything is gone.")),
                buttons.line_of(
                    buttons.plain(
                        pgettext("settings", "Keep my progress"), lambda: shell.go("keep", "settings"), "keep"
                    )
                ),
            )
        self.add(card)

    def _lock_choice(self) -> list[QWidget]:
        minutes = self.desk.case.preferences.lock_minutes
        words = pgettext("settings", "Lock by itself when nobody is there")
        options: list[tuple[str, object]] = [
            (npgettext("settings", "after {count} minute", "after {count} minutes", n), n)
            for n in LOCK_MINUTES
        ]
        options.append((pgettext("settings", "never"), 0))
        box = self._choice("lock-minutes", words, options, minutes)
        box.activated.connect(lambda _index: self._prefer(lock_minutes=box.currentData()))
        return [small(words), box]

    def _rename(self, name: str | None) -> None:
        # Going through the field with the Tab key is no change, and must not draw the page again.
        if name != self.desk.case.preferences.name:
            self._prefer(name=name)

    def _draw_name(self) -> None:
        preferences = self.desk.case.preferences
        field = Line()
        field.setText(preferences.name or "")
        field.setMaximumWidth(LOOK.px(320))
        field.setMaxLength(40)
        field.editingFinished.connect(lambda: self._rename(field.text().strip() or None))
        card = Card().add(
            heading(pgettext("settings", "What others may see")),
            labelled(pgettext("settings", "Name on the window"), field, "window-name"),
            small(pgettext("settings", "Picture of the window")),
            self._icon_choice(),
        )
        if sys.platform == "win32":
            hidden = Choice("unseen", pgettext("settings", "Keep the window out of screenshots"))
            hidden.setChecked(preferences.unseen)
            hidden.clicked.connect(lambda checked: self._prefer(unseen=checked))
            card.add(hidden)
        self.add(card)

    def _icon_choice(self) -> Picker:
        options: list[tuple[str, object]] = [(render(words), name) for name, words in NAMES.items()]
        chosen = self.desk.case.preferences.icon or "note"
        box = self._choice("window-icon", pgettext("settings", "Picture of the window"), options, chosen)
        for index, name in enumerate(NAMES):
            box.setItemIcon(index, icon(name))
        box.activated.connect(lambda _index: self._prefer(icon=box.currentData()))
        return box

    def _draw_leaving(self) -> None:
        shell = self.desk.shell
        self.add(
            Card().add(
                heading(pgettext("settings", "Leaving")),
                body(
                    pgettext(
                        "settings",
                        "“Leave” closes the window at once. Pressing Esc three times within two seconds "
                        "does the same.",
                    )
                ),
                buttons.line_of(
                    buttons.word(
                        pgettext("settings", "What leaving does not hide"),
                        lambda: shell.go("guide", "quick-exit-limits"),
                        "limits",
                    ),
                    buttons.word(
                        pgettext("settings", "Remove everything from this computer"),
                        lambda: shell.go("leaving"),
                        "erase",
                    ),
                ),
            )
        )
