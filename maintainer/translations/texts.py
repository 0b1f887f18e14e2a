"""What is handed to translators: an English text with its context, and where it is used."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from selfhelp.language.available import PSEUDO_TAG

Domain = Literal["ui", "catalogue"]
DOMAINS: tuple[Domain, ...] = ("ui", "catalogue")


class Place(NamedTuple):
    """Where a text stands. The line is for messages to maintainers; it never goes into a file."""

    file: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One English text: context, singular, plural if it has one, places, and a note for the translator."""

    context: str
    one: str
    many: str | None = None
    places: tuple[Place, ...] = ()
    note: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the singular, and the plural if there is one."""
        return (self.one,) if self.many is None else (self.one, self.many)


@dataclass(frozen=True, slots=True)
class Project:
    """The folders this tool works on; tests give it a small one of their own."""

    root: Path

    @property
    def source(self) -> Path:
        """Return the program's package."""
        return self.root / "selfhelp"

    @property
    def catalogue(self) -> Path:
        """Return the folder of the authored catalogue."""
        return self.root / "resources" / "catalogue"

    @property
    def i18n(self) -> Path:
        """Return the folder of templates and translations."""
        return self.root / "i18n"

    def template(self, domain: Domain) -> Path:
        """Return the file that lists the English texts of a domain."""
        return self.i18n / f"{domain}.pot"

    def translation(self, tag: str, domain: Domain) -> Path:
        """Return the file that holds the translations of a domain into one language."""
        return self.i18n / tag / f"{domain}.po"

    def tags(self) -> list[str]:
        """Return the languages that have a folder."""
        folders = [path.name for path in self.i18n.iterdir() if path.is_dir()] if self.i18n.is_dir() else []
        return sorted(set(folders) - {PSEUDO_TAG})


class TranslationsError(Exception):
    """Something the maintainer can mend; one line a problem, each naming its file."""

    def __init__(self, problems: list[str]) -> None:
        """Keep all problems, so that one run shows every one of them."""
        super().__init__("\n".join(problems))
        self.problems = problems
