"""Says at the foot of the rail where things are kept, so that it is never a guess."""

from selfhelp import places
from selfhelp.language import pgettext
from selfhelp.session import is_kept_in
from selfhelp.ui.desk import Desk


def kept_words(desk: Desk) -> str:
    """Return where the case is kept, and that nothing is sent."""
    return _where(desk) + "\n" + pgettext("rail", "Nothing is sent.")


def _where(desk: Desk) -> str:
    usual = places.is_usual(desk.folder)
    if desk.session.kept and usual:
        return pgettext("rail", "Saved here, and locked.")
    if desk.session.kept:
        return pgettext("rail", "Saved in the folder you chose, and locked.")
    if not desk.session.keeping_chosen and is_kept_in(desk.folder):
        return pgettext("rail", "Your notes are here, locked.")
    return pgettext("rail", "Nothing is saved. When you leave, your answers disappear.")
