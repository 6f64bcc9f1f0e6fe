"""What the store keeps of sharing: links, who has them open, what was written, the privacy zone."""

import datetime as dt

from rtr.plan import Block
from rtr.share import Comment, Decided, PrivacyZone, ShareLink, Visited
from rtr.store import comments, links, plans
from rtr.store.engine import reading, writing
from rtr.store.jobs import JobStore


class LinkStore(JobStore):
    """The part of the store that is about others who read along.

    Links and openings are no part of a diary and raise no revision; comments are, and do.
    """

    def links(self, runner_id: int) -> tuple[ShareLink, ...]:
        """All links of one runner, ended ones too, newest first."""
        with reading(self._engine) as connection:
            return links.every(connection, runner_id)

    def add_link(self, told: ShareLink, token_hash: str) -> ShareLink:
        with writing(self._engine) as connection:
            return links.add(connection, told, token_hash)

    def extend_link(self, runner_id: int, link_id: int, ends_at: dt.datetime | None) -> None:
        """Another end for a link; None is endless."""
        with writing(self._engine) as connection:
            links.change(connection, runner_id, link_id, ends_at=ends_at)

    def rotate_link(self, runner_id: int, link_id: int, token_hash: str) -> None:
        """A new address for a link; the old one is dead and closed wherever it is open."""
        with writing(self._engine) as connection:
            links.change(connection, runner_id, link_id, token_hash=token_hash)
            links.leave_visits(connection, link_id)

    def revoke_link(self, runner_id: int, link_id: int, at: dt.datetime) -> None:
        """Take a link back; it is closed wherever it is open."""
        with writing(self._engine) as connection:
            links.change(connection, runner_id, link_id, revoked_at=at)
            links.leave_visits(connection, link_id)

    def open_link(self, token_hash: str, at: dt.datetime) -> Visited | None:
        """Count an opening; None for unknown, ended and revoked links alike, without a write."""
        if not self.has_link(token_hash, at):
            return None
        with writing(self._engine) as connection:
            return links.opened(connection, token_hash, at)

    def has_link(self, token_hash: str, at: dt.datetime) -> bool:
        """Whether an address leads to an open link; nothing is counted."""
        with reading(self._engine) as connection:
            return links.is_open(connection, token_hash, at)

    def join_visit(self, visit_hash: str, seen: Visited, at: dt.datetime, ends_at: dt.datetime) -> dt.datetime | None:
        """Put an opened link into the visit of a browser, which goes on until `ends_at` at least; tells its end.

        None where its address leads nowhere any more.
        """
        with writing(self._engine) as connection:
            return links.join(connection, visit_hash, seen, at, ends_at)

    def visited(self, visit_hash: str, at: dt.datetime) -> tuple[Visited, ...]:
        """The links of a visit that are open at this moment, the one opened last first."""
        with reading(self._engine) as connection:
            return links.visited(connection, visit_hash, at)

    def end_visit(self, visit_hash: str) -> None:
        with writing(self._engine) as connection:
            links.end_visit(connection, visit_hash)

    def privacy_zone(self, runner_id: int, drawn: PrivacyZone) -> PrivacyZone:
        """The privacy zone of a runner: `drawn` at the first time, the same ever after."""
        with writing(self._engine) as connection:
            return links.put_zone(connection, runner_id, drawn)

    def add_comment(self, runner_id: int, told: Comment) -> Comment:
        with self._write(runner_id) as connection:
            return comments.add(connection, runner_id, told)

    def decide_comment(self, runner_id: int, comment_id: int, decided: Decided, at: dt.datetime) -> None:
        """Keep how a proposal was answered; it can be answered once."""
        with self._write(runner_id) as connection:
            comments.decide(connection, runner_id, comment_id, decided, at)

    def take_proposal(self, runner_id: int, comment_id: int, before: Block, after: Block, at: dt.datetime) -> Block:
        """A proposal is accepted and the plan changed by it, both or neither."""
        with self._write(runner_id) as connection:
            comments.decide(connection, runner_id, comment_id, Decided.ACCEPTED, at)
            return plans.change(connection, runner_id, before, after)

    def see_comments(self, runner_id: int, at: dt.datetime) -> None:
        """The runner has seen everything coaches wrote so far."""
        with self._write(runner_id) as connection:
            comments.see(connection, runner_id, at)

    def end_question(self, runner_id: int, comment_id: int, at: dt.datetime) -> None:
        """A question is asked no more."""
        with self._write(runner_id) as connection:
            comments.end(connection, runner_id, comment_id, at)

    def remove_comment(self, runner_id: int, comment_id: int) -> None:
        """Take a word back, with the answers to it."""
        with self._write(runner_id) as connection:
            comments.remove(connection, runner_id, comment_id)
