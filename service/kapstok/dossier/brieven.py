"""The letters and notes that were made of a casus: which kind, from which template, and (sealed) what they say."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from kapstok.db import Row
from kapstok.dossier.entry import Entry


class Brief(Entry, Row):
    """`kind` is a key of `variants.brieven`; `template` is the digest of the text that was filled in, of `version_id`.

    `values` holds what was asked ("gevraagd") and what it became ("tekst").
    """

    __tablename__ = "brief"

    kind: Mapped[str] = mapped_column(String(30))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    template: Mapped[str] = mapped_column(String(64))
