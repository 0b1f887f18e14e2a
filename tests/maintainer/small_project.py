"""A project of a few texts, on which the translations tool can be tried without touching the real one."""

from pathlib import Path
from textwrap import dedent

from maintainer.translations import files
from maintainer.translations.collect import extract
from maintainer.translations.texts import Domain, Project
from tests.factory import write_catalogue

PAGE = """
from selfhelp.language import message, messages, npgettext, pgettext

WORDS = pgettext("page", "Leave")
PLACE = message("page", "Open {name}", name="x")
DAYS = npgettext("page", "{count} day", "{count} days", 3)
LINE = pgettext("page", "Call 116 000 or see https://line.example/help now.")
"""


class SmallProject(Project):
    """A project in a folder of its own."""

    def write_source(self, name: str, code: str) -> None:
        """Write one module of the program."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(code), encoding="utf-8")

    def start_language(self, tag: str) -> None:
        """Start a translation into a language."""
        (self.i18n / tag).mkdir(parents=True)
        extract(self)

    def translate(
        self, tag: str, english: str, *said: str, domain: Domain = "ui", fuzzy: bool = False
    ) -> None:
        """Put in a translation, or all its plural forms, wherever the English text stands."""
        path = self.translation(tag, domain)
        catalog = files.read(path, tag)
        for (_, one), made in files.entries(catalog).items():
            if one == english:
                made.string = said[0] if isinstance(made.id, str) else said
                if fuzzy:
                    made.flags.add("fuzzy")
        path.write_text(files.render(domain, catalog), encoding="utf-8")

    def said(self, tag: str, domain: Domain = "ui") -> dict[tuple[str, str], tuple[tuple[str, ...], bool]]:
        """Return what is translated: context and English to the translation, and whether it is fuzzy."""
        read = files.entries(files.read(self.translation(tag, domain), tag))
        return {
            key: (files.strings(made), made.fuzzy) for key, made in read.items() if any(files.strings(made))
        }


def small_project(root: Path) -> SmallProject:
    """Make a project of one page and the tiny catalogue, its templates written."""
    project = SmallProject(root)
    write_catalogue(project.catalogue.parent)
    project.write_source("ui/page.py", PAGE)
    extract(project)
    return project
