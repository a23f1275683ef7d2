"""Decision tables: reading a DMN file and deciding."""

from kapstok.dmn.reading import read
from kapstok.dmn.table import Decision, Input, Output, Rule, Table

__all__ = ["Decision", "Input", "Output", "Rule", "Table", "read"]
