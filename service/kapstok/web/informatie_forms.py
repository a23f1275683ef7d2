"""What is asked around informatie: bringing it in, mending it, sharing it, and why somebody reads it."""

from kapstok.acts.bring_informatie import MOST_TEXT, MOST_TITLE
from kapstok.acts.log_reading import MOST
from kapstok.forms.fields import Field, Form, Limits, Option
from kapstok.overviews.informatie import LABELS, SECRECY

# The act's names of fields, where they differ from those of the form.
KEYS = {"beroepsgeheimReden": "beroepsgeheim_reden"}

TEXT = Limits(max_length=MOST_TEXT)
WORDING = (
    Field("titel", "textfield", label="Waar gaat het over?", required=True, limits=Limits(max_length=MOST_TITLE)),
    Field(
        "inhoud",
        "textarea",
        label="Wat moeten anderen weten?",
        required=True,
        limits=TEXT,
        description="Alleen wat nodig is voor het gezamenlijke doel. Scheid feiten van uw indruk.",
    ),
    Field(
        "doel",
        "textarea",
        label="Waarvoor is deze informatie nodig?",
        required=True,
        limits=TEXT,
        description="Zonder doel hoort zij niet in de casus.",
    ),
)
BRINGING = Form(
    file="",
    id="informatie_inbrengen",
    title="Informatie inbrengen",
    button="Inbrengen",
    fields=(
        *WORDING,
        Field(
            "laag",
            "radio",
            label="Wat voor informatie is het?",
            required=True,
            options=(
                Option("wat", "WAT: de inhoud. Alleen uw organisatie leest dit, tot u het met iemand deelt"),
                Option("dat", "DAT: dat er iets speelt, doelen en afspraken. Iedereen in de casus leest dit"),
            ),
        ),
        Field(
            "label",
            "select",
            label="Onder welke regels valt het?",
            required=True,
            options=tuple(Option(key, words) for key, words in LABELS.items()),
        ),
        Field(
            "bijzonder",
            "checkbox",
            label="Er staan bijzondere persoonsgegevens in, zoals gezondheid, geloof of strafbare feiten",
        ),
        Field(
            "noodzaak",
            "textarea",
            label="Waarom zijn die gegevens hier echt nodig?",
            limits=TEXT,
            hide='=not(bijzonder = true or label = "politie" or label = "justitie" or label = "medisch")',
            reads=frozenset({"bijzonder", "label"}),
        ),
        Field(
            "beroepsgeheim",
            "radio",
            label="Waarom mag u dit delen, ondanks uw beroepsgeheim?",
            options=tuple(Option(key, words) for key, words in SECRECY.items()),
            hide='=label != "medisch" or laag != "wat"',
            reads=frozenset({"label", "laag"}),
        ),
        Field(
            "beroepsgeheim_reden",
            "textarea",
            label="Leg dat uit",
            limits=TEXT,
            hide='=label != "medisch" or laag != "wat"',
            reads=frozenset({"label", "laag"}),
        ),
    ),
)
MENDING = Form(file="", id="informatie_verbeteren", title="Verbeteren", button="Verbetering opslaan", fields=WORDING)
SHARING = Form(
    file="",
    id="informatie_delen",
    title="Delen",
    button="Delen met deze partij",
    fields=(
        Field("partij", "select", label="Met wie?", required=True, bron="partijen"),
        Field(
            "waarvoor",
            "textarea",
            label="Waarvoor moet deze partij dit weten?",
            required=True,
            limits=TEXT,
            description="Need to know: wat kan deze partij niet doen zonder deze informatie?",
        ),
    ),
)
READING = Form(
    file="",
    id="informatie_lezen",
    title="Waarom leest u dit?",
    button="Lezen",
    fields=(
        Field("doel", "radio", label="Waarvoor moet u dit nu lezen?", required=True, bron="leesdoelen"),
        Field(
            "toelichting",
            "textfield",
            label="Toelichting",
            limits=Limits(max_length=MOST),
            description="Verplicht als u ‘Iets anders’ kiest.",
        ),
    ),
)
