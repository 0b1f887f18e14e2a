"""Which accounts can reset others: mailboxes, and services that say so."""

import pytest
from msgspec.structs import replace

from selfhelp.case.model import Account
from selfhelp.catalogue.model import Catalogue, Service
from selfhelp.plan.reach import _is_mailbox

PLAIN = Service(id="s", name="S", kind="social", domains=("s.example",), status="sourced")


@pytest.mark.parametrize(
    ("kind", "resets", "mailbox"),
    [("mail", False, True), ("social", True, True), ("mail", True, True), ("social", False, False)],
)
def test_what_counts_as_a_mailbox(kind: str, resets: bool, mailbox: bool) -> None:
    """Either is enough; an account of no service that is known is none."""
    service = replace(PLAIN, kind=kind, resets_others=resets)
    catalogue = Catalogue(services=(service,))
    assert _is_mailbox(catalogue, Account(id="1", name="Mine", service="s")) is mailbox
    assert not _is_mailbox(catalogue, Account(id="1", name="Mine"))
    assert not _is_mailbox(Catalogue(), Account(id="1", name="Mine", service="s"))
