"""The plan: one next thing, at most two more that fit today, everything else folded by horizon."""

from functools import partial

import msgspec
from PySide6.QtCore import QEasingCurve, QTimer, QVariantAnimation
from PySide6.QtWidgets import QWidget

from selfhelp.case.change import answered, mark, unmark
from selfhelp.catalogue.model import Horizon
from selfhelp.frozen import replace
from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.model import Item, Plan
from selfhelp.ui.column_page import ColumnPage
from selfhelp.ui.item_page import item_page
from selfhelp.ui.painting import regions
from selfhelp.ui.painting.picture import Picture
from selfhelp.ui.rooms.plan.beside import beside_plan
from selfhelp.ui.rooms.plan.faces import done_of, face_of, lead_of
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import FOLD_MS, GAP_8, GAP_16, GAP_24, NARROW, RADIUS_HERO, TICK_DRAW_MS
from selfhelp.ui.where_kept import saved_line
from selfhelp.ui.widgets.aside import Aside
from selfhelp.ui.widgets.button import Button
from selfhelp.ui.widgets.button_line import ButtonLine
from selfhelp.ui.widgets.fold import Fold, FoldHead
from selfhelp.ui.widgets.folded_line import FoldCard, FoldedLine
from selfhelp.ui.widgets.heading import Heading, PageTitle
from selfhelp.ui.widgets.hero_card import HeroCard
from selfhelp.ui.widgets.menu import Menu
from selfhelp.ui.widgets.notice import Notice
from selfhelp.ui.widgets.pause import Pause
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace
from selfhelp.ui.widgets.stacked import Stacked
from selfhelp.ui.widgets.text import Prose
from selfhelp.views.plan import Folded, PlanRow, PlanState, only_rows_differ, plan_state
from selfhelp.views.warm import warm_line

MINUTES = (5, 15, 30, 60)
#: A frame of a screen that shows sixty a second, in ms and a little more.
FRAME_MS = 20


class PlanPage(ColumnPage):
    """Shows the next thing as a card, and the rest behind folds. The argument ``all`` opens every fold."""

    room = "task"
    #: It draws itself after a tick: the tick is drawn first, and the row folds.
    follows_case = False

    def prepare(self) -> None:
        """Everything is folded at first."""
        super().prepare()
        self._open = {"now", "today", "this-week", "later"} if self.argument == "all" else set[str]()
        self._one_more = False
        self._looked: tuple[Plan, bool, bool, PlanState] | None = None
        self._in_folds: dict[str, RowButton] = {}
        self._heads: dict[Horizon, FoldHead] = {}
        self.state: PlanState = self._look()

    def _look(self) -> PlanState:
        """Return what to draw; it is made once for a plan, which is made once for a case and a day."""
        plan, saved = self.desk.plan(), self.desk.session.keeping_chosen
        if (
            self._looked is None
            or self._looked[0] is not plan
            or self._looked[1:3] != (saved, self._one_more)
        ):
            state = plan_state(
                self.desk.catalogue,
                self.desk.case,
                plan,
                self.desk.today(),
                saved=saved,
                one_more=self._one_more,
            )
            self._looked = (plan, saved, self._one_more, state)
        return self._looked[3]

    def title(self) -> str:
        """Return the title."""
        return render(self.state.title)

    def remember(self) -> object:
        """Remember which folds are open, and the place."""
        return (frozenset(self._open), self._one_more, self._scroll.verticalScrollBar().value())

    def recall(self, what: object) -> None:
        """Open the same folds at the same place."""
        if isinstance(what, tuple) and len(what) == 3:
            self._open, self._one_more = set(what[0]), bool(what[1])
            self.redraw()
            self.show_place(int(what[2]))

    def aside(self) -> Aside | None:
        """Return a help line, what is saved, what has come back."""
        return beside_plan(self.desk, self.state)

    def width_changed(self) -> None:
        """Draw it for the other width."""
        self.redraw()

    def first_focus(self) -> QWidget | None:
        """Enter starts the next thing."""
        return self.findChild(QWidget, "start") or self.findChild(QWidget, "rest")

    def lands_on(self) -> str:
        """Return what gets the keyboard when what had it is gone."""
        return "start"

    # Drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the next step, what fits besides, and the rest."""
        self.state = state = self._look()
        self._in_folds, self._heads = {}, {}
        end = self._minutes_button() if state.kind != "finished" else None
        self._head = PageTitle(self.title(), render(state.line), end=end)
        self.add(self._head)
        if state.kind == "next" and state.next is not None:
            self.add(self._hero(state.next), gap=GAP_16)
            for words in state.beside_the_gate:
                self.add(Prose(render(words), "medium"), gap=GAP_8)
        elif state.kind == "enough":
            self.add(self._pause(), gap=GAP_24)
        elif LOOK.pictures:
            self.add(Picture(regions.EVENING, height=LOOK.px(200), radius=RADIUS_HERO), gap=GAP_24)
        if state.also:
            self.add(Heading(pgettext("plan", "Also fits today")), gap=GAP_24)
            for row in state.also:
                self.add(self._row(row), gap=GAP_8)
        if state.to_save:
            self.add(self._save_card(), gap=GAP_24)
        self._draw_rest()
        self._draw_foot()

    def _minutes_button(self) -> Button:
        given = self.desk.case.answers.minutes
        if given:
            words = npgettext("plan", "I have {count} minute", "I have {count} minutes", given)
        else:
            words = pgettext("plan", "How much time today?")
        button = Button(words, "outlined", icon="clock", menu=True)
        button.setObjectName("minutes")
        menu = Menu(button)
        for minutes in MINUTES:
            said = npgettext("plan", "{count} minute", "{count} minutes", minutes)
            menu.addAction(said).triggered.connect(partial(self._set_minutes, minutes))
        menu.addAction(pgettext("plan", "I would rather not say")).triggered.connect(
            partial(self._set_minutes, None)
        )
        button.setMenu(menu)
        return button

    def _hero(self, item: Item) -> QWidget:
        start = Button(pgettext("plan", "Start"), "main", about=render(item.title))
        start.setObjectName("start")
        start.clicked.connect(lambda: self._go_to(item))
        later = Button(pgettext("plan", "Tomorrow"), "text", about=render(item.title))
        later.setObjectName("not-now")
        later.clicked.connect(lambda: self._put_off(item))
        never = Button(pgettext("plan", "Not for me"), "quiet", about=render(item.title))
        never.setObjectName("not-mine")
        never.clicked.connect(lambda: self._take_off(item))
        service = self.desk.catalogue.service(item.target) if item.target else None
        lead = replace(lead_of(item.id, item.icon, service.name if service else ""), tone="accent")
        caution = self.state.caution
        words = render(caution) if caution is not None else ""
        return HeroCard(
            render(item.title),
            render(item.why),
            lead,
            time=render(wording.minutes_text(item.minutes)),
            caution=words[:1].upper() + words[1:],
            buttons=(start, later, never),
            picture=regions.HERO if self.desk.shell.width() > LOOK.px(NARROW) else None,
        )

    def _pause(self) -> Pause:
        following, rest = self.state.next, saved_line(self.desk)
        title = pgettext("after", "Rest now")
        if following is None:
            return Pause(rest, self._rest, title)
        time = render(wording.short_minutes(following.minutes))
        return Pause(rest, self._rest, title, render(following.title), time, self._show_one_more)

    def _rest(self) -> None:
        self.desk.shell.go("rest")

    def _save_card(self) -> Notice:
        save = Button(pgettext("plan", "Save my plan"), "outlined")
        save.setObjectName("save-plan")
        save.clicked.connect(lambda: self.desk.shell.go("keep"))
        return Notice(
            pgettext("plan", "Your plan is not saved."),
            pgettext("plan", "When you leave, your answers disappear."),
            icon="lock-keyhole-open",
            tone="plain",
            button=save,
        )

    def _draw_rest(self) -> None:
        if not self.state.folds:
            return
        if self.state.rest_waits:
            # What the titles tell is not for a screen that someone else may read: one act shows them.
            words = pgettext("plan", "I am on the other device. Show the rest")
            rest = Fold(words, self._rest_card, "fold-rest", opened="rest" in self._open)
            rest.toggled.connect(partial(self._folding, "rest"))
            self.add(rest, gap=GAP_24)
            return
        finished = self.state.kind == "finished"
        title = pgettext("plan", "Your plan") if finished else pgettext("plan", "The rest of your plan")
        self.add(Heading(title), gap=GAP_24)
        self.add(self._rest_card(), gap=GAP_8)

    def _rest_card(self) -> QWidget:
        card = FoldCard()
        for fold in self.state.folds:
            card.add(self._folded(fold))
        return card

    def _folded(self, fold: Folded) -> Fold:
        count, share = done_of(fold)
        line = FoldedLine(
            render(wording.WHEN[fold.when]),
            lambda: self._rows(fold),
            f"fold-{fold.when}",
            count=count,
            share=share,
            opened=fold.when in self._open,
        )
        line.toggled.connect(partial(self._folding, fold.when))
        self._heads[fold.when] = line.head
        return line

    def _folding(self, when: str, opened: bool) -> None:
        (self._open.add if opened else self._open.discard)(when)

    def _rows(self, fold: Folded) -> QWidget:
        return Stacked(*(self._row(row, inside=True) for row in fold.rows), gap=0)

    def _row(self, row: PlanRow, *, inside: bool = False) -> RowButton:
        made = RowButton(face_of(row), f"open-{row.id}", compact=inside, framed=not inside)
        made.opened.connect(lambda: self._go_to_id(row.id))
        made.ticked.connect(lambda done: self._ticked(made, row, done=done, inside=inside))
        if inside:
            self._in_folds[row.id] = made
        return made

    def _draw_foot(self) -> None:
        line = ButtonLine()
        for words, name, icon, action in (
            (pgettext("plan", "Change my answers"), "change-answers", "pencil", self._change_answers),
            (pgettext("plan", "Print or save the plan"), "print-plan", "printer", self._print),
        ):
            button = Button(words, "text", icon=icon)
            button.setObjectName(name)
            button.clicked.connect(partial(action))
            line.add(button)
        self.add(line, gap=GAP_16)
        if self.state.unasked:
            words = npgettext(
                "plan",
                "{count} question has no answer yet. An answer makes the plan fit better.",
                "{count} questions have no answer yet. Answers make the plan fit better.",
                self.state.unasked,
            )
            self.add(Prose(words, "small"), gap=GAP_8)
        if self.state.not_mine:
            self.add(Fold(pgettext("plan", "Not for me"), self._not_mine, "fold-not-mine"), gap=GAP_8)
        self.add(Fold(pgettext("plan", "On the keyboard"), self._keys, "fold-keys"), gap=GAP_8)

    def _not_mine(self) -> QWidget:
        holder = Stacked()
        for row in self.state.not_mine:
            face = RowFace(render(row.title), time=pgettext("plan", "Put it back"))
            made = RowButton(face, f"back-{row.id}")
            made.opened.connect(partial(self._put_back, row.id))
            holder.add(made)
        return holder

    def _keys(self) -> QWidget:
        words = (
            pgettext("keys", "Esc, three times: close the window at once"),
            pgettext("keys", "Alt + Left: back"),
            pgettext("keys", "Ctrl + Z: take the last change back"),
            pgettext("keys", "Ctrl + P: the plan"),
            pgettext("keys", "F1: help lines"),
            pgettext("keys", "1 to 9: choose an answer. Enter: go on"),
        )
        return Stacked(*(Prose(line, "small-ink") for line in words), gap=GAP_8)

    # Doing --------------------------------------------------------------------------------------

    def _go_to(self, item: Item) -> None:
        self.desk.shell.go(*item_page(item))

    def _go_to_id(self, item_id: str) -> None:
        item = self.desk.plan().item(item_id)
        if item is not None:
            self._go_to(item)

    def _set_minutes(self, minutes: int | None, _checked: bool = False) -> None:
        answers = msgspec.structs.replace(self.desk.case.answers, minutes=minutes, too_much=None)
        if self.do(answered("minutes", answers), undo=False):
            self._one_more = False
            self.arrive("minutes", "page-title")
            self.redraw()

    def _show_one_more(self) -> None:
        self._one_more = True
        self.arrive("start", "page-title")
        self.redraw()

    def _ticked(self, made: RowButton, row: PlanRow, *, done: bool, inside: bool) -> None:
        if not done:
            self._put_back(row.id)
            return
        self._one_more = False
        # The tick is drawn, then the row folds; one that stands in an opened fold stays there, ticked.
        wait = MOTION.time(TICK_DRAW_MS)
        self.moves_for = wait if inside else wait + MOTION.time(FOLD_MS)
        kept = self.do(mark(row.id, "done", self.desk.today(), row.revision))
        self.moves_for = 0
        if not kept:
            return
        self.desk.shell.notice(render(warm_line(row.id)), undo=True)
        if inside and wait:
            # A frame after the rail: both at once would be one long standstill.
            QTimer.singleShot(wait + FRAME_MS, self, self._settle)
        elif inside or not wait:
            QTimer.singleShot(0, self, self._settle if inside else self._arrive_at_next)
        else:
            QTimer.singleShot(wait, self, lambda: self._fold_away(made))

    def _fold_away(self, made: RowButton) -> None:
        move = QVariantAnimation(made)
        move.setDuration(MOTION.time(FOLD_MS))
        move.setEasingCurve(QEasingCurve.Type.OutCubic)
        move.setStartValue(made.height())
        move.setEndValue(1)
        move.valueChanged.connect(made.fold_to)
        move.finished.connect(self._arrive_at_next)
        move.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _settle(self) -> None:
        """After a tick in an opened fold, say what is new in the rows that are there; else draw anew."""
        before, now = self.state, self._look()
        if not only_rows_differ(before, now):
            self.redraw()
            return
        self.state = now
        self._head.say_line(render(now.line))
        for fold, old in zip(now.folds, before.folds, strict=True):
            if fold.when not in self._heads:
                # It stands behind the quiet line, which nobody opened yet.
                continue
            self._heads[fold.when].say_count(*done_of(fold))
            for row, same in zip(fold.rows, old.rows, strict=True):
                if row != same and row.id in self._in_folds:
                    self._in_folds[row.id].show_row(face_of(row))

    def _arrive_at_next(self) -> None:
        """Draw what comes next; one lands at its top, not in the middle of something."""
        self.state = self._look()
        self.arrive("start" if self.state.kind == "next" else "rest", "page-title")
        self.redraw()

    def _put_off(self, item: Item) -> None:
        if self.do(mark(item.id, "not-now", self.desk.today(), item.revision)):
            self._arrive_at_next()
            self.desk.shell.notice(pgettext("plan", "Moved to tomorrow."), undo=True)

    def _take_off(self, item: Item) -> None:
        if self.do(mark(item.id, "does-not-apply", self.desk.today(), item.revision)):
            self._arrive_at_next()
            words = pgettext("plan", "Taken off the plan. It is under “Not for me”, at the end of the page.")
            self.desk.shell.notice(words, undo=True)

    def _put_back(self, item_id: str) -> None:
        if self.do(unmark(item_id)):
            self._settle()
            self.desk.shell.notice(pgettext("plan", "Back on the plan."), undo=True)

    def taken_back(self) -> None:
        """Show the plan as it was."""
        self._settle()

    def _change_answers(self, _checked: bool = False) -> None:
        self.desk.shell.go("answers")

    def _print(self, _checked: bool = False) -> None:
        from selfhelp.documents.plan_sheet import plan_sheet

        sheet = plan_sheet(self.desk.plan(), self.desk.today())
        self.desk.shell.print_text(pgettext("plan", "Plan"), sheet, "list")
