"""The few writes, each one verb. What calls them knows the clock and passes it in."""

from rtr.actions.check_ins import (
    has_answers,
    remove_check_in,
    remove_run_answers,
    save_check_in,
    save_run_answers,
)
from rtr.actions.comments import (
    answer,
    answer_as_coach,
    ask,
    ask_everybody,
    end_as_coach,
    end_question,
    remove_as_coach,
    remove_comment,
    write_comment,
)
from rtr.actions.imports import import_files, import_paths, import_staged, undo_import
from rtr.actions.injuries import end_injury, remove_injury, reopen_injury, save_injury
from rtr.actions.inspect import Inspected, Inspection, inspect_paths
from rtr.actions.intake import save_intake
from rtr.actions.measuring import measure_stored
from rtr.actions.own_ladders import remove_ladder, save_ladder, use_ladder
from rtr.actions.plans import (
    accept_block,
    change_session,
    decline_block,
    keep_test,
    move_session,
    place_on_ladder,
    take_back_block,
)
from rtr.actions.proposals import accept_proposal, decline_proposal, propose
from rtr.actions.reading import Progress
from rtr.actions.runners import ensure_runner, fill_demo
from rtr.actions.settings import save_profile, save_runner
from rtr.actions.symptoms import answer_red_flag, record_clearance, take_back_red_flag
from rtr.actions.weeks import BUILD_WEEKS, choose_build_weeks, tag_week, untag_week

__all__ = [
    "BUILD_WEEKS",
    "Inspected",
    "Inspection",
    "Progress",
    "accept_block",
    "accept_proposal",
    "answer",
    "answer_as_coach",
    "answer_red_flag",
    "ask",
    "ask_everybody",
    "change_session",
    "choose_build_weeks",
    "decline_block",
    "decline_proposal",
    "end_as_coach",
    "end_injury",
    "end_question",
    "ensure_runner",
    "fill_demo",
    "has_answers",
    "import_files",
    "import_paths",
    "import_staged",
    "inspect_paths",
    "keep_test",
    "measure_stored",
    "move_session",
    "place_on_ladder",
    "propose",
    "record_clearance",
    "remove_as_coach",
    "remove_check_in",
    "remove_comment",
    "remove_injury",
    "remove_ladder",
    "remove_run_answers",
    "reopen_injury",
    "save_check_in",
    "save_injury",
    "save_intake",
    "save_ladder",
    "save_profile",
    "save_run_answers",
    "save_runner",
    "tag_week",
    "take_back_block",
    "take_back_red_flag",
    "undo_import",
    "untag_week",
    "use_ladder",
    "write_comment",
]
