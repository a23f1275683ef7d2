"""Whether what is stored hangs together: `kapstok doctor`, `kapstok restore` and the fault tests ask it."""
