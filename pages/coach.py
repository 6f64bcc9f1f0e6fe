"""What somebody who reads along sees: what changed, the panels, the weeks, the gates, routes, the thread."""

from rtr.views.coach import FOOT
from rtr.web import rights
from rtr.web.cards import coach, coach_roster, coach_routes, coach_thread, layout
from rtr.web.guards import coach_only

coach_only()
seen = rights.current_link()
with layout.body():
    coach_roster.roster_card(rights.visited(), seen)
    view = coach.view_of(seen)
    coach.head(view)
    coach.panels_card(view, seen)
    coach.weeks_and_gates(view)
    coach_routes.routes_card(seen)
    coach_thread.thread_card(view, seen)
    layout.foot(FOOT)
    coach.way_out()
