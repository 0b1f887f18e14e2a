"""Compiles translations into the form that the program opens."""

import io
import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from maintainer.translations import files
from maintainer.translations.collect import texts
from maintainer.translations.pseudo import disguised
from maintainer.translations.texts import DOMAINS, Project
from selfhelp.language.available import PSEUDO_TAG


def compile_all(project: Project) -> list[str]:
    """Compile every translation that is newer than what was made of it; return one line on each.

    Entries marked "fuzzy" are left out: the program shows English for them.

    Raises:
        TranslationsError: a PO file, a text or the catalogue can't be read.
    """
    lines = []
    for tag in project.tags():
        for domain in DOMAINS:
            path = project.translation(tag, domain)
            target = path.with_suffix(".mo")
            if not path.is_file() or (
                target.is_file() and target.stat().st_mtime_ns > path.stat().st_mtime_ns
            ):
                continue
            catalog = files.read(path, tag)
            for made in files.entries(catalog).values():
                if not any(files.strings(made)):
                    catalog.delete(made.id, made.context)
            _write(target, catalog)
            lines.append(f"i18n/{tag}/{domain}.mo: compiled")
    return lines + _compile_pseudo(project)


def _write(target: Path, catalog: Catalog) -> None:
    written = io.BytesIO()
    write_mo(written, catalog)
    # Replaced in one step: the program may be opening the old one now.
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(written.getvalue())
    part.replace(target)


def _compile_pseudo(project: Project) -> list[str]:
    """Make the pretend language of the texts as they are now, where one of them may have changed."""
    folder = project.i18n / PSEUDO_TAG
    made = [folder / f"{domain}.mo" for domain in DOMAINS]
    if not project.catalogue.is_dir():
        return []
    sources = [*project.source.rglob("*.py"), *project.catalogue.rglob("*.toml")]
    newest = max((path.stat().st_mtime_ns for path in sources), default=0)
    if all(path.is_file() and path.stat().st_mtime_ns > newest for path in made):
        return []
    wanted = texts(project)
    folder.mkdir(parents=True, exist_ok=True)
    for domain, target in zip(DOMAINS, made, strict=True):
        _write(target, disguised(wanted[domain]))
    return [f"i18n/{PSEUDO_TAG}: made of {sum(map(len, wanted.values()))} texts"]
