"""Accounts: the list, what opens what, one account, the form."""
