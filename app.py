"""The launcher: `streamlit run app.py` or `python app.py`. Everything else is in `rtr/web`."""

import streamlit as st

from rtr.web import asgi, errors, options

how = asgi.settled()
app = st.App(
    asgi.MAIN,
    routes=asgi.routes(),
    middleware=asgi.middleware(),
    lifespan=asgi.lifespan,
    on_script_error=errors.on_script_error,
    secrets=options.secrets(how),
)

if __name__ == "__main__":
    app.run(config=options.launched(how))
