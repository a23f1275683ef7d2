"""Before serving: the tables fit, and with a new version every open casus is loaded once."""


def refuse_to_begin() -> None:
    """Raises OldSchema, or CasussenWouldStop with the kenmerken; quick when this version was seen before."""
    from kapstok import schema
    from kapstok.acts.note_load_check import note_load_check
    from kapstok.inspection import dry_run

    schema.refuse_old_schema()
    seen = dry_run.refuse_unloadable()
    if seen is not None:
        note_load_check(None, seen)
