"""The published versions of a variant, and which one is active in a gemeente."""
