"""Lists of people-search opt-outs in Markdown, such as Big-Ass-Data-Broker-Opt-Out-List. Pure.

A list has a heading for each site and links below it. Which link is the opt-out is guessed by its words, so
every difference is a question and nothing is taken over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maintainer.refresh.decision import Decision
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.trust import registered_domain

_HEADING = re.compile(r"^#{2,4}\s+(.+?)\s*#*$")
_LINK = re.compile(r"https?://[^\s)>\]\"']+")
_MARKS = re.compile(r"[^\w\s.&'’-]+")
_OPTS_OUT = re.compile(
    r"opt[-_]?out|remov|suppress|delet|privacy|unlist|do[-_]?not[-_]?sell|control", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One site of a list: its name, every link below its heading, and those that look like an opt-out."""

    name: str
    links: tuple[str, ...]

    @property
    def opt_outs(self) -> tuple[str, ...]:
        """The links that speak of removing something."""
        return tuple(link for link in self.links if _OPTS_OUT.search(link))


def listed(markdown: str) -> list[Listed]:
    """Return the sites of a list in its order; a heading with no link below it is not a site."""
    found: list[Listed] = []
    name = ""
    links: list[str] = []

    def close() -> None:
        if name and links:
            found.append(Listed(name, tuple(dict.fromkeys(links))))

    for line in markdown.splitlines():
        heading = _HEADING.match(line)
        if heading:
            close()
            name, links = (
                " ".join(_MARKS.sub(" ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1))).split()),
                [],
            )
            links += [link.rstrip(".,;*") for link in _LINK.findall(line)]
        else:
            links += [link.rstrip(".,;*") for link in _LINK.findall(line)]
    close()
    return found


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W|com$|org$|net$", "", one.casefold()) == re.sub(
        r"\W|com$|org$|net$", "", other.casefold()
    )


def about_opt_outs(catalogue: Catalogue, sites: list[Listed], name: str) -> Iterator[Decision]:
    """Yield where a list knows another page for removal than we do, or a site that we don't know."""
    by_domain = {registered_domain(f"https://{d}"): b for b in catalogue.brokers for d in b.domains}
    for site in sites:
        domains = [registered_domain(link) for link in site.links]
        broker = next((b for b in catalogue.brokers if _same(b.name, site.name)), None)
        broker = broker or next((by_domain[d] for d in domains if d in by_domain), None)
        if broker is None:
            if site.opt_outs:
                yield Decision(name, "", site.name, "", site.opt_outs[0], "Write an entry?")
            continue
        if not site.opt_outs:
            continue
        ours = (broker.opt_out or "").rstrip("/")
        if ours not in {link.rstrip("/") for link in site.opt_outs}:
            yield Decision(
                name,
                f"brokers/{broker.id}",
                "opt-out",
                broker.opt_out or "",
                site.opt_outs[0],
                "Which page is right?",
            )
