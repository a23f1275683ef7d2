"""A reservekopie of the database: taken under load, with a manifest of digests, and put back."""
