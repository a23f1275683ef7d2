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
    lines = manifest_text.lines(bundle.files[AGREED].decode("utf-8-sig", "replace"))
    for one in agreed:
        missing = (
            *(("Het element", word, drawn) for key in ELEMENTS for word in one.words(key) if "=" not in word),
            *(("De rol", word, bundle.manifest.rollen) for word in one.words("rol")),
        )
        for what, word, known in missing:
            if word not in known:
                sentence = f'{what} "{word}" uit deze afspraak bestaat niet.{hint(word, known)}'
                line = lines.get(("afspraken", one.id))
                yield Finding(AGREED, "afspraken", sentence, one.id, one.sentence, line)


def readable(bundle: Bundle) -> Parts | None:
    """The parts of a whole variant; None when they cannot all be read, so that nobody knows what is missing."""
    if bundle.loose:
        return None
    found = parts.read(bundle)
    return None if found.findings else found
