"""The plan: one next thing on top, the rest below it."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QMenu, QWidget

from selfhelp.case.change import answered, mark, reopen_triage, unmark
from selfhelp.language import npgettext, pgettext, render
from selfhelp.plan import wording
from selfhelp.plan.model import Item, Plan
from selfhelp.ui.item_page import item_page
from selfhelp.ui.page import Page
from selfhelp.ui.parts import date_words, effect_chips
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small
from selfhelp.ui.widgets.tick import Tick
from selfhelp.views.plan import plan_state

MINUTES = (5, 15, 30, 60)


class PlanPage(Page):
    """Shows the next thing as a card, and the rest by horizon. The argument ``all`` shows every item."""

    room = "task"

    def prepare(self) -> None:
        """Show the short form first."""
        self._all = self.argument == "all"

    def title(self) -> str:
        """Return the title."""
        plan = self.desk.plan()
        if plan.next is None:
            return pgettext("plan", "There is nothing left to do here")
        return pgettext("plan", "Your next step")

    def kicker_widget(self) -> QWidget:
        """Return how much time there is today, as a menu that changes it."""
        given = self.desk.case.answers.minutes
        if given:
            words = npgettext("plan", "I have {count} minute today", "I have {count} minutes today", given)
        else:
            words = pgettext("plan", "How much time do you have today?")
        button = buttons.kicker(words, "minutes")
        menu = QMenu(button)
        for minutes in MINUTES:
            said = npgettext("plan", "{count} minute", "{count} minutes", minutes)
            menu.addAction(said).triggered.connect(partial(self._set_minutes, minutes))
        menu.addAction(pgettext("plan", "I would rather not say")).triggered.connect(
            partial(self._set_minutes, None)
        )
        button.setMenu(menu)
        return buttons.at_start(button)

    def draw(self) -> None:
        """Draw the next step, the list and the way to change the answers."""
        plan = self.desk.plan()
        done = len(plan.done())
        if done:
            words = npgettext(
                "plan",
                "You have done {count} thing already. Take this one, or pick another.",
                "You have done {count} things already. Take this one, or pick another.",
                done,
            )
        else:
            words = pgettext("plan", "One thing at a time. Take this one, or pick another.")
        if plan.next is None:
            words = pgettext("plan", "You can add to your answers, look something up, or close the program.")
        self.add(muted(words))
        if plan.next is not None:
            self.add(self._next_card(plan.next), gap=4)
        self._draw_lists(plan)
        self.add(
            buttons.line_of(
                buttons.word(pgettext("plan", "Change my answers"), self._change_answers, "change-answers"),
                buttons.word(pgettext("plan", "Print or save the plan"), self._print, "print-plan"),
            ),
            gap=8,
        )

    def _next_card(self, item: Item) -> Card:
        card = Card().add(heading(render(item.title)), body(render(item.why)))
        if item.because:
            card.add(small(render(item.because[0])))
        card.add(effect_chips(item.minutes, item.effects))
        card.add(
            buttons.line_of(
                buttons.primary(pgettext("plan", "Start"), lambda: self._open(item), "start"),
                buttons.word(pgettext("plan", "Not now"), lambda: self._mark(item, "not-now"), "not-now"),
                buttons.word(
                    pgettext("plan", "Does not apply"), lambda: self._mark(item, "does-not-apply"), "not-mine"
                ),
            )
        )
        return card

    def _set_minutes(self, minutes: int | None, _checked: bool = False) -> None:
        answers = msgspec.structs.replace(self.desk.case.answers, minutes=minutes)
        self.do(answered("minutes", answers), undo=False)

    def _draw_lists(self, plan: Plan) -> None:
        state = plan_state(plan, everything=self._all)
        for group in state.groups:
            rows = Rows()
            for item in group.items:
                rows.add(self._row(item))
            self.add(section(render(wording.WHEN[group.when])), gap=8)
            self.add(rows)
        if state.tired:
            self.add(body(pgettext("plan", "That is enough for today. You can stop here.")))
        if state.hidden:
            words = pgettext("plan", "Show the whole plan")
            self.add(buttons.line_of(buttons.word(words, self._show_all, "show-all")))
        elif self._all:
            self.add(
                buttons.line_of(buttons.word(pgettext("plan", "Show less"), self._show_less, "show-less"))
            )
        self._draw_set_aside(plan)

    def _draw_set_aside(self, plan: Plan) -> None:
        aside = [i for i in plan.items if i.state == "does-not-apply"]
        if not aside or not self._all:
            return
        rows = Rows()
        for item in aside:
            back = buttons.word(
                pgettext("plan", "Put it back"),
                partial(self._unmark, item),
                f"back-{item.id}",
            )
            rows.add(Row([body(render(item.title))], end=[back]))
        self.add(section(pgettext("plan", "Does not apply")), gap=8)
        self.add(rows)

    def _row(self, item: Item) -> QWidget:
        name = render(item.title)
        tick = Tick(
            pgettext("plan", "Done: {what}", what=name), checked=item.state == "done", name=f"tick-{item.id}"
        )
        tick.clicked.connect(lambda checked: self._tick(item, checked=checked))
        open_it = buttons.word(name, lambda: self._open(item), f"open-{item.id}")
        words: list[QWidget] = [body(name)]
        if item.changed:
            words.append(small(pgettext("plan", "The steps have changed since you did this.")))
        elif item.because and item.state != "done":
            words.append(small(render(item.because[0])))
        end: list[QWidget] = []
        mark_ = self.desk.case.mark(item.id)
        if item.state == "done":
            day = date_words(mark_.on) if mark_ else ""
            end.append(small(pgettext("plan", "done {day}", day=day) if day else pgettext("plan", "done")))
        elif item.state == "not-now":
            end.append(chip(pgettext("plan", "not today")))
        elif item.state == "waiting":
            end.append(chip(pgettext("plan", "asked, not over yet")))
        else:
            end += [chip(render(wording.EFFECTS[e]), "care") for e in item.effects if e in wording.CARE][:1]
            end.append(small(render(wording.short_minutes(item.minutes))))
        open_it.setText(pgettext("plan", "Open"))
        open_it.setAccessibleName(pgettext("plan", "Open: {what}", what=name))
        end.append(open_it)
        return Row(words, lead=tick, end=end)

    def _open(self, item: Item) -> None:
        page, argument = item_page(item)
        self.desk.shell.go(page, argument)

    def _tick(self, item: Item, *, checked: bool) -> None:
        if checked:
            self.do(
                mark(item.id, "done", self.desk.today(), item.revision),
                pgettext("plan", "Done: {what}", what=render(item.title)),
            )
        else:
            self._unmark(item)

    def _mark(self, item: Item, state: str) -> None:
        words = {
            "not-now": pgettext("plan", "Put off until tomorrow."),
            "does-not-apply": pgettext(
                "plan", "Taken off the plan. You find it under “Show the whole plan”."
            ),
        }
        if state == "not-now":
            self.do(mark(item.id, "not-now", self.desk.today(), item.revision), words[state])
        else:
            self.do(mark(item.id, "does-not-apply", self.desk.today(), item.revision), words[state])

    def _unmark(self, item: Item) -> None:
        self.do(unmark(item.id), pgettext("plan", "Back on the plan."))

    def _show_all(self) -> None:
        self._all = True
        self.redraw()

    def _show_less(self) -> None:
        self._all = False
        self.redraw()

    def _change_answers(self) -> None:
        if self.do(reopen_triage, undo=False):
            self.desk.shell.go("triage", "danger")

    def _print(self) -> None:
        from selfhelp.documents.plan_document import plan_html

        name = pgettext("plan", "Plan")
        html = plan_html(self.desk.plan(), self.desk.today(), everything=self._all)
        self.desk.shell.print_text(name, html, "list")
