"""People-search sites: what is due, whom to ask next, what waits. Parents first, least disclosure."""

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.model import Request, RequestState
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Broker
from selfhelp.language import catalogue_text, npgettext, pgettext, render
from selfhelp.plan import asked
from selfhelp.plan.people_search import brokers_for
from selfhelp.plan.wording import short_minutes
from selfhelp.ui.page import Page
from selfhelp.ui.parts import asks_words, effect_chips, request_words
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card, Row, Rows
from selfhelp.ui.widgets.chips import chip
from selfhelp.ui.widgets.text import body, heading, muted, section, small, strong

FIRST_SHOWN = 6


class PeopleSearchPage(Page):
    """The ledger of people-search sites for the person's country."""

    room = "people-search"

    def prepare(self) -> None:
        """Show the short list first."""
        self._all = False
        self._skipped: set[str] = set()

    def title(self) -> str:
        """Return the title."""
        return pgettext("people-search", "People-search sites")

    def kicker(self) -> str:
        """Say how many are gone and how many wait."""
        mine = self._requests()
        if not mine:
            return ""
        gone = sum(1 for r in mine.values() if r.state == "gone")
        waiting = len(asked.waiting(mine.values()))
        return pgettext("people-search", "{gone} gone · {waiting} waiting", gone=gone, waiting=waiting)

    def _requests(self) -> dict[str, Request]:
        return {Subject.parse(r.subject).id: r for r in asked.in_room(self.desk.case, "people-search")}

    def _set_aside(self, broker: Broker) -> bool:
        made = self.desk.case.mark(subjects.broker(broker.id))
        return made is not None

    def draw(self) -> None:
        """Draw what is due, the next site, what waits and what is left."""
        self.add(
            muted(
                pgettext(
                    "people-search",
                    "Start with companies that run several sites: one request often covers them all. "
                    "Give them nothing they do not already show.",
                )
            )
        )
        brokers = brokers_for(self.desk.catalogue, self.desk.case.answers.country)
        requests, today = self._requests(), self.desk.today()
        due = [b for b in brokers if b.id in requests and asked.is_due(requests[b.id], today)]
        waiting = [b for b in brokers if b.id in requests and b not in due]
        left = [b for b in brokers if b.id not in requests and not self._set_aside(b) and b.parent is None]
        if due:
            self._section(
                pgettext("people-search", "Due now"), [self._due_row(b, requests[b.id]) for b in due]
            )
        ahead = [b for b in left if b.id not in self._skipped] or left
        if ahead:
            self.add(section(pgettext("people-search", "Next")), gap=8)
            self.add(self._next_card(ahead[0]))
        elif not brokers:
            self.add(
                Card().add(
                    heading(pgettext("people-search", "No site is known for your country yet")),
                    body(
                        pgettext(
                            "people-search",
                            "Search for your name and street in a search engine. Ask each site that shows "
                            "them to remove your page. The letters under “People around me” help.",
                        )
                    ),
                )
            )
        if waiting:
            rows = [self._waiting_row(b, requests[b.id]) for b in waiting]
            self._section(pgettext("people-search", "Waiting and done"), rows)
        rest = [b for b in left if not ahead or b.id != ahead[0].id]
        shown = rest if self._all else rest[:FIRST_SHOWN]
        if shown:
            self._section(pgettext("people-search", "After that"), [self._row(b) for b in shown])
        if len(rest) > len(shown):
            words = npgettext(
                "people-search", "Show {count} more", "Show {count} more", len(rest) - len(shown)
            )
            self.add(buttons.line_of(buttons.word(words, self._show_all, "show-all")))
        self.add(
            buttons.line_of(
                buttons.word(
                    pgettext("people-search", "When a site refuses or wants an ID"),
                    lambda: self.desk.shell.go("guide", "when-a-site-refuses"),
                    "refuses",
                )
            ),
            gap=8,
        )

    def _section(self, words: str, rows: list[QWidget]) -> None:
        listed = Rows()
        for row in rows:
            listed.add(row)
        self.add(section(words), gap=8)
        self.add(listed)

    def _covered(self, broker: Broker) -> str:
        children = [b.name for b in self.desk.catalogue.brokers if b.parent == broker.id]
        names = list(dict.fromkeys([*children, *broker.covers]))
        if not names:
            return ""
        listed = pgettext("list of words", ", ").join(names[:6])
        if len(names) > 6:
            return npgettext(
                "people-search",
                "Belongs together with {names} and {count} more.",
                "Belongs together with {names} and {count} more.",
                len(names) - 6,
                names=listed,
            )
        return pgettext("people-search", "Belongs together with {names}.", names=listed)

    def _next_card(self, broker: Broker) -> Card:
        card = Card().add(heading(broker.name))
        covered = self._covered(broker)
        if covered:
            card.add(body(covered))
        asks = asks_words(broker.asks_for)
        card.add(effect_chips(broker.minutes, broker.effects))
        if asks:
            card.add(small(asks))
        if broker.caution:
            card.add(Card("note").add(body(catalogue_text(f"brokers/{broker.id}:caution", broker.caution))))
        return card.add(
            buttons.line_of(
                buttons.primary(
                    pgettext("people-search", "Start"),
                    lambda: self.desk.shell.go("broker", broker.id),
                    "start",
                ),
                buttons.word(pgettext("people-search", "Not now"), lambda: self._skip(broker), "not-now"),
            )
        )

    def _skip(self, broker: Broker) -> None:
        self._skipped.add(broker.id)
        self.redraw()

    def _open_button(self, broker: Broker) -> QWidget:
        button = buttons.word(
            pgettext("people-search", "Open"),
            lambda: self.desk.shell.go("broker", broker.id),
            f"open-{broker.id}",
        )
        button.setAccessibleName(pgettext("people-search", "Open {site}", site=broker.name))
        return button

    def _row(self, broker: Broker) -> QWidget:
        end: list[QWidget] = [small(render(short_minutes(broker.minutes)))]
        end.append(self._open_button(broker))
        return Row([body(broker.name)], end=end)

    def _waiting_row(self, broker: Broker, made: Request) -> QWidget:
        end: list[QWidget] = []
        state = asked.STATES[made.state]
        if state.needs_care:
            end.append(chip(render(state.words), "care"))
        elif made.state == "gone":
            end.append(chip(pgettext("people-search", "gone"), "done"))
        end.append(self._open_button(broker))
        return Row([body(broker.name), small(request_words(made))], end=end)

    def _due_row(self, broker: Broker, made: Request) -> QWidget:
        gone = buttons.word(
            pgettext("people-search", "It is gone"), lambda: self._set(broker, "gone"), f"gone-{broker.id}"
        )
        gone.setAccessibleName(pgettext("people-search", "{site}: it is gone", site=broker.name))
        there = buttons.word(
            pgettext("people-search", "Still there"),
            lambda: self._set(broker, "still-there"),
            f"there-{broker.id}",
        )
        there.setAccessibleName(pgettext("people-search", "{site}: still there", site=broker.name))
        return Row(
            [strong(broker.name), small(request_words(made))], end=[gone, there, self._open_button(broker)]
        )

    def _set(self, broker: Broker, state: RequestState) -> None:
        if state == "gone":
            words = pgettext(
                "people-search", "Good. Pages come back sometimes, so look again in a few months."
            )
        else:
            words = pgettext(
                "people-search", "Noted. Send the request again, or look at what to do when a site refuses."
            )
        subject, pace = subjects.broker(broker.id), asked.pace_of(broker)
        self.do(asked.moved(subject, state, pace, self.desk.today()), words)

    def _show_all(self) -> None:
        self._all = True
        self.redraw()
