"""Every rule broken once, to see that a test notices: `make broken`."""
