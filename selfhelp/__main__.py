"""The front door: the guard first, then the command line."""

import gc
import sys


def main() -> int:
    """Start the program. Returns the exit status."""
    # What is loaded stays. Looking through it for garbage takes a twelfth of every start; who goes
    # on working switches it on again.
    gc.disable()
    from selfhelp.guard import opener_process

    if opener_process.ARGUMENT in sys.argv[1:2]:
        return opener_process.main()
    from selfhelp.guard.memory import harden
    from selfhelp.guard.unloaded import leave_out

    harden()
    leave_out()
    from selfhelp.commands import run

    status = run(sys.argv[1:])
    # All memory is given back at once now. Python would look through it for garbage first.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
