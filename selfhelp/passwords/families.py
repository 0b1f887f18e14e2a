"""Joins things into disjoint families (union-find)."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Families(Generic[Member]):
    """Members that were joined, directly or through others, are one family, in whatever order."""

    def __init__(self, members: Iterable[Member] = ()) -> None:
        """Start with each member a family of its own."""
        self._parent: dict[Member, Member] = {member: member for member in members}

    def _root(self, member: Member) -> Member:
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            self._parent[member] = self._parent[parent]
            member, parent = parent, self._parent[parent]
        return parent

    def join(self, one: Member, other: Member) -> None:
        """Make the families of these two members one."""
        root, second = self._root(one), self._root(other)
        if root != second:
            self._parent[second] = root

    def all(self) -> list[list[Member]]:
        """Return every family, members in the order in which they were first named."""
        found: dict[Member, list[Member]] = {}
        for member in self._parent:
            found.setdefault(self._root(member), []).append(member)
        return list(found.values())
