"""``selfhelp plan``: triage and plan without a window."""

import argparse
import datetime as dt
import difflib
import json
import sys
import tomllib
from pathlib import Path

import msgspec

from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import EVERYWHERE, Catalogue
from selfhelp.commands import display
from selfhelp.commands.countries import CODES
from selfhelp.commands.failure import CommandError, cant_write, read_catalogue, read_small, speak, write
from selfhelp.documents.plan_document import plan_calendar, plan_html, plan_json, plan_text
from selfhelp.documents.plan_sheet import plan_sheet
from selfhelp.documents.sheet import Sheet
from selfhelp.language import message, pgettext
from selfhelp.plan.explain import UnknownItemError, explained
from selfhelp.plan.order import make_plan
from selfhelp.toml_dots import line_of_dots

LARGEST_ANSWERS = 200_000
MINUTES = (5, 15, 30, 60)


def read_answers(path: Path, catalogue: Catalogue) -> Answers:
    """Read a file of answers and check every id in it.

    Raises:
        CommandError: unreadable, not TOML, a wrong field or an unknown id; the line names it.
    """
    data = _read_table(path)
    try:
        answers = msgspec.convert(data, Answers, strict=True)
    except msgspec.ValidationError as error:
        raise CommandError(
            message(
                "command", "{file}: {why}. See the README for the fields.", file=str(path), why=str(error)
            )
        ) from None
    if "what" not in data:
        raise CommandError(
            message(
                "command",
                "{file}: 'what' is missing. List what is happening, for example what = [\"doxxing\"].",
                file=str(path),
            )
        )
    _check_ids(path, "what", answers.what, [s.id for s in catalogue.scenarios])
    services = [s.id for s in catalogue.services]
    _check_ids(path, "where", answers.where, [*services, "other", "none"])
    _check_ids(path, "hacked", answers.hacked, [*services, "other"])
    if answers.minutes is not None:
        _check_ids(path, "minutes", (str(answers.minutes),), [str(m) for m in MINUTES])
    if answers.country is None:
        return answers
    return msgspec.structs.replace(answers, country=_country(path, answers.country.upper()))


def _read_table(path: Path) -> dict[str, object]:
    """Read a TOML file whose fields are not yet looked at."""
    raw = read_small(path, LARGEST_ANSWERS)
    try:
        text = raw.decode("utf-8-sig")
        _check_depth(path, text)
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise CommandError(
            message(
                "command",
                "{file}: this is not a text file. Choose a file of answers in TOML.",
                file=str(path),
            )
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CommandError(
            message(
                "command", "{file}: not valid TOML: {why}. Mend that place.", file=str(path), why=str(error)
            )
        ) from None


def _country(path: Path, code: str) -> str:
    """Return a code in capitals, if it is one of a country."""
    if not _is_code(code):
        raise CommandError(
            message(
                "command",
                "{file}: 'country' is not an ISO code of two letters, such as \"DE\".",
                file=str(path),
            )
        )
    if code not in CODES:
        raise CommandError(
            message(
                "command",
                "{file}: '{code}' in 'country' is no country. Give its ISO code, such as \"DE\".",
                file=str(path),
                code=code,
            )
        )
    return code


def _check_depth(path: Path, text: str) -> None:
    """Refuse names with very many dots: the time to read them grows with the square of their number."""
    dots = line_of_dots(text)
    if dots is not None:
        raise CommandError(
            message(
                "command",
                "{file}: line {n} is not a line of answers. Mend that place.",
                file=str(path),
                n=dots,
            )
        )


def _is_code(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code != EVERYWHERE


def _check_ids(path: Path, field: str, given: tuple[str, ...], known: list[str]) -> None:
    for name in given:
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            if close:
                raise CommandError(
                    message(
                        "command",
                        "{file}: '{name}' in '{field}' is not known. Did you mean '{close}'?",
                        file=str(path),
                        name=name,
                        field=field,
                        close=close[0],
                    )
                )
            raise CommandError(
                message(
                    "command",
                    "{file}: '{name}' in '{field}' is not known. Known are: {known}.",
                    file=str(path),
                    name=name,
                    field=field,
                    known=", ".join(sorted(known)),
                )
            )


def run(options: argparse.Namespace) -> int:
    """Make the plan and write it in the wanted format, or say why one thing is where it is."""
    speak(options.language)
    catalogue = read_catalogue()
    case = Case(answers=read_answers(options.answers, catalogue), triage_done=True)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if options.explain is not None:
        return _explain(options.explain, catalogue, case, today, options.output)
    plan = make_plan(catalogue, case, today)
    everything: bool = options.all
    if options.format == "pdf":
        sheet = plan_sheet(plan, today)
        return _pdf(sheet.whole if everything and sheet.whole else sheet, options.output)
    texts = {
        "text": lambda: plan_text(plan, everything=everything),
        "json": lambda: json.dumps(plan_json(plan), ensure_ascii=False, indent=2) + "\n",
        "html": lambda: plan_html(plan, today, everything=everything),
        "ics": lambda: plan_calendar(plan, case, today),
    }
    write(texts[options.format](), options.output)
    return 0


def _explain(name: str, catalogue: Catalogue, case: Case, today: dt.date, output: Path | None) -> int:
    """Say why one thing is on the plan, why at its place, or why not."""
    try:
        lines = explained(name, catalogue, case, today)
    except UnknownItemError as error:
        close = difflib.get_close_matches(name, error.known, 3)
        raise CommandError(
            message(
                "command",
                "--explain: nothing is called '{name}'. Near it are: {known}.",
                name=name,
                known=", ".join(close or error.known),
            )
        ) from None
    write("\n".join(lines) + "\n", output)
    return 0


def _pdf(page: Sheet, output: Path | None) -> int:
    if output is None:
        if sys.stdout.isatty():
            raise CommandError(
                message("command", "A PDF can't be shown here. Say where to write it with -o FILE.")
            )
        raise CommandError(message("command", "A PDF needs a place to be written to: add -o FILE."))
    display.without_screen()
    from selfhelp.app import application
    from selfhelp.guard.offline import protect
    from selfhelp.ui.printing import write_sheet

    protect()
    application()
    try:
        write_sheet(page, output, pgettext("plan", "Plan"))
    except OSError as error:
        raise CommandError(cant_write(output, error)) from None
    return 0
