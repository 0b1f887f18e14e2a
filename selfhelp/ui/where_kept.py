"""Says at the foot of the rail where things are kept, so that it is never a guess."""

from selfhelp import places
from selfhelp.language import pgettext
from selfhelp.session import is_kept_in
from selfhelp.ui.desk import Desk


def kept_words(desk: Desk) -> str:
    """Return where the case is kept, and that nothing is sent."""
    return _where(desk) + "\n" + pgettext("rail", "Nothing is sent anywhere.")


def _where(desk: Desk) -> str:
    usual = places.is_usual(desk.folder)
    if desk.session.kept and usual:
        return pgettext("rail", "Kept on this computer, locked.")
    if desk.session.kept:
        return pgettext("rail", "Kept in the folder you chose, locked.")
    if desk.session.keeping_chosen:
        return pgettext("rail", "Nothing is kept: when you leave, all of it is gone.")
    if is_kept_in(desk.folder):
        return pgettext("rail", "Your notes are here, locked.")
    return pgettext("rail", "Nothing is kept until you say so.")
