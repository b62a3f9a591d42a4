// The editor of the query language: asks /api/v1/cypher and shows the answer as a table, as bars where a column holds
// figures, and as a network where things come back.
import { complete } from "/static/completion.js";

const [box, given, told, wrong, answer] = ["#query", "#params", "#told", "#wrong", "#answer"].map((id) => document.querySelector(id));
const [words, texts] = ["#words", "#texts"].map((id) => JSON.parse(document.querySelector(id).textContent));
const KEPT = "kg.cypher.history";
// A working day's questions; more is a search of its own.
const MOST_KEPT = 50;
// Bars of one screen, as /chart.svg takes them.
const BARS = 30;
// Servers cut addresses that are much longer.
const ADDRESS = 20000;
let last;

function asked() {
  const params = given.value.trim() ? JSON.parse(given.value) : {};
  return JSON.stringify({ query: box.value, params });
}

function ask(body, form) {
  const headers = { "Content-Type": "application/json", Accept: form, "Accept-Language": document.documentElement.lang };
  const token = document.querySelector("meta[name=csrf-token]")?.content;
  if (token) headers["X-CSRF-Token"] = token;
  return fetch("/api/v1/cypher", { method: "POST", headers, body });
}

async function run() {
  wrong.hidden = answer.hidden = true;
  let body;
  try {
    body = asked();
  } catch {
    return fail(texts.params);
  }
  told.textContent = texts.running;
  document.querySelector("#waits")?.remove();
  keep();
  const begun = performance.now();
  try {
    const reply = await ask(body, "application/json");
    const found = await reply.json();
    if (!reply.ok) return fail(`${reason(reply.status)} ${found.errors?.map((e) => e.message).join(" ") ?? found.detail}`);
    last = { body, found };
    show(found, (performance.now() - begun) / 1000);
  } catch {
    fail(texts.down);
  }
}

function reason(status) {
  if (status === 401 || status === 403) return texts.denied;
  if (status === 504) return texts.late;
  return status >= 500 ? texts.down : texts.refused;
}

function fail(text) {
  told.textContent = "";
  wrong.textContent = text;
  wrong.hidden = false;
  const at = text.match(/line (\d+)(?:, column |:)(\d+)/);
  if (!at) return;
  const lines = box.value.split("\n").slice(0, Number(at[1]) - 1);
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + Number(at[2]) - 1;
  box.focus();
  box.setSelectionRange(start, start + 1);
}

function show({ columns, rows, truncated }, seconds) {
  told.textContent = rows.length
    ? `${rows.length} ${texts.rows} · ${seconds.toFixed(2)} ${texts.seconds}${truncated ? ` · ${texts.cut}` : ""}`
    : texts.nothing;
  answer.hidden = rows.length === 0;
  const head = document.createElement("tr");
  for (const name of columns) head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: name }));
  answer.querySelector("thead").replaceChildren(head);
  answer.querySelector("tbody").replaceChildren(...rows.map((row) => {
    const line = document.createElement("tr");
    for (const name of columns) line.append(cell(row[name]));
    return line;
  }));
  offer("chart", chart(columns, rows));
  offer("net", net(rows));
  view("table");
}

// One way to look at the answer at a time, out of those that it allows.
function view(name) {
  for (const button of answer.querySelectorAll("[data-view]")) {
    button.ariaPressed = String(button.dataset.view === name);
    document.querySelector(`#${button.dataset.view}`).hidden = button.dataset.view !== name;
  }
}

function offer(name, there) {
  answer.querySelector(`[data-view=${name}]`).hidden = !there;
}

const isThing = (value) => Array.isArray(value?.labels) && typeof value.id === "string";

function cell(value) {
  const made = document.createElement("td");
  if (typeof value === "number") made.className = "number";
  if (isThing(value)) made.append(link(value));
  else if (Array.isArray(value) && value.some(isThing)) {
    for (const each of value) made.append(isThing(each) ? link(each) : plain(each), " ");
  } else made.textContent = plain(value);
  return made;
}

function plain(value) {
  if (value === null) return "—";
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join("、");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function link(thing) {
  const made = document.createElement("a");
  made.href = `/node/${encodeURIComponent(own(thing))}/${thing.id.split("/").map(encodeURIComponent).join("/")}`;
  made.textContent = thing.name ?? thing.id;
  return made;
}

// A firm is an organisation too; its own label is the one that has a parent among the others.
const own = ({ labels }) => labels.find((label) => labels.includes(words.parents?.[label])) ?? labels[0];

function chart(columns, rows) {
  const part = document.querySelector("#chart");
  const figures = columns.filter((name) => rows.every((row) => row[name] === null || typeof row[name] === "number") && rows.some((row) => row[name] !== null));
  if (figures.length === 0 || rows.length < 2) return false;
  const names = columns.find((name) => rows.some((row) => typeof row[name] === "string" || isThing(row[name])));
  const select = part.querySelector("select");
  select.replaceChildren(...figures.map((name) => new Option(name)));
  const draw = () => {
    const query = new URLSearchParams({ heading: select.value.slice(0, 200) });
    rows.filter((row) => row[select.value] !== null).slice(0, BARS).forEach((row, n) => {
      const name = names ? row[names]?.name ?? plain(row[names]) : String(n + 1);
      query.append("name", name.slice(0, 60));
      query.append("value", row[select.value]);
    });
    const image = part.querySelector("img");
    image.src = part.querySelector("a").href = `/chart.svg?${query}`;
    image.alt = select.value;
  };
  select.onchange = draw;
  draw();
  return true;
}

// All things of an answer, also those in lists, maps and paths.
function things(value, found = new Set()) {
  if (isThing(value)) found.add(`${own(value)}/${value.id}`);
  else if (value && typeof value === "object") for (const each of Object.values(value)) things(each, found);
  return found;
}

function net(rows) {
  const part = document.querySelector("#net");
  const found = [...things(rows)];
  const query = new URLSearchParams();
  let drawn = 0;
  for (const thing of found) {
    query.append("thing", thing);
    if (query.toString().length > ADDRESS) break;
    drawn += 1;
  }
  part.querySelector("a").href = `/network?${query}`;
  part.querySelector("span").textContent = drawn < found.length ? texts.drawn.replace("{drawn}", drawn).replace("{all}", found.length) : "";
  if (drawn) part.querySelector("img").src = `/network/file.svg?${query}`;
  return drawn > 0;
}

async function download(form) {
  let content;
  if (form === "application/json") content = new Blob([JSON.stringify(last.found)], { type: form });
  else {
    const reply = await ask(last.body, form);
    if (!reply.ok) return fail(reason(reply.status));
    content = await reply.blob();
  }
  const suffix = { "text/csv": "csv", "application/json": "json" }[form] ?? "xlsx";
  const save = Object.assign(document.createElement("a"), { href: URL.createObjectURL(content), download: `cypher.${suffix}` });
  save.click();
  setTimeout(() => URL.revokeObjectURL(save.href), 10000);
}

function history() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  const now = { query: box.value, params: given.value };
  const others = history().filter((one) => one.query !== now.query || one.params !== now.params);
  localStorage.setItem(KEPT, JSON.stringify([now, ...others].slice(0, MOST_KEPT)));
  list();
}

function list() {
  const kept = history();
  document.querySelector("#history ol").replaceChildren(...kept.map((one) => {
    const recall = Object.assign(document.createElement("button"), { type: "button", className: "quiet code", textContent: one.query });
    recall.addEventListener("click", () => {
      box.value = one.query;
      given.value = one.params;
      box.focus();
    });
    const item = document.createElement("li");
    item.append(recall);
    return item;
  }));
  document.querySelector("#history p button").hidden = kept.length === 0;
}

async function learn() {
  const known = await (await fetch("/api/v1/ontology")).json();
  const entries = (of) => Object.entries(of).map(([name, one]) => ({ name, zh: one.label.zh }));
  words.labels = entries(known.classes);
  words.relations = entries(known.relations);
  words.properties = Object.fromEntries([...Object.entries(known.classes), ...Object.entries(known.relations)].map(([name, one]) => [name, entries(one.properties)]));
  words.anyProperty = Object.values(Object.fromEntries(Object.values(words.properties).flat().map((one) => [one.name, one])));
  words.parents = Object.fromEntries(Object.entries(known.classes).map(([name, one]) => [name, one.parent]));
}

words.keywords = words.keywords.map((name) => ({ name }));
words.functions = words.functions.map((name) => ({ name: `${name}(` }));
Object.assign(words, { labels: [], relations: [], properties: {}, anyProperty: [] });
complete(box, document.querySelector("#completions"), words, (many) => {
  told.textContent = texts.offer.replace("{}", many);
});
document.querySelector("#run").addEventListener("click", run);
for (const area of [box, given]) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
}
answer.addEventListener("click", ({ target }) => {
  if (target.dataset.form) download(target.dataset.form);
  if (target.dataset.view) view(target.dataset.view);
});
document.querySelector("#history p button").addEventListener("click", () => {
  localStorage.removeItem(KEPT);
  list();
});
list();
await learn();
document.querySelector("#ask").dataset.ready = "yes";
