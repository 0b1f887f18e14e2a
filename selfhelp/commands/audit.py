"""``selfhelp audit``: the password audit without a window. No password is in any output."""

import argparse
import contextlib
import gc
import json
import sys

from selfhelp.commands.failure import CommandError, speak, write
from selfhelp.passwords.audit import audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.errors import ExportError, PasswordsError
from selfhelp.passwords.facts import read_facts
from selfhelp.passwords.importers import Several, read_exports
from selfhelp.passwords.known import Known, own_known_sites
from selfhelp.passwords.model import Report, report_bytes, report_json


def run(options: argparse.Namespace) -> int:
    """Audit the files together and write the report; a file that can't be read is named, the others count.

    Raises:
        CommandError: no file can be read, or the report can't be written.
    """
    speak(options.language)
    # A short process that throws nothing away in circles: looking for these takes a twentieth of its time.
    gc.disable()
    try:
        return _run(options)
    except PasswordsError as failed:
        raise CommandError(failed.sentence) from None
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    facts = read_facts(options.facts) if options.facts else None
    several = read_exports(options.files, options.format_in)
    if not several.files:
        *others, last = several.refused
        for error in others:
            print(error, file=sys.stderr)
        raise CommandError(last.sentence)
    with contextlib.ExitStack() as stack:
        breaches = open_breaches(options.breaches) if options.breaches else None
        if breaches is not None:
            stack.enter_context(breaches)
        known = Known(sites=own_known_sites())
        report = audit(several.files, facts=facts, breaches=breaches, known=known)
    write(_json(report) if options.format == "json" else _text(report), options.output)
    return _tell_refused(several)


def _tell_refused(several: Several) -> int:
    """Name the files that were left out; the same content twice is no fault.

    Where no file holds a login, that is for the person to mend: another file than these was meant.
    """
    is_empty = not any(file.credentials for file in several.files)
    empty = (ExportError("nothing-read", file=name) for name in several.names if is_empty)
    refused = [*empty, *several.refused]
    for error in refused:
        print(error, file=sys.stderr)
    return 1 if any(error.code != "same-content" for error in refused) else 0


def _text(report: Report) -> str:
    from selfhelp.documents.audit_document import report_text  # JSON needs no words

    return report_text(report)


def _json(report: Report) -> str:
    try:
        return report_bytes(report).decode() + "\n"
    except UnicodeEncodeError:
        # Half a sign, from a damaged file, can't be written; the other way does not mind.
        text = json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "replace").decode()
