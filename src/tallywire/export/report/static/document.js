"use strict";
// Ties marks in the text to the cards beside it: hover, focus, click; Escape lets go.
(() => {
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  if (!text || !panel) return;
  document.body.classList.add("js");
  const wide = matchMedia("(min-width: 60rem)");
  const cards = new Map(), marks = new Map(), slots = new Map(), hops = new Map(), notes = new Map();
  const push = (map, key, node) => map.has(key) ? map.get(key).push(node) : map.set(key, [node]);

  for (const card of panel.querySelectorAll(".card")) cards.set(card.dataset.n, card);
  for (const run of text.querySelectorAll("[data-s]"))
    for (const n of run.dataset.s.split(" ")) push(marks, n, run);
  for (const [key, map] of [["f", slots], ["h", hops]])
    for (const run of text.querySelectorAll(`[data-${key}]`))
      for (const part of run.dataset[key].split(" ")) push(map, part.split("/")[0], run);
  for (const note of text.querySelectorAll(".note")) push(notes, note.dataset.n, note);

  let active = null, pinned = false, cameFrom = null, returning = false;

  const paint = (n, on) => {
    for (const [map, name] of [[marks, "on"], [slots, "slot"], [hops, "hop"], [notes, "on"]])
      for (const node of map.get(n) ?? []) node.classList.toggle(name, on);
    cards.get(n)?.classList.toggle("on", on);
  };

  function show(n) {
    if (active === n) return;
    if (active !== null) paint(active, false);
    active = n;
    if (n === null) return;
    paint(n, true);
    const card = cards.get(n);
    if (!wide.matches || !card) return;
    const box = panel.getBoundingClientRect(), own = card.getBoundingClientRect();
    if (own.top < box.top || own.bottom > box.bottom) panel.scrollTop += own.top - box.top - 8;
  }

  function pin(n) {
    show(n);
    pinned = n !== null;
  }

  function letGo() {
    const back = cameFrom;
    pin(null);
    cameFrom = null;
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    returning = true;  // giving the focus back is not a wish to see the statement again
    if (back) back.focus();
    returning = false;
  }

  function reveal(n) {
    const first = marks.get(n)?.[0];
    if (first) first.scrollIntoView({ block: wide.matches ? "center" : "start" });
  }

  // A link to a statement opens its card and brings its sentence into view.
  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = id && document.getElementById(id);
    if (!card || !card.classList.contains("card")) return;
    pin(card.dataset.n);
    reveal(card.dataset.n);
    card.focus({ preventScroll: true });
  }

  text.addEventListener("mouseover", (event) => {
    const run = event.target.closest("[data-s]");
    if (run && !pinned && wide.matches) show(run.dataset.s.split(" ")[0]);
  });
  text.addEventListener("click", (event) => {
    const note = event.target.closest(".note");
    if (note) {
      cameFrom = note;
      if (location.hash === note.getAttribute("href")) follow();
      return;
    }
    const run = event.target.closest("[data-s]");
    if (!run || String(getSelection()) !== "") return;
    const all = run.dataset.s.split(" ");  // several statements: each click shows the next
    const next = pinned ? all[(all.indexOf(active) + 1) % all.length] : all[0];
    cameFrom = notes.get(next)?.[0] ?? null;
    pin(next);
  });
  text.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    if (note && !pinned && !returning && wide.matches) show(note.dataset.n);
  });
  panel.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card) return;
    if (event.target.closest(".close")) letGo();
    else if (event.target.closest("a[href^='#']")) pin(wide.matches ? card.dataset.n : null);
    else if (wide.matches && !event.target.closest("a") && String(getSelection()) === "") {
      pin(card.dataset.n);
      reveal(card.dataset.n);
    }
  });
  for (const kind of ["mouseover", "focusin"])
    panel.addEventListener(kind, (event) => {
      const card = event.target.closest(".card");
      if (card && !pinned && wide.matches && card.dataset.n !== active) {
        if (active !== null) paint(active, false);
        active = card.dataset.n;
        paint(active, true);
      }
    });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && active !== null) letGo();
  });
  for (const card of cards.values()) {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    card.prepend(close);
  }
  addEventListener("hashchange", follow);
  follow();
})();
