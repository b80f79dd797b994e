"use strict";
// Tables: a click on a head sorts by it; long ones show their first rows until asked for all.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const shown = Number(table.dataset.shown || 0);
  const fold = () => { [...body.rows].forEach((row, i) => { row.hidden = shown > 0 && i >= shown; }); };
  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  table.querySelectorAll("th").forEach((head, column) => {
    const numeric = head.classList.contains("number");
    head.querySelector("button").addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numeric;
      for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = (a, b) => numeric ? Number(key(a, column)) - Number(key(b, column)) : key(a, column).localeCompare(key(b, column), "zh");
      body.append(...[...body.rows].sort((a, b) => (down ? compare(b, a) : compare(a, b))));
      if (!table.dataset.whole) fold();
    });
  });
  if (shown > 0) {
    fold();
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    more.textContent = `全部 ${body.rows.length} 行 · show all`;
    more.addEventListener("click", () => {
      table.dataset.whole = "yes";
      for (const row of body.rows) row.hidden = false;
      more.remove();
    });
    table.parentElement.after(more);
  }
}
// The picture: what an item touches, both ways.
const picture = document.getElementById("picture-svg");
if (picture) {
  const edges = [...picture.querySelectorAll("path")];
  const follow = (start, from, to) => {
    const found = new Set([start]);
    for (const node of found) for (const edge of edges) if (edge.dataset[from] === node) found.add(edge.dataset[to]);
    return found;
  };
  for (const node of picture.querySelectorAll("g.node")) {
    node.addEventListener("mouseenter", () => {
      const down = follow(node.dataset.node, "from", "to");
      const up = follow(node.dataset.node, "to", "from");
      const lit = new Set([...down, ...up]);
      picture.classList.add("pointing");
      for (const other of picture.querySelectorAll("g.node")) other.classList.toggle("lit", lit.has(other.dataset.node));
      for (const edge of edges) {
        const both = (set) => set.has(edge.dataset.from) && set.has(edge.dataset.to);
        edge.classList.toggle("lit", both(down) || both(up));
      }
    });
    node.addEventListener("mouseleave", () => picture.classList.remove("pointing"));
  }
}
