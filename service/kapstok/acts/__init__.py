"""Everything that changes something, one file an act."""
