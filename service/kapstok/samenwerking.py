"""The layers in which organisations work together, each with its own legal ground and its own term of keeping."""

# In the order in which a casus may come into them.
LAYERS = {
    "ave2": "AVE 2, het wijkteam",
    "lokale_pga": "de lokale PGA",
    "zvh": "AVE 3, het Zorg- en Veiligheidshuis",
    "ave4": "AVE 4, de burgemeester",
}
