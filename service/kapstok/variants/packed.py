"""Files that come packed in a zip: read one by one, never unpacked on disk, and all of them or none."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NoReturn

from kapstok import bounds
from kapstok.errors import Broken, Finding
from kapstok.variants.manifest import FILE

RULE = "sound_zip"
KINDS = (".bpmn", ".dmn", ".form", ".feature", ".toml", ".mustache", ".txt", ".md", ".json", ".bpmn2", ".xml")
NAME = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}/){0,2}[A-Za-z0-9_][A-Za-z0-9_. -]{0,119}")
CHUNK = 1 << 16
# What operating systems put in by themselves.
LEFT_OUT = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$", re.I)


def is_packed(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def read(name: str, data: bytes) -> dict[str, bytes]:
    """The files in the zip by their name in it, without a folder around all of them. Raises Broken."""
    if len(data) > bounds.BUNDLE_BYTES:
        _refuse(name, f"Dit zip-bestand is groter dan {bounds.BUNDLE_BYTES >> 20} MB. Haal weg wat niet nodig is.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = list(_entries(name, packed))
            _refuse_overlap(name, entries)
            return _without_folder(dict(_contents(name, packed, entries)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _broken(name, "Dit zip-bestand is beschadigd of op slot. Maak het opnieuw, zonder wachtwoord.") from error


def _entries(name: str, packed: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    seen: set[str] = set()
    found = packed.infolist()
    if len(found) > bounds.BUNDLE_FILES:
        _refuse(name, f"Dit zip-bestand heeft meer dan {bounds.BUNDLE_FILES} bestanden. Haal weg wat niet nodig is.")
    for entry in found:
        if entry.is_dir() or LEFT_OUT.search(entry.filename):
            continue
        _refuse_entry(name, entry)
        if entry.filename.casefold() in seen:
            _refuse(name, f'"{_shown(entry)}" zit er twee keer in. Houd er een over.')
        seen.add(entry.filename.casefold())
        yield entry


def _refuse_entry(name: str, entry: zipfile.ZipInfo) -> None:
    if not NAME.fullmatch(entry.filename) or ".." in entry.filename.split("/"):
        _refuse(
            name,
            f'De naam "{_shown(entry)}" kan niet. Gebruik letters, cijfers, streepjes en punten, '
            "hoogstens twee mappen diep.",
        )
    if entry.external_attr >> 28 not in (0, 8):
        _refuse(name, f'"{_shown(entry)}" is een verwijzing en geen bestand. Zet het bestand zelf erin.')
    if not entry.filename.lower().endswith(KINDS):
        _refuse(name, f'"{_shown(entry)}" hoort hier niet. Een variant heeft .bpmn, .dmn, .form, .feature en {FILE}.')
    if entry.flag_bits & 0x1:
        _refuse(name, "Dit zip-bestand heeft een wachtwoord. Maak het opnieuw, zonder wachtwoord.")
    if entry.file_size > bounds.BUNDLE_RATIO * max(entry.compress_size, 1):
        _refuse(name, f'"{_shown(entry)}" is verdacht klein ingepakt. Zet het bestand zelf erin.')


def _refuse_overlap(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Two names for the same bytes make a small file large."""
    end = -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            _refuse(name, f'"{_shown(entry)}" ligt over een ander bestand heen. Maak het zip-bestand opnieuw.')
        end = entry.header_offset + entry.compress_size


def _contents(name: str, packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Counted while reading: what an entry says of its own size is not to be trusted."""
    left = bounds.BUNDLE_BYTES
    for entry in entries:
        parts: list[bytes] = []
        with packed.open(entry) as file:
            while part := file.read(CHUNK):
                left -= len(part)
                if left < 0:
                    most = bounds.BUNDLE_BYTES >> 20
                    _refuse(name, f"Uitgepakt is dit meer dan {most} MB. Haal weg wat niet nodig is.")
                parts.append(part)
        data = b"".join(parts)
        if is_packed(data):
            _refuse(name, f'"{_shown(entry)}" is zelf een zip-bestand. Zet de bestanden erin.')
        yield entry.filename, data


def _without_folder(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Whoever packs a folder gets its name in front of every file."""
    tops = {file.partition("/")[0] for file in files}
    if len(tops) == 1 and all("/" in file for file in files) and tops != {"scenarios"}:
        return {file.partition("/")[2]: data for file, data in files.items()}
    return dict(files)


def _shown(entry: zipfile.ZipInfo) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in entry.filename)[:60]


def _refuse(name: str, sentence: str) -> NoReturn:
    raise _broken(name, sentence)


def _broken(name: str, sentence: str) -> Broken:
    return Broken([Finding(name, RULE, sentence)])
