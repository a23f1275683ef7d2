"""The forms of the PDCA cycle, for the doors."""

from kapstok.pdca.model import FORM as EVALUATIE
from kapstok.pdca.model import MEETING, SETTLE

__all__ = ["EVALUATIE", "MEETING", "SETTLE"]
