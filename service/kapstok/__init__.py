"""Kapstok: op- en afschalen met AVE (Aanpak Voorkoming Escalatie)."""

__version__ = "0.1.0"
