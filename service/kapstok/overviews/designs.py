"""Designs: which there are, what stands in them, what the check says of them, and what they change."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import bounds, clock, compare
from kapstok.catalogue import design as designs
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.design import Design, DesignNotFound
from kapstok.compare import Comparison
from kapstok.db import reading
from kapstok.errors import Broken, Finding, NotFound
from kapstok.people.model import Gemeente, names
from kapstok.rights import DESIGNERS, Viewer
from kapstok.variants import bundle as bundles
from kapstok.variants import editing, parts
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE


@dataclass(frozen=True)
class DesignLine:
    """One design. `saved_by` is the name of who saved it last."""

    id: UUID
    gemeente: str
    gemeente_name: str
    variant: str
    title: str
    revision: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True)
class DesignFile:
    """A file of a design; `state` is "gewijzigd", "nieuw" or "" as compared with where the design began."""

    name: str
    size: int
    state: str


@dataclass(frozen=True)
class DesignView:
    """A design with its files, its findings, and what it changes of `compared_with`, which is in force now.

    `comparison` is None when nothing is in force, or as long as a file cannot be read.
    """

    line: DesignLine
    files: tuple[DesignFile, ...]
    findings: tuple[Finding, ...]
    comparison: Comparison | None
    compared_with: str | None


@dataclass(frozen=True)
class Choices:
    """What a designer can choose from in a design: (key, label) of each."""

    roles: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    termijnen: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, str], ...]


def my_designs(viewer: Viewer) -> list[DesignLine]:
    """The designs of the gemeenten for which the viewer designs, last saved first."""
    mine = [gemeente for role, gemeente in viewer.groups if role in DESIGNERS]
    with reading() as session:
        query = select(Design).where(Design.gemeente_id.in_(mine)).order_by(Design.saved_at.desc())
        return [_line(session, design) for design in session.scalars(query)]


def my_gemeenten(viewer: Viewer) -> list[tuple[str, str]]:
    """(id, name) of the gemeenten for which the viewer designs."""
    mine = [gemeente for role, gemeente in viewer.groups if role in DESIGNERS]
    with reading() as session:
        query = select(Gemeente).where(Gemeente.id.in_(mine)).order_by(Gemeente.name)
        return [(row.id, row.name) for row in session.scalars(query)]


def design_page(viewer: Viewer, design_id: UUID) -> DesignView:
    """The design as it stands, checked and compared with what is in force."""
    from kapstok.rehearsal import gate  # loaded by who draws, not by every web process that starts

    with reading() as session:
        design = _mine(session, viewer, design_id)
        bundle = designs.bundle_of(design)
        line = _line(session, design)
        begun = _published(session, design.based_on)
        active_id = catalogue.active_id(session, design.gemeente_id, clock.now())
        active = _published(session, active_id)
        row = session.get(catalogue.PublishedVersion, active_id) if active_id else None
    findings = tuple(gate.check(bundle))
    return DesignView(
        line,
        tuple(_file(name, data, begun) for name, data in bundle.files.items()),
        findings,
        None if any(item.rule == gate.RULE for item in findings) else _compared(active, bundle),
        f"{row.variant} {row.number}" if row else None,
    )


def _compared(active: Bundle | None, bundle: Bundle) -> Comparison | None:
    try:
        return compare.bundles(active, bundle) if active else None
    except Broken:
        return None


def design_file(viewer: Viewer, design_id: UUID, name: str) -> tuple[DesignLine, bytes]:
    """A file of a design as it was saved."""
    with reading() as session:
        design = _mine(session, viewer, design_id)
        files = designs.bundle_of(design).files
        if name not in files:
            raise NotFound("Dit bestand zit niet in het ontwerp.")
        return _line(session, design), files[name]


def design_bundle(viewer: Viewer, design_id: UUID) -> Bundle:
    """The whole design, to publish or to try."""
    with reading() as session:
        return designs.bundle_of(_mine(session, viewer, design_id))


def checked_with(viewer: Viewer, design_id: UUID, name: str, data: bytes) -> list[Finding]:
    """What the check would say of one file when it were saved like this; nothing is saved."""
    from kapstok.rehearsal import gate

    bundle = editing.with_file(design_bundle(viewer, design_id), name, data)
    return [finding for finding in gate.check(bundle) if finding.file == name]


def choices(viewer: Viewer, design_id: UUID) -> Choices:
    """What the panel of the drawing table offers. Raises Broken when a file asks too much."""
    from kapstok.rehearsal import gate

    bundle = design_bundle(viewer, design_id)
    found = orjson.loads(gate.refused(lambda: orjson.dumps(_offered(bundle)), FILE, bounds.BUNDLE_SECONDS))
    return Choices(**{kind: tuple((key, label) for key, label in pairs) for kind, pairs in found.items()})


def _offered(bundle: Bundle) -> dict[str, list[tuple[str, str]]]:
    found = parts.read(bundle)
    manifest = bundle.manifest
    return {
        "roles": [(key, role.label) for key, role in manifest.rollen.items()],
        "forms": sorted((key, form.title or key) for key, form in found.forms.items()),
        "termijnen": [(key, f"{key.replace('_', ' ')}: {text}") for key, text in manifest.termijnen.items()],
        "tables": [(key, table.name or key) for key, table in found.tables.items()],
    }


def _mine(session: Session, viewer: Viewer, design_id: UUID) -> Design:
    design = designs.find(session, design_id)
    if not any(viewer.has_role(role, design.gemeente_id) for role in DESIGNERS):
        raise DesignNotFound
    return design


def _line(session: Session, design: Design) -> DesignLine:
    gemeente = session.get_one(Gemeente, design.gemeente_id)
    return DesignLine(
        design.id,
        gemeente.id,
        gemeente.name,
        design.variant,
        design.title,
        design.revision,
        design.saved_at,
        names(session, {design.saved_by}).get(design.saved_by, ""),
    )


def _published(session: Session, version_id: UUID | None) -> Bundle | None:
    row = session.get(catalogue.PublishedVersion, version_id) if version_id else None
    return bundles.unpack(row.files) if row else None


def _file(name: str, data: bytes, begun: Bundle | None) -> DesignFile:
    before = begun.files.get(name) if begun else None
    state = "" if before == data else "nieuw" if before is None else "gewijzigd"
    return DesignFile(name, len(data), state)
