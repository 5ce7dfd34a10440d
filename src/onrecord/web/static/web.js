"use strict";
// What the pages do beyond links and forms: the card of a place, the keys of the review queue, dropped files.
(() => {
  const one = (selector, root) => (root || document).querySelector(selector);
  let chosen = null;

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches && event.target.matches("a.seg")) chosen = event.target;
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    const card = one("#card:not([data-empty])");
    const close = card && one("[data-close]", card);
    if (!close || !chosen) return;
    close.hidden = false;
    card.classList.add("open");
    one("h2", card).focus({ preventScroll: true });
  });
  const shut = () => {
    const card = one("#card.open");
    if (!card) return false;
    card.classList.remove("open");
    card.replaceChildren();
    if (chosen) chosen.focus();
    return true;
  };
  document.body.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) shut();
  });

  const bar = one("nav.bar ul");
  const current = bar && one("[aria-current]", bar);
  if (current) bar.scrollLeft = current.offsetLeft - bar.offsetLeft - 40;

  const items = () => Array.from(document.querySelectorAll("[data-queue] .item"));
  const mark = (item) => items().forEach((each) => each.classList.toggle("now", each === item));
  const go = (number) => {
    const all = items();
    if (!all.length) return;
    const next = all[Math.max(0, Math.min(all.length - 1, number))];
    mark(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const now = () => items().indexOf(one(".item.now"));
  // The keys judge the row that somebody is in, however they came there.
  for (const kind of ["focusin", "pointerdown"]) document.addEventListener(kind, (event) => {
    const item = event.target.closest?.("[data-queue] .item");
    if (item) mark(item);
  });
  // A judged row leaves the list: the one that takes its place is next.
  const kept = "onrecord row " + location.pathname;
  document.addEventListener("submit", (event) => {
    if (event.target.closest(".item")) sessionStorage.setItem(kept, now());
  });
  if (items().length) {
    go(location.search.includes("done=") ? Number(sessionStorage.getItem(kept)) || 0 : 0);
    sessionStorage.removeItem(kept);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shut()) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && one("#find")) { one("#find").focus(); event.preventDefault(); return; }
    if (!items().length && event.key !== "u") return;
    if (event.key === "j") go(now() + 1);
    else if (event.key === "k") go(now() - 1);
    else if ("armnou".includes(event.key)) {
      const root = event.key === "u" ? document : one(".item.now");
      const target = root && one(`[data-key="${event.key}"]`, root);
      if (!target) return;
      event.preventDefault();
      if (target.tagName === "INPUT") target.focus();
      else target.click();
    }
  });

  document.querySelectorAll(".drop").forEach((drop) => {
    const input = one("input[type=file]", drop);
    const over = (on) => (event) => { event.preventDefault(); drop.classList.toggle("over", on); };
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", (event) => { over(false)(event); input.files = event.dataTransfer.files; });
  });
})();
