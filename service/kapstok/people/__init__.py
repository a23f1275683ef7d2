"""People, the organisations they work for, the roles they hold in a gemeente, and how they sign in."""
