"""Which kinds of content a field of a diary needs, said once more and otherwise than in the code."""

import re

from rtr.share import Group

HEART_FIELDS = re.compile(r"(^|_)(hr|hrv|lthr|vt\d|best_hr)(_|$)|locked_s|threshold|easy_m_per_s")
STRUCTURED = {"sub_sport", "source", "site", "activity_uid", "red_flags", "signs", "policy"}
"""Fields of text that no person writes."""
NEVER = {"uid", "activity_uid", "birth_year"}
SPECIAL: dict[tuple[str, str], frozenset[Group]] = {
    ("Runner", "build_weeks"): frozenset({Group.PLAN}), ("Intake", "goal"): frozenset({Group.JOURNAL}),
    ("Activity", "rpe"): frozenset({Group.SYMPTOMS}), ("Activity", "feel"): frozenset({Group.SYMPTOMS}),
    ("CheckIn", "note"): frozenset({Group.JOURNAL}), ("OwnLadder", "id"): frozenset({Group.PLAN, Group.JOURNAL}),
}  # fmt: skip
RECORD = {
    "Activity": Group.LOAD, "Lap": Group.LOAD, "Split": Group.LOAD, "Measures": Group.LOAD, "CheckIn": Group.SYMPTOMS,
    "SiteSymptoms": Group.SYMPTOMS, "RunResponse": Group.SYMPTOMS, "Clearance": Group.SYMPTOMS, "Block": Group.PLAN,
    "Session": Group.PLAN, "Step": Group.PLAN, "Repeat": Group.PLAN, "Placement": Group.PLAN, "EntryTest": Group.PLAN,
    "Entry": Group.PLAN, "OwnLadder": Group.PLAN, "Profile": Group.HEART,
}  # fmt: skip


def needs(record: str, field: str, *, is_text: bool) -> frozenset[Group] | None:
    """Groups that must all be shared; None is never."""
    if (record, field) in SPECIAL:
        return SPECIAL[record, field]
    if record in {"Intake", "Runner"} or field in NEVER:
        return None
    found = {RECORD[record]} if record in RECORD else set()
    if HEART_FIELDS.search(field):
        found = {Group.HEART} | ({Group.LOAD} if record in {"Activity", "Lap", "Measures"} else set())
    return frozenset(found | ({Group.JOURNAL} if is_text and field not in STRUCTURED else set()))
