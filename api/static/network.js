// The network drawn by vis-network with places from the server. A click names a thing; from there it is expanded or opened.
const place = document.querySelector("#canvas");
const chosen = document.querySelector("#chosen");
// The unit square of the server's layout in pixels of the picture, and how far an expansion spreads around its centre.
const WIDE = 1200;
const HIGH = 640;
const SPREAD = 400;
const ink = getComputedStyle(document.body).color;
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const hidden = new Set();
const list = document.querySelector("#list");
const count = document.querySelector("#count");

function add(picture, spread) {
  const centre = picture.nodes[0];
  for (const n of picture.nodes) {
    if (nodes.get(n.id)) continue;
    const at = spread
      ? { x: spread.x + (n.x - centre.x) * SPREAD, y: spread.y + (n.y - centre.y) * SPREAD }
      : { x: n.x * WIDE, y: n.y * HIGH };
    const label = n.label.length > 16 ? `${n.label.slice(0, 15)}…` : n.label;
    if (spread) {
      const item = document.createElement("li");
      item.append(...ways({ ...n, whole: n.label }));
      list.append(item);
    }
    nodes.add({ ...n, ...at, label, whole: n.label, hidden: hidden.has(n.kind), shape: "dot", size: 10 });
  }
  for (const e of picture.edges) {
    const id = `${e.from} ${e.type} ${e.to}`;
    if (!edges.get(id)) edges.add({ ...e, id, arrows: { to: { enabled: true, scaleFactor: 0.5 } } });
  }
}

async function read(address) {
  const reply = await fetch(address);
  return reply.json();
}

// A link to a thing and a button that expands it: below the picture for the one that was clicked, and in the list for
// whoever uses no mouse.
function ways(node) {
  const open = document.createElement("a");
  open.href = `/node/${encodeURIComponent(node.kind)}/${node.own.split("/").map(encodeURIComponent).join("/")}`;
  open.textContent = node.whole;
  return [open, " ", expander(node)];
}

function expander(node) {
  const button = document.createElement("button");
  button.className = "quiet";
  button.textContent = chosen.dataset.expand;
  button.setAttribute("aria-label", `${chosen.dataset.expand} ${node.whole}`);
  button.addEventListener("click", async () => {
    const query = new URLSearchParams({ label: node.kind, id: node.own });
    add(await read(`/network/data?${query}`), network.getPosition(node.id));
    count.textContent = nodes.length;
  });
  return button;
}

const first = await read(place.dataset.address);
place.replaceChildren();
place.classList.add("drawn");
place.setAttribute("role", "img");
place.setAttribute("aria-label", place.dataset.label);
add(first);
const network = new vis.Network(place, { nodes, edges }, {
  physics: false,
  nodes: { font: { color: ink, size: 14 }, borderWidth: 0 },
  edges: { smooth: false, color: { color: "#8896a3", highlight: ink }, width: 1 },
  interaction: { hideEdgesOnDrag: true, keyboard: false },
});
network.on("click", ({ nodes: [key] }) => key && chosen.replaceChildren(...ways(nodes.get(key))));
document.querySelector("#kinds").addEventListener("change", ({ target }) => {
  if (target.checked) hidden.delete(target.value);
  else hidden.add(target.value);
  nodes.update(nodes.get().map((n) => ({ id: n.id, hidden: hidden.has(n.kind) })));
});
const png = document.querySelector("#png");
png.hidden = false;
png.addEventListener("click", () => {
  png.href = place.querySelector("canvas").toDataURL("image/png");
});
for (const item of list.children) item.append(" ", expander(nodes.get(item.dataset.key)));
place.dataset.ready = "yes";
