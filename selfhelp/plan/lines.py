"""Which help lines fit: those of the person's country that serve them, the best to call first."""

from collections.abc import Iterable, Mapping

from selfhelp.case.model import Answers
from selfhelp.catalogue import gaps
from selfhelp.catalogue.model import EVERYWHERE, Audience, Catalogue, Country, GivenLine, HelpLine
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message
from selfhelp.plan.hours import always_open
from selfhelp.plan.model import Line

#: How many lines are named: enough to choose, few enough to read.
MOST_LINES = 4
#: A line that is first of all for these people is named to nobody else.
FOR_THEM_ALONE: frozenset[Audience] = frozenset(
    {
        "children",
        "lgbtq",
        "journalists",
        "older",
        "women",
        "men",
        "domestic-violence",
        "sexual-violence",
    }
)
#: The person's sex is not asked: what is for women or for men alone comes after what is for everyone.
ONE_SEX: frozenset[Audience] = frozenset({"women", "men"})
#: What a child is helped with by lines for children only: the others serve adults, or say so late.
CHILDREN_ONLY: frozenset[Audience] = frozenset({"image-abuse", "online-abuse", "sexual-violence"})
LINES_PER_AUDIENCE = 2

Found = tuple[Country, HelpLine]


def line_of(country: Country, line: HelpLine, kind: Audience) -> Line:
    """Return a line as a plan names it; ``kind`` is for whom it was chosen."""
    key = f"countries/{country.id.lower()}:help_lines.{line.id}"
    return Line(
        id=f"{country.id.lower()}/{line.id}",
        name=line.name,
        number=line.phone or line.sms or line.email or line.url or "",
        kind=kind,
        what=said(f"{key}.what", line.what),
        hours=said(f"{key}.hours", line.hours) if line.hours else None,
    )


def _serves(line: HelpLine, audience: Audience, *, child: bool) -> bool:
    """Tell whether a line fits someone who looks for this kind of help."""
    if audience not in line.audience:
        return False
    if child and audience in CHILDREN_ONLY:
        return "children" in line.audience
    main = line.audience[0]
    if main in ONE_SEX:
        return audience in ("domestic-violence", main)
    if main == "domestic-violence" and audience == "sexual-violence":
        # In many countries it is one line for both.
        return True
    return main not in FOR_THEM_ALONE or main == audience or (child and main == "children")


def _serving(
    catalogue: Catalogue, country_id: str | None, audience: Audience, wanted: frozenset[str], *, child: bool
) -> list[Found]:
    """Return the lines that serve an audience, the best to call first."""
    places = [c for c in (catalogue.country(country_id), catalogue.country(EVERYWHERE)) if c is not None]
    if audience == "anyone":
        # A line for anyone in the whole world helps nobody in particular.
        places = [c for c in places if c.id != EVERYWHERE]
    serving = [(c, line) for c in places for line in c.help_lines if _serves(line, audience, child=child)]
    if audience == "crisis":
        # A line for this alone, where there is one, comes to nobody as the wrong door. And who has one in
        # their own country need not search the world for it.
        serving = [s for s in serving if s[1].audience[0] == "crisis"] or serving
        own = [s for s in serving if s[0].id != EVERYWHERE]
        given = [s for s in serving if isinstance(s[1], GivenLine)]
        serving = [*given, *own] if own else serving

    if audience == "children" and "domestic-violence" not in wanted:
        # What is said of dating or of home is said to those who asked.
        fitting = [s for s in serving if "domestic-violence" not in s[1].audience]
        serving = fitting if wanted and fitting else serving

    def key(found: Found) -> tuple[object, ...]:
        country, line = found
        return (
            # Of those who handed the program over first, then of the country.
            not isinstance(line, GivenLine),
            country.id == EVERYWHERE,
            # A child finds the line that is there for children before one that serves them too.
            child and audience == "children" and line.audience[0] != audience,
            # Then those whose number is sure, that can be called, and that are for everyone.
            line.status == "unverified",
            not line.phone,
            line.audience[0] in ONE_SEX,
            # For a child the one that knows most of what is happening, then what is open at any hour.
            -len(wanted.intersection(line.audience)) if child else 0,
            not always_open(line.hours),
            # Then those for whom this is the main thing.
            line.audience.index(audience),
        )

    return sorted(serving, key=key)


def lines_for(
    catalogue: Catalogue,
    country_id: str | None,
    audiences: Iterable[Audience],
    *,
    child: bool = False,
    most: int = MOST_LINES,
) -> tuple[Line, ...]:
    """Return the help lines that serve these people: first one for each kind of help, then a second.

    Args:
        catalogue: what we know.
        country_id: the person's country, or None.
        audiences: whom they serve, the most wanted first.
        child: whether it is about someone under 18.
        most: how many lines at most.
    """
    asked = tuple(dict.fromkeys(audiences))
    wanted = frozenset(asked)
    serving = {a: _serving(catalogue, country_id, a, wanted, child=child) for a in asked}
    chosen: dict[str, Line] = {}
    # Those for anyone come after the second one that fits.
    special = [(a, found) for a, found in serving.items() if a != "anyone"]
    turns: list[tuple[Audience, list[Found]]] = [
        (a, found[n : n + 1]) for n in range(LINES_PER_AUDIENCE) for a, found in special
    ]
    turns.append(("anyone", serving.get("anyone", [])[:LINES_PER_AUDIENCE]))
    for audience, found in turns:
        for country, line in found:
            made = line_of(country, line, audience)
            if made.number and made.name not in {known.name for known in chosen.values()}:
                chosen.setdefault(made.id, made)
    return tuple(chosen.values())[:most]


def is_child(answers: Answers) -> bool:
    """Tell whether it is about someone under 18 today."""
    return answers.under_18 is True and answers.adult_now is not True


def gives_away(answers: Answers) -> frozenset[Audience]:
    """Return whose lines are not named at first: a name on the screen could tell what must stay secret.

    They stay in the room of help lines. Lines for images are named only where there are images.
    """
    if "outing" not in answers.what and "secret" not in answers.exposed:
        return frozenset()
    about_images = "images" in answers.exposed or any("images" in what for what in answers.what)
    quiet: set[Audience] = set() if about_images else {"image-abuse"}
    if answers.watched != "no":
        quiet.add("lgbtq")
    return frozenset(quiet)


def _named(line: HelpLine) -> str | Message:
    """Return name and number; a name that holds its number says it once."""
    number = line.phone or ""
    if number in line.name:
        return line.name
    return message("help", "{name}, {number}", name=line.name, number=number)


def _to_call(serving: Iterable[Found]) -> list[HelpLine]:
    return [line for _, line in serving if line.phone]


def both_sexes(lines: Iterable[HelpLine]) -> tuple[HelpLine, HelpLine] | None:
    """Return the first line for women and the first for men, where there is none for everyone."""
    found = list(lines)
    women = next((x for x in found if x.audience[0] == "women"), None)
    men = next((x for x in found if x.audience[0] == "men"), None)
    if women is None or men is None or any(x.audience[0] not in ONE_SEX for x in found):
        return None
    return women, men


def callable_lines(catalogue: Catalogue, answers: Answers, audience: Audience) -> list[HelpLine]:
    """Return the lines of an audience that fit and have a telephone number, the best first."""
    if audience in gives_away(answers):
        return []
    found = _to_call(_serving(catalogue, answers.country, audience, frozenset(), child=is_child(answers)))
    if audience == "children":
        # An office that takes reports does not listen to a child's worries.
        found.sort(key=lambda line: "crime" in line.audience)
    if audience == "stalking" and not found:
        # Lines against violence at home know stalking too, where they say so; else those for any wrong.
        found = [x for x in callable_lines(catalogue, answers, "domestic-violence") if audience in x.audience]
        return found or callable_lines(catalogue, answers, "anyone")
    return found


def numbers_here(catalogue: Catalogue, answers: Answers) -> Mapping[str, str | Message]:
    """Return what fills the gaps of texts: name of the gap to number, or to name and number.

    What the country does not have is left out. Without a country there is nothing to fill in.
    """
    country = catalogue.country(answers.country)
    filled: dict[str, str | Message] = {}
    if country is None:
        return filled
    emergency = country.emergency
    if emergency is not None and (number := emergency.general or emergency.police):
        filled[gaps.EMERGENCY] = number
    if emergency is not None and (number := emergency.police or emergency.general):
        filled[gaps.POLICE_NOW] = number
    if emergency is not None and emergency.police_not_urgent:
        filled[gaps.POLICE] = emergency.police_not_urgent
    for name in sorted(gaps.NAMES):
        if not name.startswith(gaps.LINE):
            continue
        lines = callable_lines(catalogue, answers, gaps.audience_of(name))
        pair = both_sexes(lines)
        if pair is not None:
            women, men = map(_named, pair)
            filled[name] = message("help", "{women} (for women), or {men} (for men)", women=women, men=men)
        elif lines:
            filled[name] = _named(lines[0])
            if name == gaps.CRISIS:
                filled[gaps.CRISIS_NUMBER] = lines[0].phone or ""
    return filled
