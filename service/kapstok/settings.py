"""Where this installation keeps things: read once from the environment (KAPSTOK_*), with working defaults."""

import os
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOSSIER_KEYS = "dossier.keys"


@dataclass(frozen=True)
class Settings:
    """`database` is a SQLAlchemy URL; `data` the folder for what this installation writes itself.

    `state_key` seals the stored runs (HMAC); without one in the environment it is made and kept in `data`.
    `dossier_keys` make the dossier unreadable for others (see `cipher`), kept in the same way.
    `log` is `tekst` or `json`; `metrics_token` opens `/metrics` (None: there is none).
    The worker looks for work every `poll` seconds and takes over from one that was silent for `silence` seconds.
    """

    database: str
    data: Path
    processes: Path
    forms: Path
    host: str
    port: int
    base_url: str
    secure_cookies: bool
    smtp: str | None
    state_key: str | None
    dossier_keys: str | None
    mail_from: str
    log: str
    metrics_token: str | None
    poll: float
    silence: float

    @cached_property
    def dossier_key_file(self) -> str:
        """Looked at each time that something is sealed."""
        return str(self.data / DOSSIER_KEYS)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    data = Path(os.environ.get("KAPSTOK_DATA", ROOT / "var"))
    port = int(os.environ.get("KAPSTOK_PORT", "8000"))
    return Settings(
        database=os.environ.get("KAPSTOK_DATABASE", f"sqlite:///{data}/kapstok.db"),
        data=data,
        processes=Path(os.environ.get("KAPSTOK_PROCESSES", ROOT / "processes")),
        forms=Path(os.environ.get("KAPSTOK_FORMS", ROOT / "forms")),
        host=os.environ.get("KAPSTOK_HOST", "127.0.0.1"),
        port=port,
        base_url=os.environ.get("KAPSTOK_BASE_URL", f"http://127.0.0.1:{port}"),
        secure_cookies=os.environ.get("KAPSTOK_BASE_URL", "").startswith("https://"),
        smtp=os.environ.get("KAPSTOK_SMTP"),
        state_key=os.environ.get("KAPSTOK_STATE_KEY"),
        dossier_keys=os.environ.get("KAPSTOK_DOSSIER_KEYS"),
        mail_from=os.environ.get("KAPSTOK_MAIL_FROM", "kapstok@localhost"),
        log=os.environ.get("KAPSTOK_LOG", "tekst"),
        metrics_token=os.environ.get("KAPSTOK_METRICS_TOKEN"),
        poll=float(os.environ.get("KAPSTOK_POLL", "1")),
        silence=float(os.environ.get("KAPSTOK_SILENCE", "30")),
    )
