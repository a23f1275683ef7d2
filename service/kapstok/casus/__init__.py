"""The casus itself: its row, its sealed run, what it waits for and what happened in it."""
