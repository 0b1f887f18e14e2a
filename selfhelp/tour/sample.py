"""An invented person: their answers, what they did, their notes and accounts, and a password export."""

import datetime as dt
from collections.abc import Iterable

from selfhelp.case import subjects
from selfhelp.case.change import Change, keep_account, keep_incident, mark, request
from selfhelp.case.model import Account, Answers, Case, Incident
from selfhelp.guard.opener import Outcome

SAMPLE_DAY = dt.date(2026, 11, 22)

#: An invented export: the same shape as a browser's, with names from RFC 2606.
SAMPLE_EXPORT = """name,url,username,password,note
Old mail,https://mail.example,marta.k@mail.example,Bruno2019!,
Phone company,https://carrier.example,marta.k,Bruno2020!,
Photo club,https://photos.example,marta.k,sunshine,
Instagram,https://www.instagram.com,marta.k,sunshine,
PayPal,https://www.paypal.com,marta.k@mail.example,qwerty12,
Library,https://library.example,marta,correct-gravel-tunnel-orbit-lamp,
Forum,https://forum.example,marta_k,Bruno2019!,
Shop,https://shop.example,marta.k@mail.example,vX7$kq!Zw2@pLm9,
Newspaper,https://news.example,marta.k@mail.example,Bruno!news19,
"""


class ClosedOpener:
    """Opens nothing: a tour visits no site."""

    def allow(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Take no links."""
        return tuple(urls)

    def open(self, url: str) -> Outcome:  # noqa: ARG002  the tour shows what happens without a browser
        """Say that nothing opens links here."""
        return Outcome("no-program")


def sample_case() -> Case:
    """Return an invented case that is some days old."""
    answers = Answers(
        danger=False,
        watched="no",
        what=("doxxing", "calls-to-me"),
        who="group",
        where=("google", "instagram", "x", "wikimedia", "whatsapp"),
        exposed=("home-address", "phone", "workplace"),
        country="US",
        minutes=30,
    )
    case = Case(answers=answers, triage_done=True)
    for change in (*_done(), *_asked(), *_written_down(), *_accounts()):
        case = change(case)
    return case


def _days(number: int) -> dt.date:
    """Return the day so many days after the day of the sample; before it for a number below 0."""
    return SAMPLE_DAY + dt.timedelta(days=number)


def _done() -> list[Change]:
    return [
        mark(subjects.task("tell-one-person"), "done", _days(-1)),
        mark(subjects.setting("instagram", "private-account"), "done", _days(-1)),
        mark(subjects.two_factor("google"), "done", _days(-2)),
    ]


def _asked() -> list[Change]:
    return [
        request(subjects.broker("whitepages"), "sent", _days(-14), _days(-1)),
        request(subjects.broker("spokeo"), "sent", _days(-2), _days(12)),
        request(subjects.broker("radaris"), "refused", _days(-5), None),
        request(subjects.broker("beenverified"), "gone", _days(-20), _days(70)),
        request(subjects.report("x", "doxxing"), "sent", _days(-1), _days(6)),
    ]


def _written_down() -> list[Change]:
    moment = dt.datetime(2026, 11, 20, 21, 40, tzinfo=dt.UTC)
    post = Incident(
        id="one",
        when=moment,
        where="X",
        what="A new account posted my street and a picture of the house.",
        who="@example_account",
        link="https://x.com/example/status/1",
        kept="Screenshot on the stick",
    )
    calls = Incident(
        id="two",
        when=moment - dt.timedelta(days=1, hours=3),
        where="Phone",
        what="Eleven calls in one hour. Nobody spoke.",
        who="Number withheld",
        kept="Photo of the call list",
    )
    return [keep_incident(post), keep_incident(calls)]


def _accounts() -> list[Change]:
    address = "marta.k@mail.example"
    return [
        keep_account(
            Account(id="mail", name="Old mail", username=address, change_because=("reused", "personal"))
        ),
        keep_account(Account(id="ig", name="Instagram", service="instagram", reset_by=address)),
        keep_account(Account(id="bank", name="Bank", reset_by="my phone number", taken_over=False)),
    ]
