"use strict";
(() => {
  const notes = JSON.parse(document.getElementById("notes").textContent);
  const pop = document.getElementById("pop");
  let lit = [];

  const add = (parent, tag, text, className) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  };
  const link = (parent, target, text) => {
    const element = add(parent, "a", text);
    if (document.getElementById(target)) element.href = "#" + target;
    return element;
  };

  const fill = (key) => {
    const note = notes[key];
    pop.replaceChildren();
    if (!note) return false;
    const who = add(pop, "p");
    add(who, "b", note.who);
    if (note.role) who.append(", " + note.role);
    const chain = add(pop, "ol", "", "chain");
    for (const step of note.path) add(add(chain, "li"), "span", step);
    const how = [note.kind && note.kind + " speech", note.act && note.act !== "other" && note.act, note.on && "said on " + note.on];
    if (how.some(Boolean)) add(pop, "p", how.filter(Boolean).join(", "), "soft");
    if (note.claims.length + note.against.length) {
      const list = add(pop, "ul", "", "rel");
      for (const [id, stance, words] of note.claims.slice(0, 4)) {
        const item = add(list, "li");
        add(item, "span", stance + ": ", stance === "opposes" ? "denies" : "says");
        link(item, "k-" + id, words);
      }
      for (const [id, kind, words] of note.against.slice(0, 3)) {
        const item = add(list, "li");
        add(item, "span", "contradicted (" + kind + ") by ", "denies");
        link(item, "x-" + id, words);
      }
    }
    return true;
  };

  const hide = () => {
    pop.hidden = true;
    for (const element of lit) { element.classList.remove("lit"); element.removeAttribute("aria-describedby"); }
    lit = [];
  };
  const show = (element) => {
    const key = element.dataset.a.split(" ")[0];
    hide();
    if (document.body.classList.contains("no-speech") || !fill(key)) return;
    lit = [...element.closest(".text").querySelectorAll("[data-a~='" + CSS.escape(key) + "']")];
    for (const each of lit) if (each.classList.contains("content")) each.classList.add("lit");
    element.setAttribute("aria-describedby", "pop");
    pop.hidden = false;
    const box = element.getClientRects()[0];
    const left = Math.max(16, Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 16));
    const below = box.bottom + pop.offsetHeight + 12 < innerHeight;
    pop.style.left = left + scrollX + "px";
    pop.style.top = (below ? box.bottom + 6 : box.top - pop.offsetHeight - 6) + scrollY + "px";
  };

  let leaving = 0;
  document.addEventListener("mouseover", (event) => {
    const element = event.target.closest?.("[data-a]");
    if (element) { clearTimeout(leaving); show(element); }
    else if (pop.contains(event.target)) clearTimeout(leaving);
    else if (!pop.hidden) { clearTimeout(leaving); leaving = setTimeout(hide, 250); }
  });
  document.addEventListener("focusin", (event) => {
    const element = event.target.closest?.("[data-a]");
    if (element) show(element);
    else if (!pop.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("[data-a]");
    if (element) show(element);
    else if (!pop.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  for (const box of document.querySelectorAll(".switches input")) {
    box.addEventListener("change", () => document.body.classList.toggle("no-" + box.value, !box.checked));
  }
  if (matchMedia("(max-width: 52rem)").matches) for (const aside of document.querySelectorAll(".aside")) aside.open = false;
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    // A sentence is read with what stands around it; what fills the window is read from its head.
    if (target) target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };
  addEventListener("hashchange", open);
  open();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open], .twin)")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
