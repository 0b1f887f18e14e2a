"""Rules that keep a frightened person from harm: what a step must never ask, and what must come first."""

import re
from collections.abc import Iterator, Mapping

from selfhelp.catalogue.actions import saves_first
from selfhelp.catalogue.claims import every_claim, own_strings
from selfhelp.catalogue.model import Catalogue, Claim, Source
from selfhelp.catalogue.trust import VOICES, sources_of

INTIMATE = frozenset({"intimate-images-real", "intimate-images-forged"})
#: A step that has the person, or a child, make one more copy of what they report.
COPIES = re.compile(
    r"\b(?:take|make|save|keep)\b.*\bscreenshots?\b|(?<!not )\bkeep\b(?! no\b)[^.]* copy of the image|"
    r"\bsave (?:the|each|every) (?:posts?|messages?|chats?|images?|pictures?)\b",
    re.IGNORECASE,
)
#: Such a step is right for a route that covers other things too, when it says this of the images.
SPARES = re.compile(r"\bnone of an intimate image\b", re.IGNORECASE)

#: Words by which someone else can't see, or does not learn, what the reader does. What the reader does not
#: see, and what we do not know, gives no safety.
GIVES_SAFETY = re.compile(
    r"(?<!\byou )(?<!\bwe )(?<!\byou can )(?<!\byou may )(?<!\byou will )"
    r"\b(?:can(?:’t|not| not)|won’t|no longer|never|(?:do|does|did|is|are|will)(?:n’t| not))"
    r"(?: then)?(?: be| get)? "
    r"(?:see|seen|find|know|learn|notice|read|hear|told|notified|alerted|informed)\b"
    r"|\b(?:nobody|no one)(?: else)? (?:can see|can find|sees|hears|learns|notices|is told|is notified)\b"
    r"|\b(?:does|will)(?:n’t| not) (?:tell|notify|alert|inform) (?!you\b)"
    r"|\bgets? no (?:message|notice|alert|word)\b|\bhidden from (?!your\b|people you\b)",
    re.IGNORECASE,
)
#: What gives no safety although it sounds alike: labels; what the reader is asked to do or to choose, such
#: as a place that the other person does not know; people who can't hear well; what a program can't read.
ASKED_FOR = re.compile(
    r"“[^”]*”|^(?:Do not|Don’t|Choose that|Make sure|Keep [^,]* where)\b.*"
    r"|\b(?:place|mailbox|interpreter|account|device|address|message)s?(?: there)?(?: (?:that|who))?"
    r"(?: (?:they|the(?: other)? person))? (?:does not|do not|doesn’t|don’t|did not) (?:know|write)\b"
    r"|\bwhere (?:they|the(?: other)? person) (?:can’t|cannot|won’t|does not|doesn’t) (?:find|know|see)\b"
    r"|\bthe other person (?:does not know|cannot find)\b|\bwho (?:can’t|cannot) hear\b"
    r"|\bsay (?:that )?they (?:can’t|cannot) find\b|\b(?:can’t|cannot) (?:see or stop|be read here)\b",
)
#: A quote carries such a sentence when it speaks of seeing or learning, and says no to it. Services are
#: quoted in the language of the page that was read.
SPEAKS_OF_SEEING = re.compile(
    r"\b(?:see|seen|view|visible|shown?|find|found|know|knowing|learn|notice|read|hear|tell|told|inform|informed|"
    r"notif\w*|alert\w*|aware|contact|hidden|hide|private|anonymous\w*|confidential\w*)\b"
    r"|\b(?:benachrichtig\w*|erf[äa]hr\w*|sieht|sehen|sichtbar|meddel\w*|varsl\w*|underrett\w*|makita|notific\w*|"
    r"informé\w*|averti\w*|voi[rt]|ver|visto|avis\w*|vede\w*)\b|知道|通知|見|看|알림|통지|सूचित|دیده",
    re.IGNORECASE,
)
SAYS_NO = re.compile(
    r"\b(?:not|no|never|nobody|none|cannot|without|only|nor|hidden|hide|private|anonymous\w*|confidential\w*)\b|n[’']t\b"
    r"|\b(?:nicht|kein\w*|niemand|inte|ikke|ingen|hindi|pas|aucun\w*|jamais|não|nunca|non|nessuno|ningun\w*)\b"
    r"|不|未|没|ない|않|नहीं",
    re.IGNORECASE,
)


def gives_safety(text: str) -> bool:
    """Tell whether a text says that someone can't see, find or learn of something."""
    return any(GIVES_SAFETY.search(ASKED_FOR.sub("", part)) for part in re.split(r"(?<=[.:]) ", text))


def carries_safety(quote: str) -> bool:
    """Tell whether a quote says that something is not seen, not told or hidden."""
    return bool(SPEAKS_OF_SEEING.search(quote) and SAYS_NO.search(quote))


def _said_by_those_who_know(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Tell whether the service, an authority or the help line itself says it, in words that carry it."""
    return any(
        VOICES[source.kind].own and piece.quote is not None and carries_safety(piece.quote)
        for piece, source in sources_of(claim, sources)
    )


def safety_is_official(catalogue: Catalogue) -> Iterator[str]:
    """Yield each text that gives safety, where no quote of those who know carries it.

    Whoever trusts such a sentence may be seen: what a guide or a newspaper says is not enough, nor is an
    official quote about something else. A letter holds the person's own words and is left alone.
    """
    sources = catalogue.source_table
    for found in every_claim(catalogue):
        claim = found.claim
        if found.entry.startswith("letters/") or claim.status == "unverified":
            continue
        if _said_by_those_who_know(claim, sources):
            continue
        for where, text in own_strings(claim, found.name):
            if gives_safety(text):
                yield (
                    f"{where}: it gives safety, which needs a quote of an official source that says so; "
                    f"else say less, or 'unverified': “{text[:60]}”"
                )


def intimate_images(catalogue: Catalogue) -> Iterator[str]:
    """Yield each route for intimate images that asks for a picture of the image."""
    for service in catalogue.services:
        for report in service.reports:
            if not INTIMATE & set(report.covers):
                continue
            for index, step in enumerate(report.steps, start=1):
                if COPIES.search(step) and not SPARES.search(step):
                    where = f"services/{service.id}.reports.{report.id}.steps.{index}"
                    yield (
                        f"{where}: never ask for a picture of an intimate image; note the link, the account "
                        "name and the date instead, or say “Take none of an intimate image”"
                    )


def closing(catalogue: Catalogue) -> Iterator[str]:
    """Yield each way of closing an account that has neither steps nor a link."""
    for service in catalogue.services:
        for name in ("close", "data_download", "connected"):
            part = getattr(service, name)
            if part is not None and not part.steps and part.link is None:
                yield f"services/{service.id}.{name}: needs steps or a link"


def save_first(catalogue: Catalogue) -> Iterator[str]:
    """Yield each task that destroys evidence and does not come after one that saves it."""
    tasks = {task.id: task for task in catalogue.tasks}
    for task in catalogue.tasks:
        saved = task.saves_evidence or any(tasks[a].saves_evidence for a in task.after if a in tasks)
        if saves_first(task.effects) and not saved:
            yield f"tasks/{task.id}.after: it destroys evidence, so it must come after a task that saves it"
