"""The program for Windows, run under Wine: what only Windows shows. ``./dev test --windows``."""

import os

#: Whether everything is tried, and not only what fits into every change.
FULL = os.environ.get("SELFHELP_FAULTS") == "full"
