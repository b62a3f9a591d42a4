// Tells how much of a file was sent, and how far its dry run or load is. Without this module the form is sent plainly
// and the page of the upload loads itself again.
const form = document.querySelector("#upload");
// A person sees it move, and the service answers it in a millisecond or two.
const PAUSE = 700;

function send(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  const sending = document.querySelector("#sending");
  const refused = document.querySelector("#refused");
  const bar = sending.querySelector("progress");
  const request = new XMLHttpRequest();
  const stop = (told) => {
    sending.hidden = true;
    button.disabled = false;
    refused.hidden = false;
    refused.textContent = told;
  };
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
    sending.querySelector("span").textContent = `${form.dataset.sending} ${Math.round((100 * loaded) / total)} %`;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    stop(page.querySelector("[role=alert]")?.textContent ?? request.statusText);
  });
  request.addEventListener("error", () => form.submit());
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.send(new FormData(form));
  button.disabled = true;
  refused.hidden = true;
  sending.hidden = false;
}

async function follow() {
  const job = document.querySelector("#job");
  if (job === null || !("runs" in job.dataset)) return;
  try {
    const reply = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const next = page.querySelector("#job");
    if (next === null) return location.reload();
    job.replaceWith(next);
    document.title = page.title;
  } catch {
    // The service is away for a moment; it is asked again.
  }
  setTimeout(follow, PAUSE);
}

form?.addEventListener("submit", send);
setTimeout(follow, PAUSE);
