"""`python -m kapstok`: the same as the command `kapstok`."""

from kapstok.cli import main

main(prog_name="kapstok")
