"""Gaps in the texts of tasks: the numbers of the person's country, put into the very sentence.

A step may say ``Call {emergency}.`` or ``Call {line-stalking}.`` The plan fills them for the country. Where
there is no such number, the step says its ``otherwise`` instead, or is left out.
"""

from typing import cast, get_args

from selfhelp.catalogue.model import Audience
from selfhelp.language.active import GAP

EMERGENCY = "emergency"
#: The number of the police for what is not an emergency, where there is one for the whole country.
POLICE = "police-not-urgent"
#: The number for the police in danger: of their own where they have one, else the emergency number.
POLICE_NOW = "police-now"
#: How the gaps begin that hold name and number of a line; the audience follows.
LINE = "line-"
#: Name and number of the crisis line.
CRISIS = "line-crisis"
#: The number alone of the crisis line.
CRISIS_NUMBER = "number-crisis"
#: Every gap there is: ``line-…`` is name and number of the first line of an audience that fits and can be
#: called.
NAMES = frozenset({EMERGENCY, POLICE, POLICE_NOW, CRISIS_NUMBER, *(f"{LINE}{a}" for a in get_args(Audience))})


def gaps_in(text: str) -> frozenset[str]:
    """Return the names of the gaps of a text."""
    return frozenset(GAP.findall(text))


def audience_of(gap: str) -> Audience:
    """Return whose line stands in a gap such as ``line-stalking``."""
    return cast("Audience", gap.removeprefix(LINE))
