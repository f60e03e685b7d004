"use strict";
// Sorts and filters the table that stands complete in the page; adds nothing to it.
(() => {
  const form = document.getElementById("filters");
  const table = document.querySelector("table.ledger");
  if (!form || !table) return;
  const body = table.tBodies[0];
  const shown = document.getElementById("shown");
  const rows = Array.from(body.rows, (tr, place) => ({ tr, place, text: null, keys: [] }));
  const heads = Array.from(table.tHead.rows[0].cells);
  const compare = new Intl.Collator("en", { sensitivity: "base" }).compare;
  const FILTERS = new Map(  // name of the choice -> the row's data it is compared with
    Array.from(form.querySelectorAll("select[data-key]"), (one) => [one.name, one.dataset.key]));
  const noun = form.dataset.noun;

  const fold = (text) => text.toLocaleLowerCase("en").normalize("NFKD").replace(/\p{M}/gu, "");
  const isNumber = (column) => heads[column].hasAttribute("data-number");
  const textOf = (row) => (row.text ??= fold(row.tr.textContent));
  const keyOf = (row, column) => {
    if (row.keys[column] === undefined) {
      const cell = row.tr.cells[column];
      const key = cell.dataset.k ?? cell.textContent.trim();
      row.keys[column] = isNumber(column) ? Number(key) : key;
    }
    return row.keys[column];
  };

  function filter() {
    const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const wanted = [...FILTERS]
      .map(([name, letter]) => [letter, form.elements[name].value])
      .filter(([, value]) => value !== "");
    let count = 0;
    for (const row of rows) {
      const fits = wanted.every(([letter, value]) => row.tr.dataset[letter].split(" ").includes(value))
        && words.every((word) => textOf(row).includes(word));
      row.tr.hidden = !fits;
      count += fits;
    }
    const all = rows.length.toLocaleString("en");
    shown.textContent = count === rows.length
      ? `${all} ${noun}` : `${count.toLocaleString("en")} of ${all} ${noun}`;
    remember();
  }

  function sort(column, down) {
    const sign = down ? -1 : 1;
    rows.sort((a, b) => {
      if (column === null) return a.place - b.place;
      const x = keyOf(a, column), y = keyOf(b, column);
      if (isNumber(column) && x !== y) {
        if (x < 0 || y < 0) return x < 0 ? 1 : -1;  // no number: last, either way
        return sign * (x - y);
      }
      return sign * compare(x, y) || a.place - b.place;
    });
    const all = document.createDocumentFragment();
    for (const row of rows) all.append(row.tr);
    body.append(all);
    heads.forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  // The choice stands in the address, so that it can be linked to and survives going back.
  function remember() {
    const state = new URLSearchParams();
    for (const name of ["text", ...FILTERS.keys()]) {
      const field = form.elements[name];
      const value = field.options ? (field.value && field.selectedOptions[0].text) : field.value;
      if (value) state.set(name, value);
    }
    const hash = state.size ? `#${state}` : "#";
    if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["text", ...FILTERS.keys()]) {
      const value = state.get(name) ?? "";
      const field = form.elements[name];
      if (!field.options) field.value = value;
      else {
        const found = Array.from(field.options)
          .find((option) => value && (option.text === value || option.value === value));
        field.value = found ? found.value : "";
      }
    }
    filter();
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      sort(column, head.getAttribute("aria-sort") === "ascending");
      form.elements.sort.value = "";
    });
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "sort") return filter();
    const value = event.target.value;
    return sort(value ? parseInt(value, 10) : null, value.endsWith("-"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sort(null, false); filter(); }));
  addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
