"""A fictional region: its cast, and a story told in acts only."""
