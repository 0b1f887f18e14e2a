"""The ways to open the notes, in three steps: choose one, change it, see that it is done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from selfhelp import life
from selfhelp.language import Message, message, number, pgettext, render
from selfhelp.session import Safe, credential_store, why_no_store
from selfhelp.ui.desk import Desk
from selfhelp.ui.job_page import JobPage
from selfhelp.ui.rooms.keeping.code_card import code_card
from selfhelp.ui.rooms.keeping.passphrase import PassphraseFields
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.heading import PageTitle
from selfhelp.ui.widgets.note_line import NoteLine, hint
from selfhelp.ui.widgets.points import Points
from selfhelp.ui.widgets.row_face import RowFace, icon_lead
from selfhelp.ui.widgets.row_group import RowGroup
from selfhelp.ui.widgets.stacked import PlainCard
from selfhelp.ui.widgets.stepper import Stepper
from selfhelp.views.ways import ORDER, Way, WayState, done_words, way_rows, way_state

NEW_PASSPHRASE = message("ways", "From now on this passphrase opens your notes.")
SECOND_SET = message("ways", "The second passphrase is set.")
STORE_USED = message("ways", "From now on this computer can open your notes.")
REMOVED = message("ways", "Removed.")


class WaysPage(JobPage):
    """Adds, changes and removes ways to open the notes. The argument is the way that is changed."""

    follows_case = False

    def __init__(self, desk: Desk, argument: str = "") -> None:
        """Build the page."""
        self._fields: PassphraseFields | None = None
        super().__init__(desk, argument)

    def prepare(self) -> None:
        """Start with no code shown, and with nothing done."""
        self._code = ""
        self._done: tuple[Message, ...] = ()
        self._way: Way | None = next((w for w in ORDER if w == self.argument), None)

    def title(self) -> str:
        """Return the title."""
        state = self._state()
        return render(state.title) if state else pgettext("ways", "Ways to open your notes")

    def _state(self) -> WayState | None:
        safe = self.desk.session.safe
        if self._way is None or safe is None:
            return None
        return way_state(self._way, safe.ways(), why_no_store())

    def draw(self) -> None:
        """Draw the list, or one way."""
        safe, state = self.desk.session.safe, self._state()
        self._fields = None
        if safe is None:
            self._draw_nothing()
        elif state is None:
            self._draw_list(safe)
        elif self._done or self._code:
            self._step(3)
            self._draw_done(state)
        else:
            self._step(2)
            self._draw_way(state)

    def _step(self, at: int) -> None:
        words = pgettext("ways", "Step {at} of {total}", at=number(at), total=number(3))
        self.add(Stepper(at, 3, words))

    def _draw_nothing(self) -> None:
        self.add(
            PageTitle(self.title(), pgettext("ways", "Nothing is saved, so there is nothing to open.")),
        )
        back = Button(pgettext("ways", "Back"), "main")
        back.setObjectName("ways-back")
        back.clicked.connect(self.desk.shell.back)
        self.add(ButtonLine(back))

    def _draw_list(self, safe: Safe) -> None:
        self.add(PageTitle(self.title(), pgettext("ways", "Choose the one you want to set up or change.")))
        refused = why_no_store()
        rows = way_rows(safe.ways(), store=refused is None)
        group = RowGroup(
            (
                f"way-{row.way}",
                RowFace(
                    render(row.title),
                    render(row.line),
                    time=pgettext("ways", "in use") if row.has else "",
                    lead=icon_lead(row.icon, "done" if row.has else "plain"),
                ),
            )
            for row in rows
        )
        for row in rows:
            group.row(f"way-{row.way}").opened.connect(lambda way=row.way: self.desk.shell.go("ways", way))
        self.add(group)
        self.add(
            hint(
                pgettext(
                    "ways",
                    "Older copies of the files, such as a backup, still open with a way you removed.",
                )
            )
        )
        if refused is not None and "store" not in safe.ways():
            self.add(hint(render(refused)), gap=8)

    def _draw_way(self, state: WayState) -> None:
        about = [render(words) for words in state.about]
        self.add(PageTitle(render(state.title), about[0]))
        card = PlainCard(*([Points(about[1:])] if about[1:] else []))
        if state.asks:
            self._fields = PassphraseFields(f"way-{state.way}")
            self._fields.entered.connect(self.go_on)
            card.add(self._fields, gap=8 if card.column.count() else 0)
        if state.caution is not None:
            card.add(NoteLine(render(state.caution), "eye", "caution"), gap=4)
        if card.column.count():
            self.add(card)
        line = ButtonLine()
        if state.on is not None:
            on = Button(render(state.on), "main")
            on.setObjectName("way-on")
            on.clicked.connect(self.go_on)
            line.add(on)
        if state.remove:
            remove = Button(pgettext("ways", "Remove this way"), "text", about=render(state.title))
            remove.setObjectName("way-remove")
            remove.clicked.connect(self.remove)
            line.add(remove)
        if state.on is None and not state.remove:
            every = Button(pgettext("ways", "Other ways to open your notes"), "main")
            every.setObjectName("way-others")
            every.clicked.connect(self._to_list)
            line.add(every)
        self.add(line, gap=24)

    def _draw_done(self, state: WayState) -> None:
        on = Button(
            pgettext("ways", "I have it on paper") if self._code else pgettext("ways", "Done"), "main"
        )
        on.setObjectName("way-done")
        on.clicked.connect(self._to_list)
        if self._code:
            self.add(
                PageTitle(
                    render(state.title),
                    pgettext("ways", "The code is shown this once. Write it down, or print it."),
                )
            )
            self.add(code_card(self.desk, self._code, on))
            return
        self.add(PageTitle(render(state.title)))
        self.add(PlainCard(*(NoteLine(render(m), "circle-check", "done", used="body") for m in self._done)))
        self.add(ButtonLine(on), gap=24)

    def first_focus(self) -> QWidget | None:
        """Start with what is typed, or with the one thing to do."""
        if self._fields is not None:
            return self._fields.first
        for name in ("way-done", "way-on", "way-others", "way-passphrase"):
            found = self.findChild(QWidget, name)
            if found is not None:
                return found
        return None

    def _to_list(self) -> None:
        # The way that was changed is no place to come back to: its list is.
        self.desk.shell.go("ways")

    def comes_back(self) -> bool:
        """Tell whether it still makes sense to come back here."""
        return self._way is None

    # Changes ------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Do what the filled button says."""
        does: dict[Way, Callable[[], None]] = {
            "passphrase": self._set_passphrase,
            "recovery": self._make_code,
            "store": self._use_store,
            "second": self._set_second,
        }
        if self._way is not None:
            does[self._way]()

    def _agreed(self) -> str | None:
        if self._fields is None:
            return None
        wrong = self._fields.trouble()
        if wrong is not None:
            self.desk.shell.trouble(render(wrong))
            return None
        return self._fields.words()

    def _change(self, work: Callable[[Safe], object], done: Callable[[Any], None]) -> None:
        self.begin(life.changing_ways(self.desk.session, work), pgettext("ways", "One moment"), done)

    def _say_done(self, words: Message, lost: frozenset[str] = frozenset()) -> None:
        self._done = done_words(words, lost)
        self._redrawn("\n".join(render(m) for m in self._done))

    def _redrawn(self, words: str) -> None:
        self.redraw()
        target = self.first_focus()
        if target is not None:
            target.setFocus()
        self.desk.shell.notice(words)

    def _set_passphrase(self) -> None:
        typed = self._agreed()
        if typed is not None:
            self._change(
                lambda safe: safe.set_passphrase(typed), lambda lost: self._say_done(NEW_PASSPHRASE, lost)
            )

    def _make_code(self) -> None:
        self._change(lambda safe: safe.new_recovery_code(), self._show_code)

    def _show_code(self, code: str) -> None:
        self._code = code
        self._redrawn(pgettext("ways", "The code is made."))

    def _use_store(self) -> None:
        backend = credential_store()
        if backend is not None:
            self._change(lambda safe: safe.use_store(backend), lambda _: self._say_done(STORE_USED))

    def _set_second(self) -> None:
        typed = self._agreed()
        if typed is not None:
            self._change(lambda safe: safe.set_second_passphrase(typed), lambda _: self._say_done(SECOND_SET))

    def remove(self) -> None:
        """Remove this way to open the notes; the last one stays, and a sentence says so."""
        way = self._way
        if way is not None:
            backend = credential_store() if way == "store" else None
            self._change(
                lambda safe: safe.remove_way(way, backend), lambda lost: self._say_done(REMOVED, lost)
            )
