"""After closing: keeping, destroying in two hands, and letting a betrokkene see what is kept of him."""
