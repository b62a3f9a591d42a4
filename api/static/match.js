// Asks again while weights move or two results are picked, and puts the new answer in place of the old one. The page
// itself is asked: one template makes the answer, with this module and without it.
const form = document.querySelector("#ask");
const answer = document.querySelector("#answer");
const picked = document.querySelector("#picked");
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
    const focused = answer.contains(document.activeElement) ? document.activeElement : null;
    const stood = focused?.getBoundingClientRect().top;
    answer.replaceChildren(...page.querySelector("#answer").childNodes);
    for (const details of answer.querySelectorAll("details")) details.open = open.includes(details.id);
    const same = focused && answer.querySelector(`input[value="${CSS.escape(focused.value ?? "")}"]`);
    same?.focus({ preventScroll: true });
    // What comes or goes above leaves the reader where he is.
    if (same) scrollBy(0, same.getBoundingClientRect().top - stood);
    tell();
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name === "AbortError") return;
    form.submit();
  }
  answer.removeAttribute("aria-busy");
}

// Who has come to the comparison needs no link to it.
const inView = new IntersectionObserver(([{ isIntersecting }]) => picked.classList.toggle("there", isIntersecting));

// The comparison stands above all results, often far above the one that was ticked.
function tell() {
  const ticked = answer.querySelectorAll("[name=compare]:checked").length;
  const comparison = answer.querySelector(".compare");
  inView.disconnect();
  picked.classList.remove("there");
  if (ticked < 2) {
    picked.textContent = ticked ? picked.dataset.one : "";
  } else if (comparison) {
    inView.observe(comparison);
    picked.replaceChildren(Object.assign(document.createElement("a"), { href: "#compare", textContent: picked.dataset.two }));
  }
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
  if (target.name !== "compare") return;
  tell();
  if (answer.querySelectorAll("[name=compare]:checked").length !== 1) later();
});
tell();
