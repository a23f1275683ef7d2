"""bpmn-engine from npm with PostgreSQL, where Node is at hand: fetched into a cache folder, never part of Kapstok."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from bench import models
from bench.client import Casus, Client, answers
from bench.measure import turn
from bench.servers import serving
from bench.worlds import World

PACKAGES = ("bpmn-engine@25", "pg@8")
SERVER = Path(__file__).with_name("bpmn_engine.mjs")


class Engine(Client):
    """The thin server around bpmn-engine."""

    def start(self) -> Casus:
        found = self.ask("start", "POST", "/start")
        return Casus(found["id"], [{"naam": name} for name in found["open"]])

    def complete(self, casus: Casus) -> None:
        if not casus.tasks:  # bpmn-engine does not take the way back after it was recovered: the route is over
            again = self.start()
            casus.key, casus.tasks = again.key, again.tasks
        name = casus.tasks[0]["naam"]
        found = self.ask("complete", "POST", f"/complete/{casus.key}/{name}", answers(name))
        casus.tasks = [{"naam": name} for name in found["open"]]
        casus.passed += 1


def _address(url: str) -> dict[str, Any]:
    """The parts by which node-postgres finds the database; the socket's folder stands in the query of ours."""
    found = make_url(url)
    host = found.query.get("host") or found.host
    return {
        "host": host,
        "port": found.port,
        "user": found.username,
        "password": found.password or "",
        "database": found.database,
    }


def measured(world: World, seconds: float) -> str:
    """A sentence with what was found, or why nothing was."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "niet gemeten: Node is hier niet."
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "kapstok-bench"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "node_modules" / "bpmn-engine").exists():
            command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", *PACKAGES]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        shutil.copy(SERVER, folder / SERVER.name)
        (folder / "s.bpmn").write_bytes(models.bpmn("s", "javascript"))
        command = ["node", str(folder / SERVER.name), "PORT", json.dumps(_address(world.url))]
        with serving(command, world.url, world.data, world.postmaster) as it:
            client = Engine(it)
            casus = client.start()
            run = turn(client, "complete", lambda: client.complete(casus), seconds)
    except (subprocess.SubprocessError, OSError, RuntimeError) as error:
        return f"niet gemeten: {type(error).__name__}."
    without = "zonder rechten, formulier en controleketen; steeds een nieuwe, jonge casus"
    return f"afronden (S) p50 {run.p50:.2f} ms, {run.cpu:.2f} ms CPU ({without})."
