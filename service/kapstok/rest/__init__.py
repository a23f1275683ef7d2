"""The door for programs: JSON over HTTP, after the NLGov REST API Design Rules."""

from kapstok.rest.mount import BLUEPRINTS, install

__all__ = ["BLUEPRINTS", "install"]
