"""What scenarios and agreements call by name has to be in the route: tasks, roles and elements, before one plays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kapstok.bpmn import details
from kapstok.bpmn.shapes import TASKS, Element
from kapstok.errors import Finding
from kapstok.rehearsal.agreed import Agreement
from kapstok.rehearsal.naming import same
from kapstok.rehearsal.scenario import RULE, Step
from kapstok.rehearsal.steps import Told
from kapstok.variants import manifest_text, parts
from kapstok.variants.nearest import hint
from kapstok.variants.parts import Parts
from kapstok.variants.sealed import AGREED, Bundle

# Steps that somebody does: whoever and whatever they name has to exist.
DONE = ("afronden", "afronden_partij")
FASEN = ("fase", "vanaf_fase", "in_fase", "naar_fase", "vanuit", "zonder", "tijdelijk_in", "behalve_fase")
# What a start answers, without a form.
INSTROOM = "instroom"
ELEMENTS = ("stap", "eerst", "dan", "behalve", "als")


def in_steps(bundle: Bundle, found: Parts, told: Mapping[Step, Told]) -> Iterator[Finding]:
    """A task or role that no diagram and no kapstok.toml has; the scenario would stop there."""
    drawn = [item for document in found.documents.values() for item in document.elements if item.kind in TASKS]
    names = {item.name or item.id for item in drawn if item.kind != "businessRuleTask"}
    labels = [role.label for role in bundle.manifest.rollen.values()]
    for step, meant in told.items():
        if meant.phrase.key not in DONE:
            continue
        task, role = meant.get("taak") or "", meant.get("rol") or ""
        if not any(same(task, item.name) or task == item.id for item in drawn):
            sentence = f'De taak "{task}" bestaat niet in dit proces.{hint(task, names)}'
            yield Finding(step.file, RULE, sentence, line=step.line)
        elif bundle.manifest.role(role) is None:
            sentence = f'De rol "{role}" bestaat niet.{hint(role, labels)}'
            yield Finding(step.file, RULE, sentence, line=step.line)
        else:
            yield from _fields(step, found, [item for item in drawn if same(task, item.name) or task == item.id])


def _fields(step: Step, found: Parts, tasks: Sequence[Element]) -> Iterator[Finding]:
    """A question that the form of this task does not ask."""
    forms = [found.forms[name] for item in tasks if (name := details.form(item) or "") in found.forms]
    known = {field.key for form in forms for field in form.inputs}
    labels = {field.label.casefold() for form in forms for field in form.inputs}
    if len(forms) < len(tasks):
        return
    for row in step.table[1:]:
        if row and row[0] not in known and row[0].casefold() not in labels:
            sentence = f'Het veld "{row[0]}" staat niet in het formulier van deze taak.{hint(row[0], known)}'
            yield Finding(step.file, RULE, sentence, line=step.line)


def in_agreements(bundle: Bundle, found: Parts, agreed: Iterable[Agreement]) -> Iterator[Finding]:
    """An element or role that an agreement names and the route does not have: it would never be broken."""
    drawn = {item.id for document in found.documents.values() for item in document.elements}
    asked = {INSTROOM, *(item.key for form in found.forms.values() for item in form.inputs)}
    lines = manifest_text.lines(bundle.files[AGREED].decode("utf-8-sig", "replace"))
    for one in agreed:
        conditions = [word for key in ELEMENTS for word in one.words(key) if "=" in word]
        fields = [*(word.partition("=")[0].strip() for word in conditions), *one.words("veld")]
        missing = (
            *(("Het element", word, drawn) for key in ELEMENTS for word in one.words(key) if "=" not in word),
            *(("De rol", word, bundle.manifest.rollen) for word in one.words("rol")),
            *(("Het veld", word, asked) for word in fields),
            *(("De fase", number, bundle.manifest.fasen) for key in FASEN for number in one.numbers(key) if number),
        )
        wrong = [
            f'{what} "{word}" uit deze afspraak bestaat niet.{hint(str(word), map(str, known))}'
            for what, word, known in missing
            if word not in known
        ]
        for name, answer in _answers(one, conditions):
            known = _choices(found, name)
            if known and answer not in known:
                wrong.append(f'Bij "{name}" is "{answer}" niet te kiezen.{hint(answer, known)}')
        line = lines.get(("afspraken", one.id))
        yield from (Finding(AGREED, "afspraken", sentence, one.id, one.sentence, line) for sentence in wrong)


def _answers(one: Agreement, conditions: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The fields of which an agreement names an answer, each with that answer."""
    for word in conditions:
        name, _, answer = (part.strip() for part in word.partition("="))
        yield name, answer
    yield from ((name, answer) for name in one.words("veld") for answer in one.words("antwoord"))


def _choices(found: Parts, name: str) -> list[str]:
    """What can be chosen in all fields of this name; nothing when it is free somewhere."""
    fields = [item for form in found.forms.values() for item in form.inputs if item.key == name]
    if any(item.type != "checkbox" and (item.bron or not item.options) for item in fields):
        return []
    told = (["ja", "nee"] if item.type == "checkbox" else [str(one.value) for one in item.options] for item in fields)
    return [*dict.fromkeys(value for values in told for value in values)]


def readable(bundle: Bundle) -> Parts | None:
    """The parts of a whole variant; None when they cannot all be read, so that nobody knows what is missing."""
    if bundle.loose:
        return None
    found = parts.read(bundle)
    return None if found.findings else found
