"""One people-search site: find the page, ask for its removal, give little, note the answer."""

from functools import partial

from PySide6.QtWidgets import QWidget

from selfhelp.case import subjects
from selfhelp.case.change import mark, unmark, withdraw_request
from selfhelp.case.model import RequestState
from selfhelp.language import Message, catalogue_text, message, pgettext, render
from selfhelp.plan import asked
from selfhelp.ui.page import Page
from selfhelp.ui.parts import asks_words, effect_chips, opens, request_words, steps, trust
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.field import Line, labelled
from selfhelp.ui.widgets.text import body, heading, muted, section, selectable, small

#: What the person says when a request comes into a state.
ANSWERS: dict[RequestState, Message] = {
    "sent": message("people-search", "I sent it again"),
    "confirmed": message("people-search", "They confirmed"),
    "gone": message("people-search", "It is gone"),
    "refused": message("people-search", "They refused"),
    "still-there": message("people-search", "Still there"),
    "reappeared": message("people-search", "It is there again"),
}


class BrokerPage(Page):
    """Draws the people-search site whose id is the argument."""

    room = "people-search"

    def prepare(self) -> None:
        """Find the site."""
        found = self.desk.catalogue.broker(self.argument)
        if found is None:
            raise KeyError(self.argument)
        self.broker = found
        self.key = f"brokers/{found.id}"
        self.subject = subjects.broker(found.id)

    def title(self) -> str:
        """Return the site's name."""
        return self.broker.name

    def kicker(self) -> str:
        """Name the room."""
        return pgettext("people-search", "People-search sites")

    def draw(self) -> None:
        """Draw what to hold back, the steps, the doors and the state of the request."""
        broker = self.broker
        parent = self.desk.catalogue.broker(broker.parent) if broker.parent else None
        if parent is not None:
            self.add(
                muted(
                    pgettext(
                        "people-search",
                        "This site belongs to {parent}. One request there may cover both; look here "
                        "afterwards.",
                        parent=parent.name,
                    )
                )
            )
        self.add(effect_chips(broker.minutes, broker.effects))
        asks = asks_words(broker.asks_for)
        if asks or broker.hold_back:
            card = Card("soft").add(heading(pgettext("people-search", "Give as little as you can")))
            if asks:
                card.add(body(asks))
            if broker.hold_back:
                card.add(body(catalogue_text(f"{self.key}:hold_back", broker.hold_back)))
            self.add(card)
        if broker.caution:
            self.add(Card("note").add(body(catalogue_text(f"{self.key}:caution", broker.caution))))
        card = Card().add(heading(pgettext("people-search", "What to do")))
        if broker.find:
            card.add(body(catalogue_text(f"{self.key}:find", broker.find)))
        card.add(steps(f"{self.key}:steps", broker.steps))
        if broker.opt_out_email:
            card.add(section(pgettext("people-search", "Write to")), selectable(broker.opt_out_email))
        card.add(trust(broker, self.desk.catalogue, self.desk.today()))
        doors = self._doors()
        if doors:
            card.add(buttons.line_of(*doors))
        self.add(card)
        self._draw_state()

    def _doors(self) -> list[QWidget]:
        broker, shell = self.broker, self.desk.shell
        doors: list[QWidget] = []
        if broker.search:
            search = broker.search
            doors.append(
                buttons.word(
                    opens(pgettext("people-search", "Look for my page")),
                    lambda: shell.open_link(search),
                    "search",
                )
            )
        if broker.opt_out:
            form = broker.opt_out
            doors.append(
                buttons.word(
                    opens(pgettext("people-search", "Open the removal page")),
                    lambda: shell.open_link(form),
                    "form",
                )
            )
        if broker.opt_out_email:
            address = broker.opt_out_email
            doors.append(
                buttons.word(
                    pgettext("people-search", "Copy the address"), lambda: shell.copy(address), "copy"
                )
            )
        return doors

    def _draw_state(self) -> None:
        made = self.desk.case.request(self.subject)
        aside = self.desk.case.mark(self.subject)
        card = Card()
        if made is None and aside is None:
            self._reference = Line()
            self._reference.setMaximumWidth(LOOK.px(420))
            card.add(
                heading(pgettext("people-search", "Afterwards")),
                labelled(
                    pgettext("people-search", "Reference number, if they gave one"),
                    self._reference,
                    "reference",
                ),
                buttons.line_of(
                    buttons.primary(pgettext("people-search", "I sent the request"), self._sent, "sent"),
                    buttons.word(
                        pgettext("people-search", "I am not on this site"), self._not_listed, "not-listed"
                    ),
                ),
            )
        elif made is None:
            card.add(
                body(pgettext("people-search", "You said you are not on this site.")),
                buttons.line_of(
                    buttons.word(
                        pgettext("people-search", "Put it back on the list"),
                        lambda: self.do(unmark(self.subject), pgettext("people-search", "Back on the list.")),
                        "put-back",
                    )
                ),
            )
        else:
            words = request_words(made)
            card.add(heading(words[:1].upper() + words[1:]))
            if made.reference:
                card.add(small(pgettext("people-search", "Reference: {number}", number=made.reference)))
            card.add(
                buttons.line_of(
                    *(
                        buttons.plain(render(ANSWERS[state]), partial(self._set, state), state)
                        for state in asked.following(made)
                    ),
                    buttons.word(
                        pgettext("people-search", "I did not send it"),
                        lambda: self.do(
                            withdraw_request(self.subject), pgettext("people-search", "Back on the list.")
                        ),
                        "withdraw",
                    ),
                )
            )
            if made.state == "refused":
                card.add(
                    buttons.line_of(
                        buttons.word(
                            pgettext("people-search", "What now?"),
                            lambda: self.desk.shell.go("guide", "when-a-site-refuses"),
                            "what-now",
                        )
                    )
                )
        self.add(card)
        self.add(
            buttons.line_of(
                buttons.word(
                    pgettext("people-search", "All people-search sites"),
                    lambda: self.desk.shell.go("people-search"),
                    "all-sites",
                )
            )
        )

    def _sent(self) -> None:
        reference = self._reference.text().strip()
        pace = asked.pace_of(self.broker)
        self.do(
            asked.moved(self.subject, "sent", pace, self.desk.today(), reference=reference),
            pgettext("people-search", "Noted. The plan reminds you when it is time to look again."),
        )

    def _not_listed(self) -> None:
        self.do(
            mark(self.subject, "does-not-apply", self.desk.today(), self.broker.revision),
            pgettext("people-search", "Noted."),
        )

    def _set(self, state: RequestState) -> None:
        change = asked.moved(self.subject, state, asked.pace_of(self.broker), self.desk.today())
        self.do(change, pgettext("people-search", "Noted."))
