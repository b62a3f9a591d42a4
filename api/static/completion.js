// Completion in a textarea: a listbox below it that arrow keys move in. Tab and Enter keep their meaning until an entry
// was chosen, so nobody is caught in the box.
const SHOWN = 8;
const BEFORE = /[\p{L}\p{N}_]*$/u;

// What can stand at the end of `text`: names behind a colon, properties behind a dot, else the language's own words.
function offered(text, words) {
  const part = text.match(BEFORE)[0];
  const before = text.slice(0, text.length - part.length);
  const sign = before.trimEnd().slice(-1);
  if (before.endsWith(".")) return [part, properties(before, words), 0];
  if (sign === ":" || (sign === "|" && /\[[^\]]*$/.test(before))) {
    return [part, /\[[^\]]*$/.test(before) ? words.relations : words.labels, 0];
  }
  return [part, [...words.keywords, ...words.functions], 2];
}

// Of the label that the variable before the dot was bound to, where the text says so; else of all labels.
function properties(before, words) {
  const name = before.slice(0, -1).match(BEFORE)[0];
  const bound = name && before.match(new RegExp(`[([]\\s*${name}\\s*:\\s*(\\w+)`, "u"));
  return (bound && words.properties[bound[1]]) || words.anyProperty;
}

export function complete(box, list, words, tell) {
  let active = -1;
  let found = [];
  const close = () => {
    list.hidden = true;
    active = -1;
    box.removeAttribute("aria-activedescendant");
  };
  const show = (forced) => {
    const [part, entries, least] = offered(box.value.slice(0, box.selectionStart), words);
    if (!forced && part.length < least) return close();
    const sought = part.toLowerCase();
    const fits = (entry) => entry.name.toLowerCase().startsWith(sought) || entry.zh?.includes(part);
    // Who has written a word out wants no longer one.
    if (!forced && entries.some((entry) => entry.name.toLowerCase() === sought)) return close();
    found = entries.filter((entry) => fits(entry) && entry.name !== part).slice(0, SHOWN);
    if (!found.length) return close();
    list.replaceChildren(...found.map((entry, n) => {
      const item = document.createElement("li");
      item.id = `completion-${n}`;
      item.role = "option";
      item.ariaSelected = "false";
      item.append(entry.name);
      if (entry.zh) item.append(Object.assign(document.createElement("small"), { textContent: ` ${entry.zh}` }));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(entry);
      });
      return item;
    }));
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = false;
    tell(found.length);
  };
  const take = (entry) => {
    const part = box.value.slice(0, box.selectionStart).match(BEFORE)[0];
    box.setRangeText(entry.name, box.selectionStart - part.length, box.selectionStart, "end");
    close();
  };
  const move = (by) => {
    active = (active + by + found.length) % found.length;
    [...list.children].forEach((item, n) => { item.ariaSelected = String(n === active); });
    box.setAttribute("aria-activedescendant", list.children[active].id);
  };
  box.addEventListener("input", () => show(false));
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return close();
    if (event.key === " " && event.ctrlKey) show(true);
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(active < 0 ? 0 : -1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0 && !event.ctrlKey) take(found[active]);
    else return;
    event.preventDefault();
  });
}
