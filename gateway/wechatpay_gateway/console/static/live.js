// Keeps a page of the console up to date: after each change of the gateway, fetches the page and replaces its live parts.
"use strict";
(() => {
  const sign = document.getElementById("live");
  if (!sign || !window.EventSource) return;
  const REST_MILLISECONDS = 1000;
  const RETRY_MILLISECONDS = 3000;
  let stream = null;
  let shown = sign.dataset.revision;
  let isFetching = false;
  let isWanted = false;

  function say(isOn) {
    sign.hidden = false;
    sign.dataset.state = isOn ? "on" : "off";
    const text = isOn ? sign.dataset.on : sign.dataset.off;
    if (sign.textContent !== text) sign.textContent = text;
  }

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(sign.dataset.events);
    stream.addEventListener("change", (event) => {
      say(true);
      if (event.data !== shown) refresh(event.data);
    });
    stream.addEventListener("error", () => {
      shown = ""; // the gateway may have been restarted, so whatever follows is a change
      say(false);
      if (stream && stream.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, RETRY_MILLISECONDS);
      }
    });
  }

  function close() {
    if (stream) stream.close();
    stream = null;
  }

  async function refresh(revision) {
    isWanted = true;
    shown = revision;
    if (isFetching) return;
    isFetching = true;
    while (isWanted) {
      isWanted = false;
      try {
        const reply = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        if (reply.ok) replace(new DOMParser().parseFromString(await reply.text(), "text/html"));
      } catch {
        shown = "";
        say(false);
      }
      await new Promise((done) => setTimeout(done, REST_MILLISECONDS));
    }
    isFetching = false;
  }

  function replace(fresh) {
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = fresh.getElementById(part.id);
      if (!other || part.innerHTML === other.innerHTML || isInUse(part)) continue;
      const focused = part.contains(document.activeElement) ? document.activeElement : null;
      const open = [...part.querySelectorAll("details[open][data-key]")].map((each) => each.dataset.key);
      part.replaceChildren(...other.childNodes);
      for (const each of part.querySelectorAll("details[data-key]")) {
        if (open.includes(each.dataset.key)) each.open = true;
      }
      if (focused) sameAs(focused, part)?.focus({ preventScroll: true });
    }
  }

  // The element of a part that was replaced that has the same purpose as an earlier one: links and steps have no id.
  function sameAs(earlier, part) {
    const identity = (each) => [each.tagName, each.id, each.getAttribute("href"), each.closest("details[data-key]")?.dataset.key].join(" ");
    return [...part.querySelectorAll("a, button, summary")].find((each) => identity(each) === identity(earlier));
  }

  // A part in which someone is filling in a form stays as it is.
  function isInUse(part) {
    const fields = [...part.querySelectorAll("input:not([type=hidden]), textarea, select")];
    return fields.some((each) => each === document.activeElement || (each.matches("input, textarea") && each.value !== each.defaultValue));
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
})();
