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

function add(picture, spread) {
  const centre = picture.nodes[0];
  for (const n of picture.nodes) {
    if (nodes.get(n.id)) continue;
    const at = spread
      ? { x: spread.x + (n.x - centre.x) * SPREAD, y: spread.y + (n.y - centre.y) * SPREAD }
      : { x: n.x * WIDE, y: n.y * HIGH };
    const label = n.label.length > 16 ? `${n.label.slice(0, 15)}…` : n.label;
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

function say(node, network) {
  const open = document.createElement("a");
  open.href = `/node/${encodeURIComponent(node.kind)}/${node.own.split("/").map(encodeURIComponent).join("/")}`;
  open.textContent = `${chosen.dataset.open} ${node.whole}`;
  const expand = document.createElement("button");
  expand.textContent = chosen.dataset.expand;
  expand.addEventListener("click", async () => {
    const query = new URLSearchParams({ label: node.kind, id: node.own });
    add(await read(`/network/data?${query}`), network.getPosition(node.id));
  });
  chosen.replaceChildren(open, " ", expand);
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
network.on("click", ({ nodes: [key] }) => key && say(nodes.get(key), network));
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
place.dataset.ready = "yes";
