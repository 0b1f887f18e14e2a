"""Writes the templates and brings every translation up to date with them."""

import difflib
import re

from babel.messages.catalog import Catalog, Message

from maintainer.translations import files
from maintainer.translations.source import read_source
from maintainer.translations.texts import DOMAINS, Domain, Place, Project, Text, TranslationsError
from selfhelp.catalogue.load import CatalogueError, load
from selfhelp.catalogue.text import passages

LABEL_NOTE = "label on the site; use its official wording"
#: How alike an old and a new English text must be for the old translation to be offered.
ALIKE = 0.8
_POSITION = re.compile(r"\.\d+(?=\.|$)")


def catalogue_texts(project: Project) -> list[Text]:
    """Return every text of the catalogue that a person reads.

    Raises:
        TranslationsError: the catalogue can't be loaded.
    """
    try:
        catalogue = load(project.catalogue)
    except CatalogueError as error:
        raise TranslationsError(error.problems) from None
    return [
        Text(key, text, places=(Place(_file(key)),), note=LABEL_NOTE if label else "")
        for key, text, label in passages(catalogue)
    ]


def _file(key: str) -> str:
    return f"resources/catalogue/{key.split(':', maxsplit=1)[0]}.toml"


def texts(project: Project) -> dict[Domain, list[Text]]:
    """Return the English texts of both domains.

    Raises:
        TranslationsError: a text in the source is not written out, or the catalogue can't be loaded.
    """
    found = read_source(project.source)
    if found.problems:
        raise TranslationsError(found.problems)
    return {"ui": found.texts, "catalogue": catalogue_texts(project)}


def _key(context: str) -> str:
    """Return a context without positions in lists, so that an inserted step moves no translation."""
    return _POSITION.sub("", context)


def _carried(text: Text, gone: list[Message]) -> tuple[Message, bool] | None:
    """Return the entry whose translation fits a text that is new, and whether a person must look at it."""
    same = [old for old in gone if files.singular(old) == text.one]
    for old in same:
        if _key(old.context or "") == _key(text.context):
            return old, False
    if same:
        return same[0], True
    near = [old for old in gone if _key(old.context or "") == _key(text.context)]
    rated = [(difflib.SequenceMatcher(None, files.singular(old), text.one).ratio(), old) for old in near]
    best = max(rated, key=lambda pair: pair[0], default=None)
    return (best[1], True) if best is not None and best[0] >= ALIKE else None


def _translate(text: Text, old: Message, *, fuzzy: bool) -> Message:
    """Return an entry for a text with the translation of an older entry."""
    said = files.strings(old)
    changed_kind = isinstance(old.string, str) != (text.many is None)
    if changed_kind:
        string: str | tuple[str, ...] = (said[0], *said[1:]) if text.many is not None else said[-1]
    else:
        string = said if text.many is not None else said[0]
    made = files.entry(text, string, fuzzy=fuzzy or old.fuzzy or changed_kind)
    made.user_comments = list(old.user_comments)
    previous = old.previous_id if old.fuzzy and old.previous_id else old.id
    if made.fuzzy:
        made.previous_id = [previous] if isinstance(previous, str) else list(previous)
    return made


def merge(old: Catalog, wanted: list[Text]) -> Catalog:
    """Return a translation with exactly the wanted texts.

    What was translated is kept. A text that moved within its list keeps its translation. A text that
    was reworded a little, or moved elsewhere, gets the old translation marked "fuzzy", which is not
    shown until a person has looked at it. Anything else that is gone is dropped.
    """
    have = files.entries(old)
    still = {(text.context, text.one) for text in wanted}
    gone = [made for key, made in have.items() if key not in still and any(files.strings(made))]
    merged = Catalog(old.locale, header_comment=old.header_comment)
    merged.mime_headers = old.mime_headers
    if not any(isinstance(made.id, tuple | list) and any(files.strings(made)) for made in have.values()):
        merged.mime_headers = [("Plural-Forms", files.new(old.locale_identifier or "").plural_forms)]
    for text in wanted:
        before = have.get((text.context, text.one))
        if before is not None:
            same_plural = isinstance(before.id, str) or before.id[1] == text.many
            made = _translate(text, before, fuzzy=not same_plural)
        else:
            found = _carried(text, gone)
            made = files.entry(text) if found is None else _translate(text, found[0], fuzzy=found[1])
        files.put(merged, made)
    return merged


def extract(project: Project) -> list[str]:
    """Write both templates, bring every language up to date, and return one line on each file.

    Raises:
        TranslationsError: nothing was written, because a text, the catalogue or a PO file can't be read.
    """
    wanted = texts(project)
    written: list[tuple[Domain, str, str]] = []
    for tag in project.tags():
        for domain in DOMAINS:
            path = project.translation(tag, domain)
            old = files.read(path, tag) if path.is_file() else files.new(tag)
            written.append((domain, tag, files.render(domain, merge(old, wanted[domain]))))
    project.i18n.mkdir(exist_ok=True)
    lines = []
    for domain in DOMAINS:
        project.template(domain).write_text(
            files.template(domain, wanted[domain]), encoding="utf-8", newline="\n"
        )
        lines.append(f"i18n/{domain}.pot: {len(wanted[domain])} texts")
    for domain, tag, content in written:
        path = project.translation(tag, domain)
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8", newline="\n")
            lines.append(f"i18n/{tag}/{domain}.po: brought up to date")
    return lines
