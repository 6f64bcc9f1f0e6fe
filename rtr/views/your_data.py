"""Your data: where it lies, when it was last copied, and what would go with it."""

import datetime as dt

from rtr.units import counted

EXPORT = (
    "One zip with everything: your runs with all samples, mornings, answers, plans and comments, and tables to read. "
    "It can be restored to the same diary."
)
NOT_IN_IT = "Not in it: passwords, and the addresses of share links and calendars. Keep it where nobody else reads it."
RESTORE = (
    "An export comes back as a diary of its own. A diary that has entries is never changed by it; "
    "share links have to be made again."
)


def where(place: str | None, *, is_hosted: bool) -> str:
    """Where the diary lies; on a server with several people not its path."""
    if is_hosted:
        return "Your diary lies on the server you are signed in to."
    return f"Your diary lies in {place}." if place else "Your diary lies in a PostgreSQL database."


def copied(last: dt.datetime | None, now: dt.datetime, *, has_file: bool, is_hosted: bool) -> str:
    """When the last copy was made, in words."""
    if is_hosted or not has_file:
        return "Whoever runs the server keeps its backups." if is_hosted else "PostgreSQL keeps its own backups."
    if last is None:
        return "There is no backup yet; one is made every day while rtr runs."
    days = (now.astimezone(last.tzinfo).date() - last.date()).days
    ago = "today" if days <= 0 else "yesterday" if days == 1 else f"{counted(days, 'day')} ago"
    return f"Last backup: {ago}. Seven days and four weeks of copies are kept in the folder “backups” beside it."


def going_words(**counts: int) -> str:
    """What would go, in one line; only what there is."""
    nouns = {
        "activities": ("activity", "activities"),
        "mornings": ("morning", "mornings"),
        "answers": ("answer to a run", "answers to runs"),
        "injuries": ("injury", "injuries"),
        "links": ("share link", "share links"),
        "comments": ("comment", "comments"),
    }
    parts = [counted(counts[name], *words) for name, words in nouns.items() if counts.get(name)]
    return ", ".join(parts) if parts else "an empty diary"
