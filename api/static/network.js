// The network drawn by vis-network with places from the server. The address holds the whole view; what is clicked here
// changes the address, and the page of the new address gives the new picture.
const place = document.querySelector("#canvas");
const chosen = document.querySelector("#chosen");
const png = () => document.querySelector("#png");
const styles = getComputedStyle(document.body);
const [ink, paper] = [styles.color, styles.backgroundColor];
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let picture = read(document);
let asking;
// The part of the canvas that stays free beside the outermost things, for their names.
const MARGIN = 0.075;
// Names without room at first come with a closer look: at this part of their size, or when the picture is so much larger.
const [CLOSE, CLOSER, UNNAMED, LEAST] = [0.5, 1.3, 12, 7];

function read(page) {
  return JSON.parse(page.querySelector("#picture").textContent);
}

const hidden = () => new Set(new URLSearchParams(location.search).getAll("hide"));

function draw() {
  const lines = new Array(picture.nodes.length).fill(0);
  for (const [a, b] of picture.edges) { lines[a] += 1; lines[b] += 1; }
  const away = hidden();
  const { wide, high, grown, font } = picture.canvas;
  const drawn = picture.nodes.map(([own, name, k, x, y, c, size, pinned, named, cut], i) => ({
    id: `${picture.kinds[k]}/${own}`,
    kind: picture.kinds[k], own, name, named, lines: lines[i], pinned: Boolean(pinned),
    label: cut ?? name,
    x: x * wide, y: y * high, shape: picture.shapes[k], size: size * grown,
    color: { background: picture.colours[c], border: ink, highlight: { background: picture.colours[c], border: ink } },
    borderWidth: pinned ? 3 * grown : 0.5, hidden: away.has(picture.kinds[k]),
    font: { size: named ? font : UNNAMED },
  }));
  const seen = UNNAMED * Math.max(CLOSE, CLOSER * fit(drawn).scale) + 1;
  for (const node of drawn) node.scaling = { label: { drawThreshold: node.named ? LEAST : seen } };
  const joined = picture.edges.map(([a, b, t]) => ({
    id: `${drawn[a].id} ${t} ${drawn[b].id}`, from: drawn[a].id, to: drawn[b].id, title: picture.types[t],
  }));
  for (const [set, now] of [[nodes, drawn], [edges, joined]]) {
    const kept = new Set(now.map((each) => each.id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(now);
  }
}

// The page at another address gives its picture and the parts that tell of it.
async function go(address, push = true) {
  asking?.abort();
  const own = asking = new AbortController();
  place.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(address, { signal: own.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const before = picture.canvas.wide;
    picture = read(page);
    const open = document.querySelector("#things").open;
    for (const part of ["#told", "#looks", "#kinds", "#legend", "#things"]) {
      const now = page.querySelector(part);
      document.querySelector(part).replaceWith(document.adoptNode(now));
    }
    document.querySelector("#things").open = open;
    if (push) history.pushState(null, "", address);
    dress();
    draw();
    keep(picture.canvas.wide / before);
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(address);
  }
  place.removeAttribute("aria-busy");
}

// The address with a change that needs no new picture: only the links to files follow it.
function note(change) {
  const query = new URLSearchParams(location.search);
  change(query);
  history.replaceState(null, "", `/network?${query}`);
  for (const link of document.querySelectorAll("#told a[href^='/network/']")) {
    const asked = new URLSearchParams(query);
    if (link.href.includes("download=1")) asked.set("download", "1");
    link.href = `${link.pathname}?${asked}`;
  }
  for (const link of document.querySelectorAll("[data-go]")) {
    const asked = new URLSearchParams(query);
    const there = new URL(link.href).searchParams.getAll("open");
    asked.delete("open");
    for (const key of there) asked.append("open", key);
    link.href = `/network?${asked}`;
  }
  for (const field of document.querySelectorAll("#looks [type=hidden]")) field.remove();
  for (const [name, value] of query) {
    if (name === "colour" || name === "size") continue;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    document.querySelector("#looks").append(field);
  }
}

function toggled(name, value) {
  const query = new URLSearchParams(location.search);
  const kept = query.getAll(name).filter((each) => each !== value);
  const there = kept.length < query.getAll(name).length;
  query.delete(name);
  for (const each of there ? kept : [...kept, value]) query.append(name, each);
  return `/network?${query}`;
}

function unpinned(query, key) {
  const kept = query.getAll("pin").filter((pin) => !pin.endsWith(`,${key}`));
  query.delete("pin");
  for (const pin of kept) query.append("pin", pin);
}

function pin(key) {
  const { x, y } = network.getPosition(key);
  const { wide, high } = picture.canvas;
  note((query) => {
    unpinned(query, key);
    query.append("pin", `${(x / wide).toFixed(4)},${(y / high).toFixed(4)},${key}`);
  });
  nodes.update({ id: key, x, y, pinned: true, borderWidth: 3 });
}

function button(word, name, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = word;
  made.setAttribute("aria-label", `${word} ${name}`);
  made.addEventListener("click", work);
  return made;
}

function choose(key) {
  const node = nodes.get(key);
  if (!node) return;
  const words = chosen.dataset;
  const link = document.createElement("a");
  link.href = `/node/${encodeURIComponent(node.kind)}/${node.own.split("/").map(encodeURIComponent).join("/")}`;
  link.textContent = node.name;
  const open = new URLSearchParams(location.search).getAll("open").includes(key);
  chosen.replaceChildren(link, ` ${node.lines} ${words.lines} `,
    button(open ? words.collapse : words.expand, node.name, async () => {
      await go(toggled("open", key));
      choose(key);
    }), " ",
    button(node.pinned ? words.unpin : words.pin, node.name, async () => {
      if (node.pinned) {
        note((query) => unpinned(query, key));
        await go(location.pathname + location.search, false);
      } else pin(key);
      choose(key);
    }));
}

// What a page of the server lacks where there are scripts.
function dress() {
  png().hidden = false;
  document.querySelector("#looks button").hidden = true;
}

// The view of everything that is not hidden. The library's own needs sizes that things have once they were drawn.
function fit(things) {
  const seen = things.filter((node) => !node.hidden);
  if (!seen.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const [xs, ys] = [seen.map((node) => node.x), seen.map((node) => node.y)];
  const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = picture.canvas.wide * MARGIN;
  const scale = Math.min(place.clientWidth / (right - left + 2 * margin), place.clientHeight / (low - top + margin), 1);
  return { position: { x: (left + right) / 2, y: (top + low) / 2 }, scale };
}

const whole = () => network.moveTo(fit(nodes.get()));

// The same part of the picture after its canvas grew by so much.
function keep(grown) {
  const { x, y } = network.getViewPosition();
  network.moveTo({ position: { x: x * grown, y: y * grown }, scale: network.getScale() / grown });
}

// The canvas as it is seen, on paper, with the legend below it.
function save() {
  const canvas = place.querySelector("canvas");
  const scale = canvas.width / canvas.clientWidth;
  const told = [...document.querySelectorAll("#kinds label, #legend li")].filter(
    (each) => each.querySelector("input")?.checked ?? true);
  const columns = Math.max(1, Math.floor(canvas.clientWidth / 260));
  const sheet = document.createElement("canvas");
  sheet.width = canvas.width;
  sheet.height = canvas.height + Math.ceil(told.length / columns) * 24 * scale + 12 * scale;
  const pen = sheet.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(canvas, 0, 0);
  pen.scale(scale, scale);
  pen.font = `14px ${styles.fontFamily}`;
  told.forEach((each, n) => {
    const [x, y] = [12 + (n % columns) * 260, canvas.clientHeight + 22 + Math.floor(n / columns) * 24];
    const mark = each.querySelector(".mark path");
    pen.fillStyle = pen.strokeStyle = ink;
    if (mark) {
      const outline = new Path2D();
      outline.addPath(new Path2D(mark.getAttribute("d")), new DOMMatrix([1, 0, 0, 1, x, y - 5]));
      if (mark.getAttribute("fill") !== "none") {
        pen.fillStyle = mark.getAttribute("fill");
        pen.fill(outline);
      }
      pen.lineWidth = 0.8;
      pen.stroke(outline);
      pen.fillStyle = ink;
    }
    pen.fillText(each.textContent.trim(), x + 12, y);
  });
  return sheet.toDataURL("image/png");
}

place.classList.add("drawn");
place.setAttribute("role", "img");
place.setAttribute("aria-label", place.dataset.label);
document.querySelector(".tools").hidden = false;
dress();
draw();
const network = new vis.Network(place, { nodes, edges }, {
  physics: false,
  nodes: { font: { color: ink, strokeWidth: 3, strokeColor: paper },
    scaling: { label: { enabled: false } } },
  edges: { smooth: false, color: { color: "#8896a3", highlight: ink }, width: 1,
    arrows: { to: { enabled: picture.edges.length < 1500, scaleFactor: 0.5 } } },
  interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: true, keyboard: false, tooltipDelay: 200 },
});
network.on("click", ({ nodes: [key] }) => choose(key));
network.on("dragEnd", ({ nodes: [key] }) => {
  if (key === undefined) return;
  pin(key);
  choose(key);
});
whole();
network.once("afterDrawing", () => {
  place.dataset.ready = "yes";
  performance.mark("first-picture");
});
document.addEventListener("change", ({ target }) => {
  if (target.closest("#looks")) {
    const query = new URLSearchParams(new FormData(target.form));
    go(`/network?${query}`);
  } else if (target.closest("#kinds")) {
    note((query) => {
      const kept = query.getAll("hide").filter((kind) => kind !== target.value);
      query.delete("hide");
      for (const kind of target.checked ? kept : [...kept, target.value]) query.append("hide", kind);
    });
    draw();
    go(location.pathname + location.search, false);
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  const zoom = event.target.closest("[data-zoom]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(link.getAttribute("href"));
  } else if (zoom) {
    const by = Number(zoom.dataset.zoom);
    if (by) network.moveTo({ scale: network.getScale() * by });
    else whole();
  } else if (event.target === png()) png().href = save();
});
addEventListener("popstate", () => go(location.pathname + location.search, false));
