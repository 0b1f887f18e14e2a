"""Checks templates and translations; the same before every change and before every release."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog, Message

from maintainer.translations import files
from maintainer.translations.collect import texts
from maintainer.translations.judge import judge
from maintainer.translations.texts import DOMAINS, Domain, Project, Text, TranslationsError
from selfhelp.language.available import OWN_NAMES

EXTRACT = "run: python -m maintainer translations extract"


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a domain is translated into a language, and how much waits for a person to look."""

    tag: str
    domain: Domain
    translated: int
    fuzzy: int
    total: int

    def __str__(self) -> str:
        """Return one line for the terminal."""
        share = self.translated * 100 // self.total if self.total else 100
        waiting = f", {self.fuzzy} to look at again" if self.fuzzy else ""
        return f"{self.tag} {self.domain}: {share} % ({self.translated} of {self.total}{waiting})"


@dataclass(slots=True)
class Report:
    """What a check found: problems, one line each, and how complete each language is."""

    problems: list[str] = field(default_factory=list)
    complete: list[Completeness] = field(default_factory=list)


def _cut(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:50]}…"


def _entry_problems(made: Message, tag: str, plural_forms: int) -> Iterator[str]:
    english = (made.id,) if isinstance(made.id, str) else tuple(made.id)
    said = files.strings(made)
    if len(english) > 1 and (len(said) != plural_forms or not all(said)):
        there = sum(1 for form in said if form)
        yield f"{there} of {plural_forms} plural forms"
    found = [problem for form in said if form for problem in judge(english, form, tag)]
    yield from dict.fromkeys(found)


def _translation_problems(where: str, tag: str, catalog: Catalog, wanted: list[Text]) -> Iterator[str]:
    standard = files.new(tag)
    plural_forms = standard.num_plurals
    if str(catalog.locale_identifier) != str(standard.locale_identifier):
        yield f"{where}: the header says the language is '{catalog.locale_identifier}'"
    if not _same_plurals(catalog, standard):
        yield f"{where}: the header must say Plural-Forms: {standard.plural_forms}"
    have = files.entries(catalog)
    unlike = {(text.context, text.one) for text in wanted} ^ set(have)
    unlike |= {
        (text.context, text.one)
        for text in wanted
        if (text.context, text.one) in have and _many(have[text.context, text.one]) != text.many
    }
    if unlike:
        yield f"{where}: {len(unlike)} texts differ from the template; {EXTRACT}"
    for (context, one), made in have.items():
        if files.is_translated(made):
            yield from (
                f"{where}: [{context}] “{_cut(one)}”: {problem}"
                for problem in _entry_problems(made, tag, plural_forms)
            )


def _same_plurals(catalog: Catalog, standard: Catalog) -> bool:
    """Tell whether a file chooses the same form for every number as the language does."""
    try:
        same = files.choices(catalog) == files.choices(standard)
    except ValueError:
        return False
    return same and catalog.num_plurals == standard.num_plurals


def _many(made: Message) -> str | None:
    return None if isinstance(made.id, str) else made.id[1]


def _completeness(tag: str, domain: Domain, catalog: Catalog, wanted: list[Text]) -> Completeness:
    have = files.entries(catalog)
    asked = [have[text.context, text.one] for text in wanted if (text.context, text.one) in have]
    fuzzy = sum(1 for made in asked if made.fuzzy)
    return Completeness(tag, domain, sum(map(files.is_translated, asked)), fuzzy, len(wanted))


def _template_problems(project: Project, domain: Domain, wanted: list[Text]) -> Iterator[str]:
    path = project.template(domain)
    there = path.read_text(encoding="utf-8") if path.is_file() else ""
    if there != files.template(domain, wanted):
        yield f"i18n/{domain}.pot: out of date; {EXTRACT}"


def check(project: Project) -> Report:
    """Check everything and return what was found."""
    report = Report()
    try:
        wanted = texts(project)
    except TranslationsError as error:
        return Report(error.problems)
    for domain in DOMAINS:
        report.problems.extend(_template_problems(project, domain, wanted[domain]))
    for tag in project.tags():
        try:
            files.new(tag)
        except TranslationsError as error:
            report.problems.extend(error.problems)
            continue
        if tag not in OWN_NAMES:
            report.problems.append(f"i18n/{tag}: selfhelp/language/available.py does not name this language")
        for domain in DOMAINS:
            where = f"i18n/{tag}/{domain}.po"
            path = project.translation(tag, domain)
            if not path.is_file():
                report.problems.append(f"{where}: missing; {EXTRACT}")
                continue
            try:
                catalog = files.read(path, tag)
            except TranslationsError as error:
                report.problems.extend(error.problems)
                continue
            report.problems.extend(_translation_problems(where, tag, catalog, wanted[domain]))
            report.complete.append(_completeness(tag, domain, catalog, wanted[domain]))
    return report
