"""What is asked when a casus is opened, as a form like every other."""

from kapstok.forms.fields import Field, Form, Limits, Option

SOORTEN = (
    Option("signaal", "Een nieuw signaal (AVE 1)"),
    Option("nieuw", "Een nieuwe casus met een vraag of probleem (AVE 2)"),
    Option("lopend", "Een casus die al loopt en hier wordt overgenomen"),
    Option("spoed", "Een spoedcasus: direct opschalen"),
)
FASEN = tuple(Option(str(fase), f"AVE {fase}") for fase in (2, 3, 4))
BY_SOORT = frozenset({"soort"})

OPENING = Form(
    file="",
    id="opening",
    title="Nieuwe casus",
    button="Casus openen",
    fields=(
        Field("gemeente", "select", label="Gemeente", required=True, bron="gemeenten"),
        Field(
            "titel",
            "textfield",
            label="Titel",
            required=True,
            limits=Limits(max_length=100),
            description="Een korte naam waaraan u de casus herkent, zoals ‘Huishouden Linde’.",
        ),
        Field("soort", "radio", label="Wat wilt u openen?", required=True, options=SOORTEN),
        Field(
            "fase",
            "radio",
            label="In welke fase is de casus nu?",
            required=True,
            options=FASEN,
            hide='=soort != "lopend"',
            reads=BY_SOORT,
        ),
        Field(
            "besluitDatum",
            "datetime",
            label="Wanneer besloot de burgemeester tot AVE 4?",
            required=True,
            hide='=fase != "4"',
            reads=frozenset({"fase"}),
            description="Bijvoorbeeld 21-11-2026",
        ),
        Field(
            "doelfase",
            "radio",
            label="Naar welke fase?",
            required=True,
            options=FASEN[1:],
            hide='=soort != "spoed"',
            reads=BY_SOORT,
        ),
        Field(
            "reden",
            "textarea",
            label="Waarom kan dit niet wachten?",
            required=True,
            hide='=soort != "spoed"',
            reads=BY_SOORT,
            description="Dit wordt vastgelegd als de reden dat fasen worden overgeslagen.",
        ),
        Field(
            "toelichting",
            "textarea",
            label="Toelichting",
            hide='=soort = "spoed"',
            reads=BY_SOORT,
            description="Schrijf alleen op wat de volgende nodig heeft.",
        ),
        Field(
            "anoniem",
            "checkbox",
            label="Ik wil onbekend blijven",
            hide='=soort != "signaal"',
            reads=BY_SOORT,
            description="Alleen wie de casus oppakt, ziet dan dat u dit meldde.",
        ),
        Field(
            "casusregisseur",
            "select",
            label="Casusregisseur",
            bron="casusregisseurs",
            hide='=soort = "signaal"',
            reads=BY_SOORT,
            description="Laat dit leeg als u zelf casusregisseur wordt.",
        ),
    ),
)
