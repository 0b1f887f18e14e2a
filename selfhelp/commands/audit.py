"""``selfhelp audit``: the password audit without a window. No password is in any output."""

import argparse
import json

from selfhelp.commands.failure import CommandError, speak, write
from selfhelp.documents.audit_document import report_text
from selfhelp.passwords.audit import audit
from selfhelp.passwords.breaches import open_breaches
from selfhelp.passwords.errors import PasswordsError
from selfhelp.passwords.facts import read_facts
from selfhelp.passwords.importers import read_export
from selfhelp.passwords.model import report_json


def run(options: argparse.Namespace) -> int:
    """Audit the files together and write the report."""
    speak(options.language)
    try:
        facts = read_facts(options.facts) if options.facts else None
        breaches = open_breaches(options.breaches) if options.breaches else None
        imported = [read_export(path, options.format_in) for path in options.files]
        report = audit(imported, facts=facts, breaches=breaches)
    except PasswordsError as error:
        raise CommandError(error.sentence) from None
    if options.format == "json":
        write(json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n", options.output)
    else:
        write(report_text(report), options.output)
    return 0
