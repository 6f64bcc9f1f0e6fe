"""Set-up: what follows from my return?"""

from rtr.views.set_up import set_up_view
from rtr.web import session
from rtr.web.cards import layout, set_up
from rtr.web.guards import owner_only

owner_only()
view = session.view(set_up_view)
step = set_up.shown_step(view)
with layout.body():
    layout.title(view.title, view.lead)
    if step is None:
        set_up.summary(view)
    else:
        set_up.step_card(view, step)
