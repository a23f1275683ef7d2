"""How the collaboration of a gemeente itself is looked after: who owns it, and when it was evaluated."""
