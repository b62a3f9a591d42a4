// Asks again while weights move or two results are picked, and puts the new answer in place of the old one. The page
// itself is asked: one template makes the answer, with this module and without it.
const form = document.querySelector("#ask");
const answer = document.querySelector("#answer");
// Long enough that a slider on its way asks once, short enough to feel at once.
const PAUSE = 200;
let timer;
let asking;

function question() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const slider = form.elements[name];
    const usual = name.startsWith("w.") && slider.value === slider.dataset.usual;
    if (value !== "" && !usual) query.append(name, value);
  }
  return query;
}

async function again() {
  asking?.abort();
  asking = new AbortController();
  const address = `/match?${question()}`;
  answer.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const open = [...answer.querySelectorAll("details[open]")].map((details) => details.id);
    const focused = document.activeElement?.value;
    answer.replaceChildren(...page.querySelector("#answer").childNodes);
    for (const details of answer.querySelectorAll("details")) details.open = open.includes(details.id);
    answer.querySelector(`input[value="${CSS.escape(focused ?? "")}"]`)?.focus();
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name === "AbortError") return;
    form.submit();
  }
  answer.removeAttribute("aria-busy");
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(again, PAUSE);
}

// A short address to send: without what stands where it usually does.
form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(`/match?${question()}${event.submitter?.getAttribute("formaction") ? "#why-not" : ""}`);
});
form.addEventListener("input", ({ target }) => {
  if (target.type !== "range") return;
  target.previousElementSibling.textContent = target.value;
  later();
});
answer.addEventListener("change", ({ target }) => {
  if (target.name === "compare" && answer.querySelectorAll("[name=compare]:checked").length !== 1) later();
});
