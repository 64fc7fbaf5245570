"""What the page says to those who do not see it: texts of live regions that were there before."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# A region that enters the page together with its text is often not read out, so it does not count.
LISTEN = """() => {
  const live = "[role=status]"
  let there = new Set()
  const look = () => {
    const regions = [...document.querySelectorAll(live)]
    there = new Set(regions.filter((region) => region.checkVisibility()))
    requestAnimationFrame(look)
  }
  const hear = ({ target }) => {
    const region = (target.closest ? target : target.parentElement)?.closest(live)
    const text = region?.textContent.trim()
    if (text && there.has(region)) globalThis.said.push(text)
  }
  globalThis.said = []
  new MutationObserver((changes) => changes.forEach(hear))
    .observe(document, { subtree: true, childList: true, characterData: true })
  return new Promise((resolve) => requestAnimationFrame(() => resolve(look())))
}"""
# What is said comes at once, or not at all; what is said once more comes a moment later.
WAIT = """() => new Promise((done) => {
  const end = performance.now() + 300
  const look = () => {
    const isOver = globalThis.said.length || performance.now() > end
    isOver ? setTimeout(() => done(globalThis.said.splice(0)), 50) : setTimeout(look, 20)
  }
  look()
})"""


def listen(page: Page) -> None:
    """Begin to listen to the page that is open."""
    page.evaluate(LISTEN)


def said(page: Page) -> list[str]:
    """Return what was said since the last time, in order."""
    return list(page.evaluate(WAIT))


def focus_of(page: Page) -> Any:
    """Return the element that has the focus."""
    return page.locator("*:focus")


def names_of(page: Page, *roles: str) -> list[str]:
    """Return the names that the browser gives to everything with one of these roles, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = [node for node in nodes if not node["ignored"] and node["role"]["value"] in roles]
    return [str(node.get("name", {}).get("value", "")).strip() for node in found]
