"""The front door: the guard first, then the command line."""

import sys


def main() -> int:
    """Start the program. Returns the exit status."""
    from selfhelp.guard import opener, opener_process

    if opener.ARGUMENT in sys.argv[1:2]:
        return opener_process.main()
    from selfhelp.guard.memory import harden
    from selfhelp.guard.unloaded import leave_out

    harden()
    leave_out()
    from selfhelp.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
