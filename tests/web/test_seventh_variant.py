"""The walk of a designer through docs/handleiding/ontwerper/zevende-variant.md, done as it is written there."""

import re
import shlex
import shutil
import subprocess
from io import BytesIO
from uuid import UUID

import pytest
from click.testing import CliRunner, Result

from given import House
from kapstok.acts.carry_out_order import carry_out
from kapstok.cli import main
from kapstok.rehearsal import trying
from kapstok.rehearsal.explore import Bounds
from kapstok.settings import ROOT
from stamped import stamp
from web.conftest import Browser, text_of

PAGE = (ROOT / "docs/handleiding/ontwerper/zevende-variant.md").read_text()
SHELL, SCREEN = PAGE.split("## Op het scherm")
FORM = ROOT / "forms/midden-nederland-stijl/pga_voeren.form"
# The page says of this one command that it answers 1: there is a difference.
DIFFERS = "kapstok process diff"

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def short_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page has `explore` walk everything; publishing walks the same again, here only a little."""
    walk = trying.explore
    monkeypatch.setattr(trying, "explore", lambda compiled, bounds, watch: walk(compiled, Bounds(states=60), watch))


def test_the_commands_of_the_page_lead_to_casussen_that_went_along(
    house: House, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.go(house.to_ave_2(), ("noor", "Burger informeren"))
    stamp()
    for folder in ("processes", "forms"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for kind, block in re.findall(r"^```(sh|toml)\n(.*?)^```", SHELL, re.M | re.S):
        if kind == "toml":
            (tmp_path / "processes/zevende/kapstok.toml").write_text(block)
            continue
        for line in block.splitlines():
            said[line] = walked(line, said)
    told = list(said.values())
    assert "0 fouten, 0 waarschuwingen." in told[2]
    assert re.search(r"(\d+) van \1 scenario’s goed", told[3])
    assert "0 keer niet nagekomen" in told[4]
    assert "Termijn van ‘MDO plannen’ gaat van 10 naar 5 werkdagen" in told[5]
    assert "1 lopende casussen: 1 gaan mee" in told[6]
    assert "Versie 1 van zevende geldt voor veldermeer." in told[7]
    assert "klaar; 1 bijgewerkt" in told[9]
    assert "klaar; 1 teruggezet" in told[10]
    assert "In veldermeer geldt weer versie 1 van basis" in told[11]


def walked(line: str, said: dict[str, str]) -> str:
    """Do one line of the page; answers what it said."""
    words = shlex.split(line.replace("VERSIE", version(said)).replace("OPDRACHT", order(said)))
    if words[0] != "kapstok":
        subprocess.run(words, check=True)
        return ""
    result: Result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == (1 if line.startswith(DIFFERS) else 0), (line, result.output, result.exception)
    return result.output


def version(said: dict[str, str]) -> str:
    found = re.search(r"^zevende 1: .* (\S+)$", "\n".join(said.values()), re.M)
    return found[1] if found else ""


def order(said: dict[str, str]) -> str:
    found = re.search(r"^Opdracht (\S+): ", "\n".join(said.values()), re.M)
    return found[1] if found else ""


def test_the_screen_of_the_page_leads_there_too(house: House, as_person) -> None:
    house.go(house.to_ave_2(), ("noor", "Burger informeren"))
    walk = Walk(as_person("bea"))
    walk.open("/processen")
    walk.open("/processen/ontwerpen")
    given = {"gemeente": "veldermeer", "variant": "zevende", "titel": "Veldermeer, de zevende variant"}
    design = walk.post("/processen/ontwerpen", given)
    form = {"revisie": "1", "bestand": (BytesIO(FORM.read_bytes()), "pga_voeren.form")}
    walk.post(f"{design}/bestanden", form, content_type="multipart/form-data")
    settings = walk.open(f"{design}/bestanden/kapstok.toml").get_element_by_id("bestandstekst").text_content()
    for old, new in (('mdo_plannen = "10', 'mdo_plannen = "5'), ('plan_opstellen = "15', 'plan_opstellen = "10')):
        assert old in settings
        settings = settings.replace(old, new)
    walk.post(f"{design}/bestanden/kapstok.toml", {"inhoud": settings.strip() + "\n", "revisie": "2"})
    assert "Termijn van ‘MDO plannen’ gaat van 10 naar 5 werkdagen" in walk.said
    walk.order(f"{design}/proefdraaien")
    assert "klaar om te publiceren" in walk.said
    walk.open(f"{design}/invloed")
    assert "1 kan meegaan" in walk.said
    digest = walk.open(f"{design}/publiceren").xpath("//input[@name='vingerafdruk']/@value")[0]
    walk.order(f"{design}/publiceren", {"gemeenten": "veldermeer", "vingerafdruk": digest})
    assert "Gepubliceerd als versie 1 van zevende" in walk.said
    (moving,) = walk.page.xpath("//a[text()='Lopende casussen overzetten']/@href")
    groups = walk.open(moving).xpath("//input[@name='groepen'][@checked]/@value")
    asked = {"gemeenten": "veldermeer", "groepen": groups, "actie": "overzetten", "termijnen": "houden"}
    moved = walk.order(moving, asked)
    assert "1 casus overgezet" in walk.said
    walk.order(f"{moved}/ongedaan")
    assert "1 casus teruggezet" in walk.said
    walk.open("/processen/versies")
    walk.post("/processen/gemeenten/veldermeer/terugdraaien")
    missed = [label for label in re.findall(r"\*\*(.+?)\*\*", SCREEN) if label not in walk.seen]
    assert missed == [], "the page names what no screen showed"


class Walk:
    """Somebody who goes from page to page and remembers what stood there."""

    def __init__(self, browser: Browser):
        self.browser, self.seen, self.said = browser, "", ""

    def open(self, path: str):
        self.page = self.browser.page(path)
        self.said = text_of(self.page)
        self.seen += " ".join(self.page.text_content().split()) + "\n"
        return self.page

    def post(self, path: str, data=None, **more) -> str:
        answer = self.browser.post(path, data, **more)
        assert answer.status_code == 303, (path, answer.text[:500])
        self.open(answer.headers["Location"])
        return answer.headers["Location"]

    def order(self, path: str, data=None) -> str:
        """Ask for work that takes a while, let it be done, and look again."""
        follow = self.post(path, data)
        carry_out(UUID(follow.rpartition("/")[2]))
        self.open(follow)
        return follow
