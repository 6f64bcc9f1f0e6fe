"""Who is looking: the word of the gate, which the whole app goes by."""

from dataclasses import dataclass

OWNER_ROLE, COACH_ROLE = "owner", "coach"

VISIT = "visit:"
"""Before the hash of a coach's cookie, in the name of the visitor. A hash lets nobody in."""
LOGIN = "login:"
"""Before the hash of the cookie of somebody who signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who was let in. `uid` says by what: this computer, a visit, or a login."""

    uid: str
    role: str

    @property
    def scope(self) -> str:
        """What may be seen, as a part of every cache key (rulings R12)."""
        return self.role


OWNER = Visitor(uid="owner", role=OWNER_ROLE)
"""Whoever sits at the computer that serves."""


def coach(visit_hash: str) -> Visitor:
    return Visitor(uid=VISIT + visit_hash, role=COACH_ROLE)


def signed_in(login_hash: str) -> Visitor:
    return Visitor(uid=LOGIN + login_hash, role=OWNER_ROLE)
