"""The history of the tables (Alembic). Each revision stands alone: it imports nothing of `rtr`."""
