"""Methods: where does each number come from?"""

from rtr.views.methods import methods_view
from rtr.web.cards import layout, methods
from rtr.web.guards import owner_only

owner_only()
view = methods_view()
with layout.body():
    layout.title("Methods", "Every rule, number and limit of this dashboard, with its source and how far that carries.")
    methods.words_card(view)
    methods.rules_card(view)
    methods.metrics_card(view)
    methods.lists_card("Running and walking", "How minutes are told apart, the best way first.", view.run_walk)
    methods.studies_card(view)
    methods.conventions_card(view)
    methods.tried_card(view)
    methods.lists_card("What this dashboard may say", "And what it cannot.", view.may_say)
    methods.lists_card("Before you rely on it", "The whole disclaimer.", view.limits)
    methods.lists_card(
        "What can be read",
        "Found by content, not by name; plain, in .gz or in a ZIP.",
        [title for _, title in view.formats],
    )
    methods.sources_card(view)
