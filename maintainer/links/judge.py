"""What the answer to a link means for the catalogue. Pure: an answer in, a finding out."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import urlsplit

from maintainer.links.answers import Answer, NoAnswerError, Session
from selfhelp.catalogue.trust import registered_domain

State = Literal[
    "gone",
    "soft-404",
    "elsewhere",
    "insecure",
    "moved",
    "broken",
    "slow",
    "endless",
    "malformed",
    "circle",
    "certificate",
    "unreachable",
    "log-in",
    "refused",
    "ok",
]

#: What each state asks of a person; the most urgent first.
MEANING: dict[State, str] = {
    "gone": "The page is gone: find the new one",
    "soft-404": "The page says that it is not there: find the new one",
    "elsewhere": "Another site answers: look whether it can be trusted",
    "insecure": "It leads to a page without encryption: find another",
    "certificate": "Its certificate does not hold: look, and don't send anyone there until it does",
    "moved": "Moved for good: put the new address in",
    "circle": "It leads in a circle: look with a browser",
    "broken": "The site answers with an error: try again, then look",
    "malformed": "The answer makes no sense: try again, then look",
    "endless": "The page never ends: look with a browser",
    "slow": "The answer takes too long: try again, then look",
    "unreachable": "No answer: try again, then look",
    "log-in": "Behind a log-in: look with an account",
    "refused": "The site does not answer programs: look with a browser",
    "ok": "There",
}
#: These need a person's hand before a release.
MENDS: frozenset[State] = frozenset(
    {"gone", "soft-404", "elsewhere", "insecure", "certificate", "moved", "circle"}
)
#: Answers that tell nothing about the page: the site wants a browser or fewer questions.
REFUSALS = frozenset({403, 405, 406, 429, 451, 503, 999})
GONE = frozenset({404, 410})
PERMANENT = frozenset({301, 308})
_LOG_IN = re.compile(
    r"(^|[/.?=&_-])(log[-_]?in|sign[-_]?in|signup|auth(enticate|orize)?|sso|session/new|checkpoint)([/.?=&_-]|$)",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1", re.IGNORECASE | re.DOTALL)
_SAYS_GONE = re.compile(
    r"\b404\b|\bnot found\b|\bno longer (available|exists?)\b|\b(does not|doesn[’']t) exist\b"
    r"|\b(page|content|article|site|video|form)\b.{0,30}\b(isn[’']t|is not|not|un)\s?available\b"
    r"|page introuvable|seite nicht gefunden|no encontrada|não encontrada",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one link. ``files`` are the catalogue files that hold it."""

    link: str
    state: State
    status: int | None = None
    now_at: str | None = None
    files: tuple[str, ...] = ()


def headings(page: str) -> list[str]:
    """Return the title and the main headings of a page as plain words."""
    found = (unescape(_TAGS.sub(" ", match.group(2))) for match in _HEADINGS.finditer(page))
    return [" ".join(text.split()) for text in found]


def _bare(link: str) -> str:
    return link.split("#", maxsplit=1)[0].rstrip("/")


def _wants_log_in(link: str, answer: Answer) -> bool:
    now, before = urlsplit(answer.url), urlsplit(link)
    there = _LOG_IN.search(f"{now.netloc}{now.path}?{now.query}")
    return there is not None and _LOG_IN.search(f"{before.netloc}{before.path}") is None


def judge(link: str, answer: Answer) -> Finding:
    """Say what an answer means.

    Args:
        link: the address in the catalogue.
        answer: what came back in the end, after every redirect.
    """
    state = _state(link, answer)
    now_at = answer.url if _bare(answer.url) != _bare(link) and state not in ("ok", "refused") else None
    return Finding(link, state, answer.status, now_at)


def _state(link: str, answer: Answer) -> State:
    return _by_number(answer.status) or _by_page(link, answer) or "ok"


def _by_page(link: str, answer: Answer) -> State | None:
    now = urlsplit(answer.url)
    elsewhere = _bare(answer.url) != _bare(link)
    # Sent to the front page: that is how many sites say "gone".
    front = elsewhere and not now.path.strip("/") and bool(urlsplit(link).path.strip("/"))
    rules: tuple[tuple[bool, State], ...] = (
        (now.scheme == "http" and urlsplit(link).scheme == "https", "insecure"),
        (elsewhere and _wants_log_in(link, answer), "log-in"),
        (any(_SAYS_GONE.search(text) for text in headings(answer.text)), "soft-404"),
        (elsewhere and registered_domain(answer.url) != registered_domain(link), "elsewhere"),
        (front, "gone"),
        (elsewhere and bool(PERMANENT & set(answer.steps)), "moved"),
    )
    return next((state for holds, state in rules if holds), None)


def _by_number(status: int) -> State | None:
    if status in GONE:
        return "gone"
    if status == 401:
        return "log-in"
    if status in REFUSALS:
        return "refused"
    return "broken" if status >= 400 else None


def check_link(link: str, session: Session) -> Finding:
    """Ask for one page and say what became of it."""
    try:
        return judge(link, session.ask(link))
    except NoAnswerError as error:
        return Finding(link, error.trouble)
