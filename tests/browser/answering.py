"""Answer any question as a learner without a mouse does: Tab, Space, Enter, arrows and letters."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .reading import put_before, tab_to


class Question:
    """One question on a page, of whatever type."""

    def __init__(self, page, item, *, inside=None):
        self.page, self.keys, self.item = page, page.keyboard, item
        self.box = (inside or page).locator(f"[data-item={item.id}]")
        self.check = self.box.get_by_role("button", name="Check", exact=True)
        self.again = self.box.get_by_role("button", name="Try again")
        self.verdict = self.box.locator(".bm-verdict")
        self.options = {option.id: option.text for option in item.options}

    def start(self):
        """Put the keyboard just before the question, as someone who has read up to here."""
        put_before(self.box)

    def submit(self, key="Enter"):
        tab_to(self.check)
        self.keys.press(key)

    def answer(self, response):
        """Fill in a response and check it."""
        self.start()
        self.fill(response)
        self.submit()
        expect(self.verdict).to_be_visible()

    def retry(self):
        """Try again, from the verdict, where the keyboard now is."""
        tab_to(self.again)
        self.keys.press("Enter")
        expect(self.verdict).to_have_count(0)

    def fill(self, response):
        """Fill in a response; what an earlier try left is taken back first."""
        getattr(self, f"_{self.box.get_attribute('data-control')}")(response)

    def _list(self, response):
        for part in self.item.parts:
            self._choose(self._part(part), response.get(part.id, []))

    def _part(self, part):
        return self.box if len(self.item.parts) == 1 else self.box.locator(f"[data-part={part.id}]")

    def _choose(self, box, wanted):
        if box.locator(".bm-option input[type=radio]").count():
            if wanted:
                self._radio(box, f"input[value={wanted[0]}]", ".bm-option input")
            return
        # First what is to go: a question may take no more picks than it has.
        for tick in (False, True):
            put_before(box)
            for place in range(box.locator(".bm-option input").count()):
                each = box.locator(".bm-option input").nth(place)
                needed = each.get_attribute("value") in wanted
                if needed is tick and each.is_checked() is not tick:
                    tab_to(each)
                    self.keys.press("Space")

    def _radio(self, box, target, all_inputs):
        group = box.locator(all_inputs)
        chosen = [place for place in range(group.count()) if group.nth(place).is_checked()]
        tab_to(group.nth(chosen[0] if chosen else 0))
        if not chosen:
            self.keys.press("Space")
        for _ in range(group.count()):
            if box.locator(target).is_checked():
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not reach {target}")

    def _grid(self, response):
        single = self.item.type == "matrix-multiple-choice"
        for row in self.item.rows:
            line = self.box.locator(".bm-grid-row").filter(
                has=self.page.get_by_role("rowheader", name=row.text, exact=True)
            )
            if single:
                if response.get(row.id):
                    self._radio(line, f"input[value={response[row.id][0]}]", "input")
                continue
            for column, _ in self.item.columns:
                cell = line.locator(f"input[value={column}]")
                if cell.is_checked() != (row.id in response.get(column, [])):
                    tab_to(cell)
                    self.keys.press("Space")

    def _blank(self, response):
        # A piece that stands in another blank cannot be chosen: first take back what is in the way.
        for part in self.item.parts:
            self._select(part, response, take_back=True)
        put_before(self.box)
        for part in self.item.parts:
            self._select(part, response)

    def _select(self, part, response, *, take_back=False):
        wanted = self.options_of(part)[response[part.id][0]] if response.get(part.id) else "choose"
        select = self.box.get_by_label(part.text, exact=True)
        now = select.locator("option:checked").text_content()
        if now == wanted or (take_back and now == "choose"):
            return
        tab_to(select)
        texts = select.locator("option:not(:disabled)").all_text_contents()
        steps = texts.index("choose" if take_back else wanted) - texts.index(now)
        for _ in range(abs(steps)):
            self.keys.press("ArrowDown" if steps > 0 else "ArrowUp")

    def options_of(self, part):
        return {option.id: option.text for option in part.options}

    def _span(self, response):
        wanted = {id_ for ids in response.values() for id_ in ids}
        spans = self.box.locator("button.bm-span")
        ids = [option.id for place in self._places() for option in self.item.options if option.id == place]
        for place, id_ in enumerate(ids):
            span = spans.nth(place)
            if (span.get_attribute("aria-pressed") == "true") != (id_ in wanted):
                tab_to(span)
                self.keys.press("Space")

    def _places(self):
        """Ids of the spans in the order in which they stand in the text."""
        words = " ".join([self.item.text, *(cell for cells in self.item.lines for cell in cells)])
        return re.findall(r"\{([a-z0-9-]+)\}", words)

    def _order(self, response):
        (wanted,) = response.values()
        steps = self.box.locator(".bm-step")
        for place, id_ in enumerate(wanted):
            now = [text.strip() for text in steps.locator("> span:nth-child(2)").all_text_contents()].index(
                self.options[id_]
            )
            up = self.box.get_by_role("button", name=f"Move up: {self.options[id_]}", exact=True)
            if now > place:
                put_before(self.box)
                tab_to(up)
            for _ in range(now - place):
                self.keys.press("Enter")

    def _number(self, response):
        value = self.box.locator(".bm-number")
        tab_to(value)
        self.keys.press("ControlOrMeta+a")
        self.keys.type(response["value"][0])
        unit = self.box.locator("select")
        if unit.count():
            tab_to(unit)
            self.keys.type(response["unit"][0])
