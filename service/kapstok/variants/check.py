"""Whether a bundle can be published: every file read, every reference followed, the whole compiled and tried."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kapstok import clock, engine
from kapstok.bpmn import lint, produced, structure
from kapstok.bpmn.lint import Known
from kapstok.bpmn.operations import OPERATIONS
from kapstok.errors import Broken, Finding, KapstokError
from kapstok.variants import (
    answered,
    assigned,
    brieven,
    contracts,
    filled_in,
    hooks,
    mentioned,
    parts,
    stories,
    version,
)
from kapstok.variants.lists import entries_for
from kapstok.variants.manifest import FILE, Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.parts import Parts
from kapstok.variants.sealed import Bundle
from kapstok.variants.version import Version

# What the engine and the start of a casus put in the process data themselves.
ALWAYS = frozenset({"fase", "nieuw_in_fase", "instroom", "startfase", "doelfase", "spoed"})
Looking = Callable[[Bundle, Parts, Sequence[Finding]], Iterable[Finding]]
# Of a file by itself nobody knows the variant around it, so what refers to that is only a remark.
AROUND = frozenset(
    {
        "role_is_known",
        "form_exists",
        "termijn_exists",
        "decision_exists",
        "called_process_exists",
        "variables_are_produced",
        "ids_are_words",
    }
)

ELSEWHERE = {
    "bpmn": ("called_process_exists", "shown_elements_exist", "variables_are_produced"),
    "dmn": ("decision_exists", "variables_are_produced"),
    "form": ("form_exists", "variables_are_produced"),
}


def check(bundle: Bundle) -> list[Finding]:
    """Everything wrong or doubtful in a bundle, by file and line. Never raises."""
    found = parts.read(bundle)
    findings = list(found.findings)
    for looking in (_drawn, _structured, _referred, _tried):
        findings.extend(_new(looking, bundle, found, findings))
    return sorted(findings, key=lambda item: (item.file, item.line or 0, item.rule, item.sentence))


def _new(looking: Looking, bundle: Bundle, found: Parts, before: Sequence[Finding]) -> list[Finding]:
    """What this look adds: not a second complaint about an element that has to be mended already."""
    findings: list[Finding] = []
    try:
        findings.extend(looking(bundle, found, before))
    except Broken as broken:
        findings.extend(broken.findings)
    except Exception as error:
        # A designer's file may never stop the check; what it met belongs to us, so it is named.
        findings.append(Finding(FILE, "controle", f"De controle liep vast ({type(error).__name__})."))
    told = {(item.file, item.element) for item in before if item.weight == "fout" and item.element}
    return [item for item in dict.fromkeys(findings) if (item.file, item.element) not in told]


def _drawn(bundle: Bundle, found: Parts, _before: Sequence[Finding]) -> Iterator[Finding]:
    empty = {item.id for document in found.documents.values() for item in document.elements if hooks.is_empty(item)}
    unsure = _unsure(bundle, found)
    for finding in lint.check(list(found.documents.values()), known_of(bundle.manifest, found)):
        if finding.rule == "called_process_exists" and finding.element in empty:
            continue
        if finding.rule in unsure:
            continue
        mild = bundle.loose and finding.rule in AROUND
        yield replace(finding, weight="waarschuwing") if mild else finding


def _unsure(bundle: Bundle, found: Parts) -> frozenset[str]:
    """The rules that ask what stands in another file, when a file of that kind could not be read: it may be there."""
    lost = {name.rpartition(".")[2] for name in parts.unread(bundle, found)}
    return frozenset(rule for kind in lost for rule in ELSEWHERE[kind])


def _structured(bundle: Bundle, found: Parts, before: Sequence[Finding]) -> Iterator[Finding]:
    """What bpmnlint adds to what our own rules have said."""
    for name, document in found.documents.items():
        yield from structure.new(structure.check(document, bundle.files[name]), before)


def known_of(manifest: Manifest, found: Parts) -> Known:
    """What a diagram of this variant may refer to."""
    return Known(
        roles=manifest.role_names,
        forms=frozenset(found.forms),
        decisions={key: [output.name for output in table.outputs] for key, table in found.tables.items()},
        decision_inputs={key: table.reads for key, table in found.tables.items()},
        termijnen=frozenset(manifest.termijnen),
        processes=frozenset(found.process_files()),
        form_process_data={key: [item.key for item in form.process_data] for key, form in found.forms.items()},
        form_fields={key: [item.key for item in form.inputs] for key, form in found.forms.items()},
        data=ALWAYS | frozenset(manifest.instellingen),
        operations=frozenset(OPERATIONS),
    )


def _referred(bundle: Bundle, found: Parts, _before: Sequence[Finding]) -> Iterator[Finding]:
    """What forms and kapstok.toml refer to."""
    if bundle.loose:
        return
    manifest = bundle.manifest
    yield from assigned.problems(found.documents, manifest)
    known = known_of(manifest, found)
    drawn = frozenset().union(*(produced.by(document.elements, known) for document in found.documents.values()))
    yield from contracts.problems(bundle, found, known)
    yield from stories.problems(bundle.files, bundle.replaced)
    if not parts.unread(bundle, found):
        yield from filled_in.problems(found, frozenset(known.data) | drawn)
        yield from answered.problems(found, known)
    yield from brieven.problems(bundle)
    for form in found.forms.values():
        for item in form.inputs:
            sentence = _source_problem(manifest, item.bron) if item.bron else None
            if sentence:
                yield Finding(form.file, "bron", sentence, item.key, item.label, item.line)
    yield from mentioned.problems(bundle, found)


def _source_problem(manifest: Manifest, bron: str) -> str | None:
    kind, _, role = bron.partition(":")
    if role and role not in manifest.rollen:
        return f'De bron noemt de rol "{role}", die er niet is.{hint(role, manifest.rollen)}'
    if kind != "personen" and not entries_for(manifest, bron):
        return f'Voor de bron "{bron}" staat er geen lijst in [lijsten].{hint(role or kind, manifest.lijsten)}'
    return None


def _tried(bundle: Bundle, found: Parts, _before: Sequence[Finding]) -> Iterator[Finding]:
    if found.findings or not found.documents:
        return
    if bundle.loose:
        main = next(iter(found.process_files()))
        engine.compile({name: bundle.files[name] for name in found.documents}, main, found.tables, {})
        return
    yield from _started(version.compile(bundle, found))


def _started(compiled: Version) -> Iterator[Finding]:
    """A casus is started in every fase, put away and taken out again: what cannot be kept is found here."""
    for fase in compiled.manifest.fasen or (1,):
        data = compiled.start_data("signaal" if fase == 1 else "lopend", fase)
        try:
            run, _ = engine.Run.start(compiled.spec, data, clock.now())
            if engine.Run.load(compiled.spec, run.dump()).open_tasks() != run.open_tasks():
                yield Finding(FILE, "bewaren", f"Een casus in fase {fase} komt anders terug dan hij bewaard is.")
        except Broken as broken:
            yield from broken.findings
        except KapstokError as error:
            yield Finding(FILE, "starten", f"Een casus in fase {fase} kan niet beginnen: {error}")
