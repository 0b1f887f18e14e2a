"""What argparse calls the table that every command of the tool adds itself to."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # argparse gives it no public name, and at run time it takes no type in brackets.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  it has no public name
