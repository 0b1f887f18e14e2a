"""A pretend language that shows what a page does with longer words and letters that are not English.

Every text comes back accented, two fifths longer and in brackets: a text that stays plain was never
sent through gettext, and a bracket that is missing was cut off.
"""

import gettext
import re

PSEUDO_TAG = "qps"
_ACCENTS = str.maketrans("aceinouyAEINOUY", "áçéíñöüýÁÉÍÑÖÜÝ")
_GAP_OR_TEXT = re.compile(r"(\{[a-z_-]+\})")


def disguise(text: str) -> str:
    """Return the text accented and lengthened, its gaps untouched."""
    if not text:
        return text
    parts = _GAP_OR_TEXT.split(text)
    accented = "".join(p if p.startswith("{") else p.translate(_ACCENTS) for p in parts)
    more = ("~~~~ " * (len(text) // 10 + 1))[: max(1, len(text) * 2 // 5)].rstrip()
    return f"[{accented} {more}]" if len(text) > 10 else f"[{accented}{more}]"


class PseudoTranslations(gettext.NullTranslations):
    """Gettext catalogue that translates everything by disguising it."""

    def pgettext(self, context: str, message: str) -> str:
        """Disguise one text."""
        return disguise(super().pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Disguise the plural form that fits."""
        return disguise(super().npgettext(context, msgid1, msgid2, n))
