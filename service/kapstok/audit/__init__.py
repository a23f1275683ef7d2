"""Who did what to which casus, in a chain that shows a missing line; and which requests were answered."""
