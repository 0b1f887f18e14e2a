"""The tour: a sample case, every page of it, one picture each. This is how anyone looks at the program."""

from selfhelp.tour.pictures import Looks, take
from selfhelp.tour.sample import SAMPLE_DAY, SAMPLE_EXPORT, ClosedOpener, sample_case
from selfhelp.tour.stops import stops
from selfhelp.tour.walk import sample_window, visit, visit_every_page

__all__ = [
    "SAMPLE_DAY",
    "SAMPLE_EXPORT",
    "ClosedOpener",
    "Looks",
    "sample_case",
    "sample_window",
    "stops",
    "take",
    "visit",
    "visit_every_page",
]
