"""Nothing leaves the machine: on every page that a link leads to, each request goes to the house itself."""

from urllib.parse import urldefrag, urlsplit

import pytest

from browser.screen import Entering, Screen
from given import House

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ENOUGH = 120
WATCH = """document.addEventListener('securitypolicyviolation',
  event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));"""


def test_a_walk_along_every_link_stays_at_home(enter: Entering, house: House, complaints: list[str]):
    house.open("joost")
    house.to_ave_2()
    noor = enter("noor")
    noor.page.add_init_script(WATCH)
    kinds, hosts = walk(noor)
    assert hosts == {urlsplit(noor.address).netloc}
    assert {"taken", "taken/*", "casussen", "casussen/*", "casussen/nieuw", "processen", "processen/*", "over"} <= kinds
    assert complaints == []


def walk(screen: Screen) -> tuple[set[str], set[str]]:
    """Follow every link once; gives the kinds of pages that were seen, and where their requests went."""
    hosts: set[str] = set()
    screen.page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    todo, seen = ["/taken", "/taken?weergave=alle"], set()
    while todo and len(seen) < ENOUGH:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        screen.open(path)
        screen.settle()
        todo += links(screen)
    assert len(seen) < ENOUGH, "the house has more pages than this walk"
    return {kind(path) for path in seen}, hosts


def links(screen: Screen) -> list[str]:
    """Where the links on this page lead; another order of a list or another part of a diagram is no other page."""
    found = screen.page.locator("a[href]:not([download])").evaluate_all("all => all.map(one => one.href)")
    here = [urldefrag(one).url.removeprefix(screen.address) for one in found if one.startswith(screen.address)]
    return [one for one in here if not any(same in one for same in ("sorteer=", "diagram=", ".txt"))]


def kind(path: str) -> str:
    """The page without the casus, task or gemeente that it is about."""
    first, *rest = urlsplit(path).path.strip("/").split("/")
    return "/".join([first, *("nieuw" if part == "nieuw" else "*" for part in rest[:1])])
