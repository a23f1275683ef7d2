"""Who did what to which casus, in a chain that shows when a line is missing; and which requests were answered already."""
