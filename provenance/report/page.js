// Filters by question, source and severity, and arrow keys within the agreement matrix.
const form = document.getElementById("filters");
const shown = document.getElementById("shown");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const chapters = all(".chapter");
const voiced = all("[data-voice]");
const findings = all(".finding");
const assertions = all(".assertion");
const claims = all("tr[data-voice]");
const holds = (keys, key) => !key || (keys ?? "").split(" ").includes(key);

function filter() {
  const { question, source, severity } = Object.fromEntries(new FormData(form));
  for (const one of voiced) one.hidden = !holds(one.dataset.voice, source);
  for (const chapter of chapters) {
    const asked = !question || chapter.id === question;
    const speaks = !source || chapter.querySelector("tr[data-voice]:not([hidden])");
    chapter.hidden = !(asked && speaks);
  }
  const alone = document.getElementById("alone");
  if (alone) alone.hidden = Boolean(question) || !alone.querySelector("tr[data-voice]:not([hidden])");
  for (const one of [...findings, ...assertions]) {
    const { chapters: about, voices, severity: weight } = one.dataset;
    one.hidden = !(holds(about, question) && holds(voices, source) && (!weight || !severity || weight === severity));
  }
  const open = (one) => !one.closest("[hidden]");
  const visible = (list) => list.filter(open).length.toLocaleString("en");
  shown.textContent =
    `${visible(claims)} of ${claims.length.toLocaleString("en")} claims, ` +
    `${visible(findings)} of ${findings.length.toLocaleString("en")} findings`;
}

// A claim that a link leads to may stand in a folded table.
function unfold() {
  const target = /^#c\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.closest("[hidden]")) { form.reset(); filter(); }
  target.closest("details")?.setAttribute("open", "");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
function walk(event) {
  const step = steps[event.key];
  const cell = event.target.closest("td.cell");
  if (!step || !cell) return;
  const rows = all("tbody tr", cell.closest("table")).map((row) => all("td.cell", row));
  const at = rows.findIndex((row) => row.includes(cell));
  const next = rows[at + step[0]]?.[rows[at].indexOf(cell) + step[1]];
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

for (const table of all("table.matrix")) {
  const first = table.querySelector("td.cell");
  if (first) first.tabIndex = 0;
  table.addEventListener("keydown", walk);
}
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", unfold);
form.hidden = false;
filter();
unfold();
