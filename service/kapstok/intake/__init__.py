"""Taking in the diagrams of other modelers: what is taken over, what a person does instead, and what cannot be."""

from kapstok.intake.export import export, untouched
from kapstok.intake.normalise import normalise
from kapstok.intake.report import Imported, Line

__all__ = ["Imported", "Line", "export", "normalise", "untouched"]
