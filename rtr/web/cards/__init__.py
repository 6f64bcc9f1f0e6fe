"""The pieces that pages are put together from; each draws one card or one line of it."""
