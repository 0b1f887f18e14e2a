"""What the room "People around me" shows, and one letter: its gaps, its words, the law it can name."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Letter, Recipient
from selfhelp.catalogue.text import said
from selfhelp.catalogue.trust import Trust, trust_of
from selfhelp.documents.letter import filled
from selfhelp.language import Message, message, render
from selfhelp.plan.lines import is_child
from selfhelp.views.levers import LeversState, levers_state

RECIPIENTS: dict[Recipient, tuple[Message, str]] = {
    "family": (message("recipient", "Family"), "heart-handshake"),
    "friend": (message("recipient", "Friends"), "users-round"),
    "employer": (message("recipient", "Work"), "briefcase"),
    "school": (message("recipient", "School"), "pencil"),
    "police": (message("recipient", "Police"), "shield-check"),
    "landlord": (message("recipient", "Neighbours and landlord"), "house"),
    "bank": (message("recipient", "Bank"), "credit-card"),
    "carrier": (message("recipient", "Phone company"), "smartphone"),
    "court": (message("recipient", "Court"), "file-text"),
    "site": (message("recipient", "Sites"), "globe"),
}
#: A hint of so many characters is the name of its gap as a whole.
SHORT_HINT = 34
_QUOTES = '«“"'
#: Ends the first clause of a hint, in English and in Arabic.
_CLAUSE = re.compile(r"\s*[:;,.(،؛]")
#: So many letters that fit are shown at once.
FIRST_SHOWN = 4
#: Letters to them can name a right of the country.
NAMES_RIGHTS: frozenset[Recipient] = frozenset({"site"})


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter in the list."""

    id: str
    title: Message
    line: Message
    icon: str
    begun: bool


@dataclass(frozen=True, slots=True)
class PeopleState:
    """The first letters that fit what is happening, and all others by whom they are for."""

    fitting: tuple[LetterRow, ...]
    others: tuple[tuple[Message, tuple[LetterRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a letter: its id, what belongs there, how the text shows it while it is open."""

    id: str
    words: Message
    shown: str

    @property
    def name(self) -> str:
        """The name of the gap as the text shows it, so that one finds it there."""
        bare = self.shown.strip("[]")
        return bare[:1].upper() + bare[1:]

    @property
    def hint(self) -> str:
        """What belongs there, where the name does not say it already."""
        words = render(self.words)
        return "" if words.rstrip(".") == self.name else words


@dataclass(frozen=True, slots=True)
class LetterState:
    """One letter.

    Attributes:
        template: its words in the person's language, gaps as ``{gap}``.
        levers: rights it can name; empty where it names none.
    """

    title: Message
    when: Message
    caution: Message | None
    gaps: tuple[Gap, ...]
    template: str
    trust: Trust
    levers: LeversState

    def held(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what stands at each gap: what was typed, or the name of the gap in brackets."""
        return {gap.id: values.get(gap.id, "").strip() or gap.shown for gap in self.gaps}


def place_of(letter_id: str) -> str:
    """Return where the draft of a letter is kept."""
    return f"letter:{letter_id}"


def _row(letter: Letter, case: Case) -> LetterRow:
    key = f"letters/{letter.id}"
    return LetterRow(
        id=letter.id,
        title=said(f"{key}:title", letter.title),
        line=said(f"{key}:when_to_use", letter.when_to_use),
        icon=RECIPIENTS[letter.audience][1],
        begun=bool(case.draft(place_of(letter.id))),
    )


def _first(fitting: list[Letter], catalogue: Catalogue, case: Case) -> list[Letter]:
    """Return the letters in view: what was begun, then for each recipient the one that fits most of it.

    Family comes first, then whoever is touched by what is out. Letters for those who help, for pupils and for
    after a visit to the police stand back, unless the answers speak of them.
    """
    answers = case.answers
    touched = {o.touches for o in catalogue.exposable if o.value in answers.exposed and o.touches}
    touched |= {"friend"} if answers.for_whom == "someone-else" else set()
    touched |= {"school"} if is_child(answers) or answers.children else set()
    late = {"friend", "school", "police"}

    def fit(letter: Letter) -> tuple[int, int]:
        return (-len(set(answers.what) & set(letter.scenarios)), -len(letter.scenarios))

    def turn(recipient: Recipient) -> tuple[bool, bool, bool]:
        last = recipient in late and recipient not in touched
        return (last, recipient != "family", recipient not in touched)

    ranked = sorted(fitting, key=fit)
    begun = [x for x in ranked if case.draft(place_of(x.id))]
    best: dict[Recipient, Letter] = {}
    for letter in ranked:
        best.setdefault(letter.audience, letter)
    each = [best[recipient] for recipient in sorted(RECIPIENTS, key=turn) if recipient in best]
    return list({x.id: x for x in (*begun, *each, *ranked)}.values())[:FIRST_SHOWN]


def people_state(catalogue: Catalogue, case: Case) -> PeopleState:
    """Return the list; a letter made for another country is left out."""
    what, country = set(case.answers.what), case.answers.country
    letters = [x for x in catalogue.letters if not x.countries or country is None or country in x.countries]
    fitting = [x for x in letters if what & set(x.scenarios)]
    first = _first(fitting, catalogue, case)
    others = []
    for recipient, (words, _icon) in RECIPIENTS.items():
        theirs = [x for x in letters if x.audience == recipient and x not in first]
        # Under each name what fits comes first.
        theirs.sort(key=lambda x: x not in fitting)
        if theirs:
            others.append((words, tuple(_row(x, case) for x in theirs)))
    return PeopleState(tuple(_row(x, case) for x in first), tuple(others))


def _as_in(template: str, gaps: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return gaps in the order in which the letter comes to them: it is filled from its top."""
    return sorted(gaps.items(), key=lambda gap: template.find(f"{{{gap[0]}}}"))


def _shown(gap: str, words: str, translated: str) -> str:
    """Return how a text shows a gap that is open: by its id, or in another language by what belongs there.

    Ids are English. The first clause of a long hint says the same, except where it is an example.
    """
    if translated == words:
        return filled(f"{{{gap}}}", {})
    clause = _CLAUSE.split(translated, maxsplit=1)[0]
    short = len(translated) <= SHORT_HINT or clause[:1] in _QUOTES
    return f"[{(translated if short else clause).strip('[]. ')}]"


def _gaps(key: str, template: str, gaps: Mapping[str, str]) -> tuple[Gap, ...]:
    found: list[Gap] = []
    for gap, words in _as_in(template, gaps):
        hint = said(f"{key}:gaps.{gap}", words)
        shown = _shown(gap, words, render(hint))
        if any(shown == other.shown for other in found):
            # Two gaps of one name would be one to whoever fills them.
            shown = f"[{render(hint).strip('[]')}]"
        found.append(Gap(gap, hint, shown))
    return tuple(found)


def letter_state(catalogue: Catalogue, case: Case, today: dt.date, letter: Letter) -> LetterState:
    """Return what to draw of one letter."""
    key = f"letters/{letter.id}"
    text = render(said(f"{key}:body", letter.body))
    subject = render(said(f"{key}:subject", letter.subject)) if letter.subject else ""
    template = f"{subject}\n\n{text}" if subject else text
    names = letter.audience in NAMES_RIGHTS
    return LetterState(
        title=said(f"{key}:title", letter.title),
        when=said(f"{key}:when_to_use", letter.when_to_use),
        caution=said(f"{key}:caution", letter.caution) if letter.caution else None,
        gaps=_gaps(key, template, letter.gaps),
        template=template,
        trust=trust_of(letter, catalogue, today),
        levers=levers_state(catalogue, case.answers.country if names else None, today),
    )


def open_gaps(state: LetterState, text: str) -> tuple[Gap, ...]:
    """Return the gaps that still stand open in a text."""
    return tuple(gap for gap in state.gaps if gap.shown in text)


def draft_of(state: LetterState, values: Mapping[str, str], text: str) -> dict[str, str]:
    """Return what to keep of a letter that is not sent: filled gaps, and the text where a hand changed it."""
    words = {f"gap:{gap}": value for gap, value in values.items() if value.strip()}
    if text != filled(state.template, state.held(values)):
        words["text"] = text
    return words


def with_right(text: str, law: str) -> str:
    """Return a letter that names a right, once, at its end."""
    line = render(message("letter", "My request rests on {law}.", law=law))
    return text if line in text else f"{text.rstrip()}\n\n{line}\n"
