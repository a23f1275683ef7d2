"""In which role somebody may hold which regie."""

CASUSREGISSEUR = "casusregisseur"
# In AVE 4 the Zorg- en Veiligheidshuis may hold casusregie instead of the original casusregisseur.
ZVH = "procesregisseur_ave3"


def roles_for(kind: str, role: str, fase: int) -> tuple[str, ...]:
    """The roles of which one is needed to hold a regie that is held in `role`, in this fase."""
    if kind != "casusregie":
        return (role,)
    return (CASUSREGISSEUR, ZVH) if fase == 4 else (CASUSREGISSEUR,)
