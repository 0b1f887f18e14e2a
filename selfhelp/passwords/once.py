"""What several files have in common: entries that are read once, and names that many accounts use."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selfhelp.passwords.facts import Facts
from selfhelp.passwords.folding import fold
from selfhelp.passwords.known import KnownSites
from selfhelp.passwords.model import Credential, Imported, Skipped

#: A name counts as the person's own when so many accounts have it; at most so many names are looked for.
_LEAST_USES = 2
_MOST_NAMES = 20


def once(files: Sequence[Imported], sites: KnownSites | None = None) -> list[Imported]:
    """Leave out, with a reason, every entry that an earlier file holds too.

    A second export of a browser, or the one of the password manager it was moved to, would count every
    account twice. Rows of one file stay as they are.
    """
    if len(files) < 2:
        return list(files)
    known = sites or KnownSites()
    seen: set[tuple[str, str, str]] = set()
    result = []
    for whole in files:
        file = whole
        keys = [(_account(one, known), one) for one in file.credentials]
        again = [one for key, one in keys if key in seen]
        if again:
            rows = {(one.row, one.part) for one in again}
            kept = tuple(one for one in file.credentials if (one.row, one.part) not in rows)
            skipped = (*file.skipped, *(Skipped(one.row, "same-entry") for one in again))
            file = replace(file, credentials=kept, skipped=tuple(sorted(skipped, key=lambda item: item.row)))
        seen.update(key for key, _one in keys)
        result.append(file)
    return result


def _account(one: Credential, sites: KnownSites) -> tuple[str, str, str]:
    name = sites.login_of(one.site) if one.site else fold(one.title)
    return name, one.username.casefold(), one.password


def names_in_use(credentials: Iterable[Credential], facts: Facts) -> Facts:
    """Add the user names and mail addresses that several accounts have to what is known of the person.

    Whoever knows one account of a person knows these, and tries them.
    """
    uses = Counter(one.username for one in credentials if one.username)
    own = [name for name, count in uses.most_common(_MOST_NAMES) if count >= _LEAST_USES]
    handles = tuple(name for name in own if "@" not in name)
    return replace(
        facts,
        handles=tuple(dict.fromkeys((*facts.handles, *handles))),
        emails=tuple(dict.fromkeys((*facts.emails, *(name for name in own if "@" in name)))),
    )
