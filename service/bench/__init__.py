"""Measuring Kapstok: what a deed costs beside the bare minimum, and what a year of the whole country would ask."""
