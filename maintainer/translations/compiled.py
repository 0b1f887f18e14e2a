"""Compiles translations into the form that the program opens."""

import io
import os

from babel.messages.mofile import write_mo

from maintainer.translations import files
from maintainer.translations.texts import DOMAINS, Project


def compile_all(project: Project) -> list[str]:
    """Compile every translation that is newer than what was made of it; return one line on each.

    Entries marked "fuzzy" are left out: the program shows English for them.

    Raises:
        TranslationsError: a PO file can't be read.
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
            written = io.BytesIO()
            write_mo(written, catalog)
            # Replaced in one step: the program may be opening the old one now.
            part = target.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(written.getvalue())
            part.replace(target)
            lines.append(f"i18n/{tag}/{domain}.mo: compiled")
    return lines
