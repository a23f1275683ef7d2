"""Versions of the basis that differ in a word or a step, and the report that lets them be published."""

from kapstok.acts.publish_process import publish_process
from kapstok.rehearsal.verdict import Report
from kapstok.rights import Viewer
from kapstok.settings import ROOT
from kapstok.variants import bundle, check
from kapstok.variants.bundle import Bundle


def basis(**replaced: tuple[str, str]) -> Bundle:
    """The basis with words replaced: `ave_2=(old, new)` in ave-2.bpmn, `kapstok=(old, new)` in kapstok.toml."""
    found = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    files = dict(found.files)
    for name, (old, new) in replaced.items():
        file = "kapstok.toml" if name == "kapstok" else f"{name.replace('_', '-')}.bpmn"
        assert old.encode() in files[file], f"{old!r} is not in {file}"
        files[file] = files[file].replace(old.encode(), new.encode())
    return Bundle.from_files(files, found.chain)


def renamed(old: str, new: str) -> Bundle:
    """The basis in which an element, its form and its termijn are called otherwise."""
    found = basis()
    files = {name.replace(old, new): data.replace(old.encode(), new.encode()) for name, data in found.files.items()}
    return Bundle.from_files(files, found.chain)


def report(found: Bundle) -> Report:
    """A report of the check alone: walking the whole basis takes a test too long."""
    return Report(found.variant, found.digest, tuple(check.check(found)))


def publish(viewer: Viewer | None, found: Bundle, *gemeenten: str, since=None):
    """Publish as a door does, with the report of what is published."""
    return publish_process(viewer, found, gemeenten or ("veldermeer",), report(found), since)
