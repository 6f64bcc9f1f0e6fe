"""Methods: where does each number come from?"""

from rtr.views.methods import methods_view
from rtr.web.cards import layout, methods, methods_statistics, methods_symptoms
from rtr.web.guards import owner_only

owner_only()
view = methods_view()
with layout.body():
    layout.title("Methods", "Every rule, number and limit of this dashboard, with its source and how far that carries.")
    part = methods.part()
    if part == "Rules":
        methods.words_card(view)
        methods.rules_card(view)
        methods.ladder_card(view)
        methods.lists_card("What this dashboard may say", "And what it cannot.", view.may_say)
        methods.lists_card("Before you rely on it", "The whole disclaimer.", view.limits)
    elif part == "Symptoms":
        methods_symptoms.classes_card(view.symptoms)
        methods_symptoms.flags_card(view.symptoms)
    elif part == "Statistics":
        methods_statistics.steps_card(view.statistics)
        methods_statistics.test_card(view.statistics)
        methods_statistics.counts_card(view.statistics)
        methods.tried_card(
            "What we found when we tried it",
            "On invented diaries, where the truth is known, and on diaries of people; good or bad.",
            view.statistics.tried,
        )
    elif part == "Numbers":
        methods.metrics_card(view)
        methods.lists_card("Running and walking", "How minutes are told apart, the best way first.", view.run_walk)
        methods.studies_card(view)
        methods.conventions_card(view)
        methods.tried_card(
            "What we found when we tried it", "Our rules, replayed over data of people who never saw them.", view.tried
        )
    else:
        methods.lists_card(
            "What can be read",
            "Found by content, not by name; plain, in .gz or in a ZIP.",
            [title for _, title in view.formats],
        )
        methods.sources_card(view)
