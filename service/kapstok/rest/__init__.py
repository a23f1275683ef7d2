"""The door for programs: JSON over HTTP, after the NLGov REST API Design Rules."""

from kapstok.rest.borders import refuse_elsewhere, speak
from kapstok.rest.mount import install

__all__ = ["install", "refuse_elsewhere", "speak"]
