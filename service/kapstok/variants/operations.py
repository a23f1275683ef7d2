"""The work outside that a route may ask for; the worker knows how each is done."""

OPERATIONS = frozenset({"mail_taak", "mail_overdracht", "ontvangstbevestiging"})
