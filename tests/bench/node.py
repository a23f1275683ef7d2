"""bpmn-engine from npm with PostgreSQL, where Node is at hand: fetched into a cache folder, never part of Kapstok."""

import os
import shutil
import subprocess
from pathlib import Path

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
        name = casus.tasks[0]["naam"]
        found = self.ask("complete", "POST", f"/complete/{casus.key}/{name}", answers(name))
        casus.tasks = [{"naam": name} for name in found["open"]]
        casus.passed += 1


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
        address = world.url.replace("postgresql+psycopg://", "postgresql://")
        with serving(
            ["node", str(folder / SERVER.name), "PORT", address], world.url, world.data, world.postmaster
        ) as it:
            client = Engine(it)
            casus = client.start()
            run = turn(client, "complete", lambda: client.complete(casus), seconds)
    except (subprocess.SubprocessError, OSError, RuntimeError) as error:
        return f"niet gemeten: {type(error).__name__}."
    return f"afronden (S) p50 {run.p50:.2f} ms, {run.cpu:.2f} ms CPU (zonder rechten, formulier en controleketen)."
