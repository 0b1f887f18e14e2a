"""``selfhelp plan``: triage and plan without a window."""

import argparse
import datetime as dt
import difflib
import json
import os
import sys
import tomllib
from pathlib import Path

import msgspec

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import EVERYWHERE, Catalogue
from selfhelp.commands.failure import CommandError, read_catalogue, speak, write
from selfhelp.documents.plan_document import plan_calendar, plan_html, plan_json, plan_text
from selfhelp.language import pgettext
from selfhelp.plan.model import Plan
from selfhelp.plan.order import make_plan

LARGEST_ANSWERS = 1_000_000


def read_answers(path: Path, catalogue: Catalogue) -> Answers:
    """Read a file of answers and check every id in it.

    Raises:
        CommandError: unreadable, not TOML, a wrong field or an unknown id; the line names it.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: can't be opened ({error.strerror}). Check the path.") from None
    if len(raw) > LARGEST_ANSWERS:
        raise CommandError(f"{path}: far too large for a file of answers. Choose the right file.")
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CommandError(f"{path}: this is not a text file. Choose a file of answers in TOML.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CommandError(f"{path}: not valid TOML: {error}. Mend that place.") from None
    try:
        answers = msgspec.convert(data, Answers, strict=True)
    except msgspec.ValidationError as error:
        raise CommandError(f"{path}: {error}. See the README for the fields.") from None
    if "what" not in data:
        raise CommandError(
            f"{path}: 'what' is missing. List what is happening, for example what = [\"doxxing\"]."
        )
    if answers.country is not None:
        answers = msgspec.structs.replace(answers, country=answers.country.upper())
    _check_ids(path, "what", answers.what, [s.id for s in catalogue.scenarios])
    _check_ids(path, "where", answers.where, [s.id for s in catalogue.services])
    if answers.minutes is not None and answers.minutes < 0:
        raise CommandError(f"{path}: 'minutes' is below zero. Give how many minutes there are today.")
    if answers.country is not None and not _is_country(answers.country):
        raise CommandError(f"{path}: 'country' is not an ISO code of two letters, such as \"DE\".")
    return answers


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code != EVERYWHERE


def _check_ids(path: Path, field: str, given: tuple[str, ...], known: list[str]) -> None:
    for name in given:
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            hint = f" Did you mean '{close[0]}'?" if close else f" Known are: {', '.join(sorted(known))}."
            raise CommandError(f"{path}: '{name}' in '{field}' is not known.{hint}")


def run(options: argparse.Namespace) -> int:
    """Make the plan and write it in the wanted format."""
    speak(options.language)
    catalogue = read_catalogue()
    case = Case(answers=read_answers(options.answers, catalogue), triage_done=True)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    plan = make_plan(catalogue, case, today)
    if options.format == "pdf":
        return _pdf(plan, catalogue, case, today, options.output)
    texts = {
        "text": lambda: plan_text(plan),
        "json": lambda: json.dumps(plan_json(plan), ensure_ascii=False, indent=2) + "\n",
        "html": lambda: plan_html(plan, catalogue, case, today),
        "ics": lambda: plan_calendar(plan, case, today),
    }
    write(texts[options.format](), options.output)
    return 0


def _pdf(plan: Plan, catalogue: Catalogue, case: Case, today: dt.date, output: Path | None) -> int:
    if output is None:
        if sys.stdout.isatty():
            raise CommandError("A PDF can't be shown here. Say where to write it with -o FILE.")
        raise CommandError("A PDF needs a place to be written to: add -o FILE.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.app import application
    from selfhelp.guard.offline import protect
    from selfhelp.ui.printing import write_pdf

    protect()
    application()
    try:
        write_pdf(plan_html(plan, catalogue, case, today), output, pgettext("plan", "Plan"))
    except OSError as error:
        raise CommandError(
            f"{output}: can't be written ({error.strerror}). Choose another place with -o."
        ) from None
    return 0
