"""What the people-search room shows: what is due, whom to ask next, what waits; and one site."""

import datetime as dt
import re
from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import AsksFor, Broker, Catalogue
from selfhelp.catalogue.text import said, said_each
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.language import Message, message, messages, render
from selfhelp.plan import asked
from selfhelp.plan.people_search import brokers_for
from selfhelp.views.asked_for import AskedFor, asked_for, standing
from selfhelp.views.effects import cautions, in_a_row, remarks

#: So many sites come after the next one before the search.
SHOWN = 4
NAMED = 4
#: Between two sentences, in scripts with and without spaces after a full stop.
SENTENCE_ENDS = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])")
#: So many sites a day are enough: a number to hold on to, not a rule.
A_SITTING = 3


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site in a list; ``also`` are the names it is found by beside its own."""

    id: str
    name: str
    line: Message | None
    caution: Message | None
    minutes: int
    look: dt.date | None = None
    also: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class NextSite:
    """The site to ask next."""

    id: str
    name: str
    covers: Message | None
    give: tuple[AsksFor, ...]
    minutes: int
    notices: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class PeopleSearchState:
    """The room.

    Attributes:
        due: to look at again.
        next: to ask next; None when every site was asked.
        after: a few that follow.
        rest: all others that are left, sites that belong to another included, found by a search.
        left: how many requests are ahead at most.
        minutes: for one sitting of them, not for all.
        known: whether any site is known for the country.
    """

    due: tuple[SiteRow, ...]
    next: NextSite | None
    after: tuple[SiteRow, ...]
    rest: tuple[SiteRow, ...]
    waiting: tuple[SiteRow, ...]
    over: tuple[SiteRow, ...]
    left: int
    sitting: int
    minutes: int
    gone: int
    known: bool


def covered_names(catalogue: Catalogue, broker: Broker) -> tuple[str, ...]:
    """Return the sites that a request to this one reaches too, each once."""
    children = [b.name for b in catalogue.brokers if b.parent == broker.id]
    return tuple(dict.fromkeys([*children, *broker.covers]))


def _covers(catalogue: Catalogue, broker: Broker) -> Message | None:
    names = covered_names(catalogue, broker)
    if not names:
        return None
    listed = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        return messages(
            "people-search",
            "One request here may also cover {names} and {count} more.",
            "One request here may also cover {names} and {count} more.",
            len(names) - NAMED,
            names=listed,
        )
    return message("people-search", "One request here may also cover {names}.", names=listed)


def _row(catalogue: Catalogue, broker: Broker) -> SiteRow:
    parent = catalogue.broker(broker.parent) if broker.parent else None
    names = covered_names(catalogue, broker)
    line: Message | None = message("people-search", "{address}", address=broker.domains[0])
    if parent is not None:
        line = message("people-search", "Belongs to {parent}", parent=parent.name)
    elif names:
        line = messages(
            "people-search", "Covers {count} other site", "Covers {count} other sites", len(names)
        )
    return SiteRow(
        id=broker.id,
        name=broker.name,
        line=line,
        caution=in_a_row(broker.effects),
        minutes=broker.minutes,
        also=" ".join((*broker.domains, *names)),
    )


def _asked_row(broker: Broker, case: Case, today: dt.date) -> SiteRow | None:
    made = case.request(subjects.broker(broker.id))
    if made is None:
        return None
    words, look = standing(made, today)
    gone = asked.is_over(made)
    if asked.is_due(made, today):
        # The heading over these rows says that it is time; the row says since when.
        words = message("people-search", "You asked them. See whether your page is gone.")
        if gone:
            words = message("people-search", "Your page was gone. See whether it came back.")
    return SiteRow(broker.id, broker.name, words, None, 0, look, gone=gone)


def people_search_state(
    catalogue: Catalogue, case: Case, today: dt.date, skipped: frozenset[str] = frozenset()
) -> PeopleSearchState:
    """Return the room; ``skipped`` are sites the person put off on this visit."""
    brokers = brokers_for(catalogue, case.answers.country)
    requests = {Subject.parse(r.subject).id: r for r in asked.in_room(case, "people-search")}
    mine = [b for b in brokers if b.id in requests]
    # A site asked about before the person moved is still followed.
    known = {b.id for b in brokers}
    mine += [b for b in catalogue.brokers if b.id in requests and b.id not in known]
    open_ones = [b for b in brokers if b.id not in requests and case.mark(subjects.broker(b.id)) is None]
    parents = [b for b in open_ones if b.parent is None]
    ahead = [b for b in parents if b.id not in skipped] or parents
    following = ahead[1 : 1 + SHOWN]
    shown = {b.id for b in ahead[: 1 + SHOWN]}
    due = [b for b in mine if asked.is_due(requests[b.id], today)]
    rows = [r for b in mine if b not in due and (r := _asked_row(b, case, today))]
    sitting = ahead[:A_SITTING]
    return PeopleSearchState(
        due=tuple(r for b in due if (r := _asked_row(b, case, today))),
        next=_next(catalogue, ahead[0]) if ahead else None,
        after=tuple(_row(catalogue, b) for b in following),
        rest=tuple(_row(catalogue, b) for b in open_ones if b.id not in shown),
        waiting=tuple(r for r in rows if not r.gone),
        over=tuple(r for r in rows if r.gone),
        left=len(parents),
        sitting=len(sitting),
        minutes=sum(b.minutes for b in sitting),
        gone=sum(map(asked.is_over, requests.values())),
        known=bool(brokers),
    )


def _next(catalogue: Catalogue, broker: Broker) -> NextSite:
    return NextSite(
        broker.id,
        broker.name,
        _covers(catalogue, broker),
        broker.asks_for,
        broker.minutes,
        cautions(broker.effects),
    )


@dataclass(frozen=True, slots=True)
class SiteState:
    """One site.

    Attributes:
        give: what it asks for.
        hold_back: how to give little, a sentence each; empty where nothing is written.
        again: the steps have to be taken again, or were never taken.
        not_there: the person is not on this site.
    """

    name: str
    belongs: Message | None
    covers: Message | None
    minutes: int
    give: tuple[AsksFor, ...]
    hold_back: tuple[str, ...]
    again: bool
    caution: Message | None
    find: Message | None
    steps: tuple[Message, ...]
    notices: tuple[Message, ...]
    remarks: tuple[Message, ...]
    search: str
    form: str
    mail: str
    trust: Trust
    request: AskedFor
    not_there: bool


def _sentences(text: Message) -> tuple[str, ...]:
    """Return the sentences of a short text, in the active language."""
    return tuple(part for part in SENTENCE_ENDS.split(render(text)) if part)


def site_state(catalogue: Catalogue, case: Case, today: dt.date, broker: Broker) -> SiteState:
    """Return what to draw of one site."""
    key = f"brokers/{broker.id}"
    subject = subjects.broker(broker.id)
    request = asked_for(subject, case.request(subject), today)
    parent = catalogue.broker(broker.parent) if broker.parent else None
    belongs = (
        message(
            "people-search",
            "This site belongs to {parent}. One request there may cover both. Look here afterwards.",
            parent=parent.name,
        )
        if parent
        else None
    )
    return SiteState(
        name=broker.name,
        belongs=belongs,
        covers=_covers(catalogue, broker),
        minutes=broker.minutes,
        give=broker.asks_for,
        hold_back=_sentences(said(f"{key}:hold_back", broker.hold_back)) if broker.hold_back else (),
        again=asked.to_ask_again(request.state),
        caution=said(f"{key}:caution", broker.caution) if broker.caution else None,
        find=said(f"{key}:find", broker.find) if broker.find else None,
        steps=said_each(f"{key}:steps", broker.steps),
        notices=cautions(broker.effects),
        remarks=remarks(broker.effects),
        search=broker.search or "",
        form=broker.opt_out or "",
        mail=broker.opt_out_email or "",
        trust=trust_of(broker, catalogue, today),
        request=request,
        not_there=case.mark(subject) is not None,
    )
