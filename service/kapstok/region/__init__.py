"""The region at a glance: several variants held beside each other."""
