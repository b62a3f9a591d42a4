"use strict";
// Names while one types in the search box, from the service itself; Ctrl K goes to the box.
{
  const box = document.getElementById("q");
  const names = document.createElement("datalist");
  names.id = "names";
  document.body.append(names);
  let asked = 0;
  const suggest = async () => {
    const mine = ++asked;
    const text = box.value.trim();
    const answer = text ? await fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(text)}`) : null;
    if (mine !== asked || (answer && !answer.ok)) return;
    const found = answer ? await answer.json() : [];
    names.replaceChildren(...found.map((name) => Object.assign(document.createElement("option"), { value: name })));
    box.setAttribute("list", "names");
  };
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    // A hand that types pauses longer than this only where it waits for something.
    waiting = setTimeout(suggest, 150);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
