#!/bin/sh
# Secrets come as files (compose, podman) and go to the program as its environment; nobody else sees either.
set -eu
if [ -r /run/secrets/rtr_secret ]; then RTR_SECRET="$(cat /run/secrets/rtr_secret)"; export RTR_SECRET; fi
if [ -r /run/secrets/database_password ]; then PGPASSWORD="$(cat /run/secrets/database_password)"; export PGPASSWORD; fi
if [ "$#" -gt 0 ]; then exec python -m rtr "$@"; fi
exec python -m rtr serve --port "${PORT:-8501}"
