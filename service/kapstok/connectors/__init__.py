"""The other side of the wire: mail and other systems. Called by workers only, outside any transaction."""
