"""A kernel whose answers come when a test says so: what a quick learner does meanwhile is then always the same."""

from __future__ import annotations

from .reading import until

# Holds back what Python says to the widgets, in order. Meanwhile the page asks for no pong, as one in the background
# does not: a pong that overtakes would say that what came before it was lost.
WIRE = """{
  const later = window.setTimeout.bind(window);
  const wire = window.wire = {held: %s};
  const plain = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => Boolean(wire.held)});
  const parent = (each) => JSON.parse(each.data).parent_header.msg_id;
  Object.defineProperty(WebSocket.prototype, 'onmessage', {...plain, set(listener) {
    plain.set.call(this, (event) => {
      const text = String(event.data);
      if (wire.held && /"method": ?"(update|custom)"/.test(text) && !/"kind": ?"pong"/.test(text)) {
        wire.held.push({data: text, pass: () => listener.call(this, event)});
      } else listener.call(this, event);
    });
  }});
  wire.answered = () => [...new Set(wire.held.filter(({data}) => /"method": ?"update"/.test(data)).map(parent))];
  wire.pass = async (count) => {
    const ids = wire.answered().slice(0, count);
    while (wire.held.some((each) => ids.includes(parent(each)))) {
      wire.held.shift().pass();
      await new Promise((resolve) => later(resolve));
    }
  };
}"""
FROM_THE_START = WIRE % "[]"
WHEN_ASKED = WIRE % "null"


class Kernel:
    """The kernel behind a page that was opened with one of the scripts above."""

    def __init__(self, page):
        self.page = page

    def hold(self):
        """Keep answers from the page from now on."""
        self.page.evaluate("wire.held = []")

    def answers(self, count=1):
        """Let the page have the answers to so many messages, once they are there."""
        until(self.page, "count => wire.answered().length >= count", count)
        self.page.evaluate("count => wire.pass(count)", count)

    def catches_up(self):
        """Let the page have everything, and hold nothing back any more."""
        self.page.evaluate("wire.pass(Infinity).then(() => { wire.held = null; })")
