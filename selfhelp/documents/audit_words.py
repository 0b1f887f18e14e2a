"""What the audit found, in words. Codes come in, sentences go out; no password is ever in either."""

from collections.abc import Iterable

from selfhelp.documents.left_out_words import left_out_words
from selfhelp.language import Message, message, messages, pgettext, render
from selfhelp.passwords.model import Finding, Reason, Report

REASONS: dict[Reason, Message] = {
    "breached": message("password reason", "in leaked data"),
    "empty": message("password reason", "no password"),
    "common": message("password reason", "on the list of most common passwords"),
    "reused": message("password reason", "used in more than one place"),
    "personal": message("password reason", "made of personal facts"),
    "related": message("password reason", "similar to another one"),
    "weak": message("password reason", "weak"),
}
EXPLANATIONS: dict[str, Message] = {
    "pin": message("password explanation", "a short number"),
    "keyboard": message("password explanation", "a run on the keyboard"),
    "dates": message("password explanation", "a date"),
    "repeats": message("password explanation", "the same signs again"),
    "sequence": message("password explanation", "a run such as abc or 123"),
    "short": message("password explanation", "short"),
    "name": message("password explanation", "a name"),
    "dictionary-word": message("password explanation", "a word from the dictionary"),
    "common-word": message("password explanation", "a common password with little added"),
    "substitutions": message("password explanation", "signs in the place of letters"),
    "reversed": message("password explanation", "a word written backwards"),
}
RELATED_BY: dict[str, Message] = {
    "same-word-other-digits": message("password relation", "the same word with other digits or signs"),
    "site-name-added": message("password relation", "the same word with the site’s name added"),
    "one-letter-changed": message("password relation", "one letter changed"),
    "longer-version": message("password relation", "a longer version of it"),
    "other-case": message("password relation", "other capital letters"),
    "signs-for-letters": message("password relation", "signs in the place of letters"),
    "backwards": message("password relation", "the same word backwards"),
}
PERSONAL: dict[str, Message] = {
    "names": message("personal fact", "a name"),
    "pets": message("personal fact", "a pet’s name"),
    "streets": message("personal fact", "a street"),
    "places": message("personal fact", "a place"),
    "dates": message("personal fact", "a date"),
    "handles": message("personal fact", "a user name"),
    "phones": message("personal fact", "a phone number"),
    "emails": message("personal fact", "an e-mail address"),
    "words": message("personal fact", "a word of yours"),
    "username": message("personal fact", "the account’s own user name"),
}
WHY_ORDER: dict[str, Message] = {
    "taken-over": message("why first", "You said someone is in it."),
    "mail": message("why first", "With this one, someone can get into your other accounts."),
    "resets-others": message("why first", "With this one, someone can get into your other accounts."),
    "carrier": message("why first", "Whoever gets in can take your number."),
    "money": message("why first", "Your money is here."),
    "rest": message("why first", "When you have time."),
}


def left_out_text(left_out: Iterable[tuple[str, int]]) -> str:
    """Say which records were left out, and how many of each kind; empty when there were none."""
    kinds = [render(left_out_words(why, count)) for why, count in left_out]
    if not kinds:
        return ""
    return pgettext("audit", "Left out: {what}.", what=pgettext("list of words", ", ").join(kinds))


def _listed(table: dict[str, Message], codes: tuple[str, ...]) -> str:
    return pgettext("list of words", ", ").join(render(table[code]) for code in codes if code in table)


def reason_text(finding: Finding, reason: Reason) -> str:
    """Say one reason in a few words, with how many others share it or which kind of fact it is."""
    if reason == "reused" and finding.shared_with:
        return render(
            messages(
                "passwords",
                "used in {count} other place",
                "used in {count} other places",
                finding.shared_with,
            )
        )
    if reason == "related" and finding.related_to:
        return render(
            messages("passwords", "similar to {count} other", "similar to {count} others", finding.related_to)
        )
    if reason == "personal" and finding.personal:
        kinds = _listed(PERSONAL, finding.personal)
        return pgettext("passwords", "holds {what}", what=kinds) if kinds else render(REASONS[reason])
    if reason == "weak" and finding.explanation:
        why = _listed(EXPLANATIONS, finding.explanation)
        return pgettext("passwords", "weak: {why}", why=why) if why else render(REASONS[reason])
    return render(REASONS[reason])


def shown_reasons(finding: Finding) -> tuple[Reason, ...]:
    """Return the reasons worth showing: a common password need not be called weak as well."""
    return tuple(r for r in finding.reasons if r != "weak" or "common" not in finding.reasons)


def reasons_text(finding: Finding) -> str:
    """Say all reasons of a finding in one line."""
    return pgettext("list of words", ", ").join(reason_text(finding, r) for r in shown_reasons(finding))


def relation_text(finding: Finding) -> str:
    """Say what a password shares with its relatives; empty when there is nothing to say."""
    return _listed(RELATED_BY, finding.related_by)


def breach_words(report: Report) -> str:
    """Say which list passwords were compared with, and how far that list goes."""
    if report.breaches is None:
        return pgettext(
            "audit",
            "Compared with the list of most common passwords only. Not being on it is no proof of safety.",
        )
    name, date = report.breaches.name, report.breaches.date
    if not report.breaches.complete:
        return pgettext(
            "audit",
            "Compared with {name} of {date}, which is not complete. Not being in it is no proof of safety.",
            name=name,
            date=date,
        )
    if report.breaches.at_least > 1:
        return render(
            messages(
                "audit",
                "Compared with {name} of {date}: passwords seen {count} time or more.",
                "Compared with {name} of {date}: passwords seen {count} times or more.",
                report.breaches.at_least,
                name=name,
                date=date,
            )
        )
    return pgettext("audit", "Compared with {name} of {date}.", name=name, date=date)
