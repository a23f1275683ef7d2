"""Somebody who has only a keyboard, and must see at every press where he is."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, TimeoutError

MOST = 150
SEEN = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return true;
  const style = getComputedStyle(it);
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const at = it.getBoundingClientRect();
  const inView = at.width > 0 && at.height > 0 && at.bottom > 0 && at.top < innerHeight;
  return ring && inView;
}"""
HERE = "it => it === document.activeElement"


@dataclass
class Keyboard:
    """Tab, the arrows, Space, Enter and letters; no mouse. Every stop of Tab must be visible."""

    page: Page

    def go_to(self, wanted: Locator) -> None:
        """Press Tab until it has the focus."""
        wanted.first.wait_for()
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            self._sees_where_he_is()
            if wanted.first.evaluate(HERE):
                return
        raise AssertionError(f"Tab never came to {wanted} on {self.page.url}")

    def _sees_where_he_is(self) -> None:
        """The page may need a moment to scroll along."""
        try:
            self.page.wait_for_function(SEEN, timeout=30000)
        except TimeoutError:
            here = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            raise AssertionError(f"no visible focus on {self.page.url}: {here}") from None

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.go_to(wanted)
        self.page.keyboard.press(key)
        self.page.wait_for_load_state()

    def write(self, name: str, text: str) -> None:
        self.go_to(self.page.locator(f"main [name={name}]"))
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """One of several radio buttons: Tab to the group, then the arrows."""
        buttons = self.page.locator(f"main [name={name}]")
        self.go_to(buttons)
        self.page.keyboard.press("Space")
        for _ in range(buttons.count()):
            if self.page.locator(f"main [name={name}][value='{value}']").is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen in {name}")

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def link(self, name: str) -> None:
        self.press(self.page.get_by_role("link", name=name).first)
