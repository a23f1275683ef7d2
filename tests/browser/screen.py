"""Somebody at a screen: what a person reads, fills in and presses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from kapstok.demo.cast import PASSWORD

ONLY_VIOLATIONS = {"resultTypes": ["violations"]}


@dataclass
class Screen:
    """A page of the house. Everything goes by what stands on it, not by what lies behind."""

    page: Page
    address: str

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def sign_in(self, username: str) -> None:
        self.open("/aanmelden")
        self.page.fill("#gebruikersnaam", username)
        self.page.fill("#wachtwoord", PASSWORD)
        self.press("Aanmelden")
        self.page.wait_for_url("**/taken")

    def settle(self) -> None:
        """Wait until the page is complete, the drawing of the route included."""
        self.page.wait_for_load_state()
        place = self.page.locator("[data-diagram-url]")
        if place.count() and place.first.is_visible():
            self.page.wait_for_selector(".kapstok-diagram__doek .djs-shape")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.locator("main").get_by_role("link", name=name).first.click()

    def take_from_inbox(self, task: str, tab: str = "") -> None:
        """Open the task with this name from the list, under a tab."""
        self.open("/taken")
        if tab:
            self.page.get_by_role("navigation", name="Welke taken").get_by_role("link", name=tab).click()
        self.page.get_by_role("row").get_by_role("link", name=task).click()

    def answer(self, **answers: Any) -> None:
        """Fill in fields by their name; a list ticks several boxes."""
        for key, value in answers.items():
            field = self.page.locator(f"main [name={key}]")
            kind = field.first.evaluate("it => it.tagName === 'SELECT' ? 'select' : it.type")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    self.page.check(f"main [name={key}][value='{one}']")
            elif kind == "select":
                field.select_option(value)
            else:
                field.fill(value)

    def do(self, task: str, button: str, tab: str = "", **answers: Any) -> str:
        """A whole task from the inbox; gives what the house says afterwards."""
        self.take_from_inbox(task, tab)
        self.answer(**answers)
        self.press(button)
        return self.told

    @property
    def told(self) -> str:
        """What the house says about the last thing that was done."""
        self.page.wait_for_load_state()
        said = self.page.locator(".kapstok-meldingen[role=status]")
        assert said.count(), f"nothing was said on {self.page.url}:\n{self.text}"
        return said.inner_text()

    @property
    def text(self) -> str:
        """What one reads on the page, in one line."""
        return " ".join(self.page.inner_text("main").split())

    @property
    def title(self) -> str:
        return self.page.inner_text("h1")

    def panel(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title, exact=True)

    @property
    def barriers(self) -> list[str]:
        """What keeps somebody out of this page, by the rules of axe; and anything wider than the screen."""
        found = [
            f"{self.page.url}: {one['id']}: {one['nodes'][0]['html'][:160]}"
            for one in Axe().run(self.page, options=ONLY_VIOLATIONS).response["violations"]
        ]
        return found + ([f"{self.page.url}: wider than the screen"] if self.overflows else [])

    @property
    def overflows(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


Opening = Callable[..., Page]
Entering = Callable[..., Screen]
