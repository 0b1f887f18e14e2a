"""Settings: they take effect at once, and the keyboard stays where it is."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfhelp import places
from selfhelp.case.change import prefer
from selfhelp.language import Message, available, pgettext, render
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.icon import NAMES, NEUTRAL_NAME, icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.field import Line
from selfhelp.ui.widgets.field_grid import FieldGrid
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.labelled_field import Combo, Field
from selfhelp.ui.widgets.note_line import hint
from selfhelp.ui.widgets.option_card import Option, OptionCards
from selfhelp.ui.widgets.row_face import LARGE_TEXT, RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.settings import Choice, Listed, SettingsState, Ticked, settings_state

#: Width of a list, in pixels at 100 % text, and how many letters a name may have.
WIDTH, NAME_LETTERS = 240, 40
#: The least width of a column of short fields.
SHORT = 160


def _said(words: Message | str) -> str:
    return words if isinstance(words, str) else render(words)


def _columns() -> int:
    """Return how many short fields stand beside each other: with large text three would cut their words."""
    return 3 if LOOK.scale <= LARGE_TEXT else 2


class SettingsPage(ColumnPage):
    """Draws settings that take effect at once."""

    follows_case = False

    def title(self) -> str:
        """Return the title."""
        return pgettext("settings", "Settings")

    def state(self) -> SettingsState:
        """Return what is drawn now."""
        return settings_state(
            self.desk.case.preferences,
            kept=self.desk.session.kept,
            where=places.whereabouts(self.desk.folder),
            windows=sys.platform == "win32",
        )

    def draw(self) -> None:
        """Draw look, keeping, what others see, and the ways on."""
        state = self.state()
        self.add(PageTitle(self.title(), pgettext("settings", "Changes take effect at once.")))
        self.add(self._look(state), self._saving(state), self._seen(state))
        self.add(Heading(pgettext("settings", "More"), "section"), gap=24)
        self.add(self._ways_on(), gap=8)

    def _list(self, name: str, words: str, choices: Sequence[Choice], value: object, field: str) -> Field:
        box = Combo([(_said(text), meaning) for text, meaning in choices], value)
        box.activated.connect(lambda _index: self._prefer(name, **{field: box.value()}))
        return Field(words, box, name, width=WIDTH)

    def _listed(self, one: Listed) -> Field:
        name = one.field.replace("_", "-")
        return self._list(name, render(one.words), one.choices, one.value, one.field)

    def _ticks(self, words: str, ticks: Sequence[Ticked], columns: int = 1) -> OptionCards:
        """Return what is on or off; a change sets all of them as they are then."""
        cards = OptionCards(
            [Option(t.field, render(t.words)) for t in ticks],
            [t.field for t in ticks if t.on],
            words=words,
            columns=columns,
            least=SHORT,
            plain=True,
        )
        cards.changed.connect(
            lambda on: self._prefer(self._held(), **{t.field: t.field in on for t in ticks})
        )
        return cards

    def _beside(self, *fields: QWidget) -> FieldGrid:
        """Put short fields into columns of one width, the same on every card."""
        # An empty place keeps two fields as wide as three.
        columns = _columns()
        places = [*fields, *(QWidget() for _ in range(len(fields), columns))]
        return FieldGrid(places, columns=columns, least=SHORT)

    def _look(self, state: SettingsState) -> QWidget:
        languages = [
            (pgettext("settings", "As the computer"), None),
            *((name, tag) for tag, name in available().items()),
        ]
        chosen = self.desk.case.preferences.language
        language = pgettext("settings", "Language")
        return PlainCard(
            Heading(pgettext("settings", "How it looks"), "heading"),
            self._beside(
                self._list("language", language, languages, chosen, "language"),
                *map(self._listed, state.look),
            ),
            self._ticks(pgettext("settings", "Less on the screen"), state.less, columns=_columns()),
            gap=12,
        )

    def _saving(self, state: SettingsState) -> QWidget:
        shell = self.desk.shell
        card = PlainCard(Heading(pgettext("settings", "Where your notes are"), "heading"), gap=12)
        card.add(Prose(render(state.saved_words), "body"))
        if state.saved == "nothing":
            save = Button(pgettext("settings", "Save my notes"), "outlined", icon="lock-keyhole")
            save.setObjectName("keep")
            save.clicked.connect(lambda: shell.go("keep", "settings"))
            return card.add(ButtonLine(save))
        card.add(Prose(str(self.desk.folder), "small"))
        lock = Button(pgettext("settings", "Lock now"), "outlined", icon="lock-keyhole")
        lock.setObjectName("lock")
        lock.clicked.connect(shell.lock)
        ways = Button(pgettext("settings", "Ways to open your notes"), "text", icon="key-round")
        ways.setObjectName("to-ways")
        ways.clicked.connect(lambda: shell.go("ways"))
        return card.add(self._listed(state.lock), ButtonLine(lock, ways))

    def _seen(self, state: SettingsState) -> QWidget:
        field = Line(NAME_LETTERS)
        field.setText(state.name)
        # Without a name of its own the window has the one that it has now.
        field.setPlaceholderText(places.given_name() or render(NEUTRAL_NAME))
        field.editingFinished.connect(lambda: self._rename(field.text().strip() or None))
        pictures: list[Choice] = [(words, name) for name, words in NAMES.items()]
        words = pgettext("settings", "Picture of the window")
        picture = self._list("window-icon", words, pictures, state.icon, "icon")
        box = picture.field
        if isinstance(box, Combo):
            for index, name in enumerate(NAMES):
                box.setItemIcon(index, icon(name))
        card = PlainCard(
            Heading(pgettext("settings", "What others may see"), "heading"),
            self._beside(
                Field(pgettext("settings", "Name on the window"), field, "window-name", width=WIDTH),
                picture,
            ),
            hint(pgettext("settings", "Both also show in the list of open windows.")),
            gap=12,
        )
        if state.seen:
            card.add(self._ticks(pgettext("settings", "Screenshots"), state.seen))
        return card

    def _ways_on(self) -> QWidget:
        go = self.desk.shell.go
        rows = (
            (
                "about",
                pgettext("settings", "About this program"),
                pgettext("settings", "Version, how old its knowledge is, licences"),
                "info",
                lambda: go("settings", "about"),
            ),
            (
                "promise",
                pgettext("settings", "How can I be sure?"),
                pgettext("settings", "What keeps your notes here, and what nothing can"),
                "shield-check",
                lambda: go("promise"),
            ),
            (
                "limits",
                pgettext("settings", "What leaving does not hide"),
                pgettext("settings", "What others can still see after you left"),
                "log-out",
                lambda: go("guide", "quick-exit-limits"),
            ),
            (
                "erase",
                pgettext("settings", "Leave, lock or remove everything"),
                pgettext("settings", "What each of them does, and what it does not hide"),
                "eraser",
                lambda: go("leaving"),
            ),
        )
        group = RowGroup(
            (name, RowFace(title, line, lead=icon_lead(picture))) for name, title, line, picture, _ in rows
        )
        for name, _title, _line, _picture, does in rows:
            group.row(name).opened.connect(does)
        return group

    def first_focus(self) -> QWidget | None:
        """Start with the first setting."""
        return self.findChild(QWidget, "language")

    # Changes ------------------------------------------------------------------------------------

    def _held(self) -> str:
        """Return the name of what has the keyboard."""
        return next((w.objectName() for w in self.findChildren(QWidget) if w.hasFocus()), "")

    def _prefer(self, held: str, /, **fields: object) -> None:
        """Keep a setting and show it; the keyboard stays on the setting that was changed.

        The window draws everything anew for it, this page too.
        """
        if not self.do(prefer(**fields), undo=False):
            return
        window, place = self.window(), self._scroll.verticalScrollBar().value()
        self.desk.shell.redress()
        # The newest is the last child; those before it wait to be deleted.
        fresh = window.findChildren(SettingsPage)[-1]
        if fresh is not self:
            fresh.take_up(held, place)

    def take_up(self, name: str, place: int) -> None:
        """Go on where the page before it was: its keyboard's place, and the place that was read."""
        self._measure()
        self._scroll.verticalScrollBar().setValue(place)
        widget = self.findChild(QWidget, name)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, name: str | None) -> None:
        # Going through the field with the Tab key is no change, and must not draw the page again.
        if name != self.desk.case.preferences.name:
            after = self._held()
            self._prefer(after or "window-name", name=name)
