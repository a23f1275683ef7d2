"""Who holds casusregie, procesregie and bestuurlijke verantwoordelijkheid, since when and on what ground."""
