"""A page that has slow work on the safe done: it says that the work goes on, and what went wrong."""

from collections.abc import Callable
from typing import Any

from selfhelp.case.keeping import KeepingError
from selfhelp.language import render
from selfhelp.life import Job
from selfhelp.ui.column_page import ColumnPage


class JobPage(ColumnPage):
    """Base of pages that open, keep, or change how the notes open."""

    def begin(
        self,
        job: Job | None,
        words: str,
        done: Callable[[Any], None],
        failed: Callable[[KeepingError], None] | None = None,
    ) -> None:
        """Have something done on the lane; the page takes no input meanwhile.

        Args:
            job: from :mod:`selfhelp.life`; None where there is nothing to do.
            words: what is being done, such as "Opening".
            done: gets the result.
            failed: gets the error; without it the error is said.
        """
        if job is not None:
            self.wait_for(words, job.work, done, failed or self.say_failed, job.discard)

    def say_failed(self, error: KeepingError) -> None:
        """Say what went wrong."""
        self.desk.shell.trouble(render(error.sentence))
