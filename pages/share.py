"""Share: who sees what, until when?"""

from rtr.web.cards import layout
from rtr.web.guards import owner_only

owner_only()
with layout.body():
    layout.title("Share", "Let one person read along. They need no account, see only what you choose, and it ends.")
