// Makes pages quicker and easier on the hands. Everything works without it: links and forms are
// plain, this file only swaps parts instead of whole pages.
"use strict";

// Fetches a page of ours and puts its part `selector` in the place of the one shown.
const running = new Map();
async function swap(url, selector, options = {}) {
  const shown = document.querySelector(selector);
  if (!shown) { location.assign(url); return false; }
  running.get(selector)?.abort();
  const stop = new AbortController();
  running.set(selector, stop);
  shown.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { ...options, signal: stop.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector(selector);
    if (!part) { location.assign(answer.url); return false; }
    const focused = shown.contains(document.activeElement) ? document.activeElement.id : "";
    shown.replaceWith(part);
    say(part);
    if (focused) document.getElementById(focused)?.focus();
    start(part);
    return answer.url;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return false;
  } finally {
    if (running.get(selector) === stop) running.delete(selector);
    document.querySelector(selector)?.removeAttribute("aria-busy");
  }
}

// What a swapped part has to tell goes through a line that stays: screen readers listen to that one.
function say(part) {
  const line = document.getElementById("said");
  const told = part.querySelector("[role=status]");
  if (line && told) line.textContent = told.textContent;
}

// Skipping to the content takes the focus along, in every browser.
document.querySelector("a.skip")?.addEventListener("click", () => document.getElementById("main")?.focus());

// Address a form with method GET leads to.
function target(form, button) {
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form, button)).toString();
  return url.href;
}

// <a data-into="#list"> and <form data-into="#list">: swap that part only.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-into]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const url = await swap(link.href, link.dataset.into);
  if (url) {
    history.pushState({ into: link.dataset.into }, "", url);
    document.querySelector(link.dataset.into)?.scrollIntoView({ block: "nearest" });
  }
});
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-into]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  if (form.method === "get") {
    const url = await swap(target(form, event.submitter), form.dataset.into);
    if (url) history.replaceState({ into: form.dataset.into }, "", url);
    return;
  }
  const data = new FormData(form, event.submitter);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  await swap(form.action, form.dataset.into, { method: "POST", body });
});
addEventListener("popstate", () => location.reload());

// <form data-into data-instant>: search while typing, after a short rest.
let rest = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-instant]");
  if (!form) return;
  clearTimeout(rest);
  rest = setTimeout(() => form.requestSubmit(), 180);
});

// <textarea data-screen="#findings">: while somebody types, after a short rest, the form goes to our
// own server with step=check, and what must not be kept is shown in the parts named. Nothing is
// stored on the way; without script a button does the same.
let typing = 0;
let checking = new AbortController();
document.addEventListener("input", (event) => {
  const area = event.target.closest("textarea[data-screen]");
  if (!area) return;
  clearTimeout(typing);
  checking.abort();
  typing = setTimeout(async () => {
    checking = new AbortController();
    const body = new URLSearchParams(new FormData(area.form));
    body.set("step", "check");
    try {
      const options = { method: "POST", body, signal: checking.signal, headers: { Accept: "text/html" } };
      const answer = await fetch(area.form.action, options);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const selector of area.dataset.screen.split(",")) {
        const part = page.querySelector(selector);
        if (part) document.querySelector(selector)?.replaceWith(part);
      }
    } catch { /* typed on, or the server is away: saving checks again */ }
  }, 400);
});

// <details data-look="/imports/7/map">: a changed setting of a file shows at once what it does;
// without script a button does the same.
document.addEventListener("change", (event) => {
  const settings = event.target.closest("[data-look]");
  const form = event.target.form;
  if (!settings || !form) return;
  swap(settings.dataset.look, "#look", { method: "POST", body: new URLSearchParams(new FormData(form)) });
});

// <div id="job" data-live="/imports/7">: read again until the attribute is gone.
function follow(part) {
  if (!part.id || !part.dataset.live) return;
  setTimeout(() => {
    if (!part.isConnected) return;
    if (document.hidden) follow(part);
    else swap(part.dataset.live, `#${CSS.escape(part.id)}`);
  }, 1000);
}
function start(part) {
  if (part.matches("[data-live]")) follow(part);
  part.querySelectorAll("[data-live]").forEach(follow);
}

// Light and dark without a round trip; the server reads the same cookie.
document.querySelector("form[data-theme-switch]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const root = document.documentElement;
  const dark = root.dataset.theme === "dark" ||
    (root.dataset.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = dark ? "light" : "dark";
  root.dataset.theme = theme;
  document.cookie = `obhut-theme=${theme}; Path=/; SameSite=Lax; Max-Age=31536000`;
});

// Dialogs, for browsers that do not know `command` and `commandfor`.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}

// A form is sent once: a second click on its button does nothing until the page is left. One that
// gives a file (data-file) leaves no page, and gives it as often as it is asked.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.into || "file" in form.dataset) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// Single keys can be switched off at the foot of the page: whoever dictates to the computer would
// press them without meaning to (WCAG 2.1.4).
let keys = !document.cookie.includes("obhut-keys=off");
document.querySelectorAll("button[data-keys]").forEach((button) => {
  const show = () => { button.textContent = keys ? button.dataset.off : button.dataset.on; };
  button.addEventListener("click", () => {
    keys = !keys;
    document.cookie = `obhut-keys=${keys ? "on" : "off"}; Path=/; SameSite=Lax; Max-Age=31536000`;
    show();
  });
  show();
  button.hidden = false;
});

// Keys: "/" goes to the search box, "g" and a letter to a page. Never while typing.
let going = false;
addEventListener("keydown", (event) => {
  if (!keys || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const shortcut = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (shortcut) { event.preventDefault(); shortcut.focus(); shortcut.select?.(); return; }
  const place = going && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  if (place) { event.preventDefault(); place.click(); }
  going = event.key === "g";
  if (going) setTimeout(() => { going = false; }, 1500);
});

// Cards one after the other: "j" and "k" move, the letter of a button presses it.
addEventListener("keydown", (event) => {
  if (!keys || event.ctrlKey || event.metaKey || event.altKey || going) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const cards = [...document.querySelectorAll("[data-card]")];
  const at = cards.indexOf(document.activeElement?.closest("[data-card]"));
  if (event.key === "j" || event.key === "k") {
    const next = cards[Math.max(0, Math.min(cards.length - 1, at + (event.key === "j" ? 1 : -1)))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return;
  }
  const press = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (press) { press.click(); return; }
  const card = cards[Math.max(0, at)];
  card?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

start(document.body);
