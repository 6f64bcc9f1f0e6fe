"""Import: did my runs arrive?"""

from rtr.web import session
from rtr.web.cards import imports, layout
from rtr.web.guards import owner_only

owner_only()
with layout.body():
    layout.title("Import", "Bring your runs as files. They are read on this computer and sent nowhere.")
    imports.drop_card(session.current_runner())
    view = imports.filled()
    if view is not None and view.last is not None and view.last.files:
        imports.batch_card(view.last)
    if view is not None and view.pairs:
        imports.pairs_card(view.pairs_heading, view.pairs)
    if view is not None and view.flagged:
        imports.flagged_card(view.flagged)
    if view is not None and view.earlier:
        imports.earlier(view.earlier)
