"""Says what is saved, at the foot of the rail and where a person pauses, so that it is never a guess."""

from selfhelp import places
from selfhelp.language import pgettext, render
from selfhelp.ui.desk import Desk


def kept_words(desk: Desk) -> str:
    """Return where the case is kept, and that nothing is sent."""
    return _where(desk) + "\n" + pgettext("rail", "Nothing is sent.")


def saved_line(desk: Desk) -> str:
    """Return what happens to the plan when the window closes."""
    # Late: the first page says only where things are kept, and what this needs is most of the plan.
    from selfhelp.views.after import saved_words

    session = desk.session
    return render(saved_words(kept=session.kept, chosen=session.keeping_chosen, saving=session.saving))


def _where(desk: Desk) -> str:
    # Most of what seals and opens would come along, and the window draws itself before.
    from selfhelp.session import is_kept_in

    if desk.session.saving:
        return pgettext("rail", "Saving your last change. The disk is slow to answer.")
    if desk.session.kept and places.whereabouts(desk.folder) == "chosen":
        return pgettext("rail", "Saved in the folder you chose, and locked.")
    if desk.session.kept:
        return pgettext("rail", "Saved here, and locked.")
    if not desk.session.keeping_chosen and is_kept_in(desk.folder):
        return pgettext("rail", "Your notes are here, locked.")
    return pgettext("rail", "Nothing is saved. When you leave, your answers disappear.")
