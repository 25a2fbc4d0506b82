// The planner with a pointer and a keyboard. Every change is a small form that works without this file.
(() => {
  "use strict";
  const plan = document.querySelector("[data-plan]");
  if (!plan) return;
  const on = (type, act) => document.addEventListener(type, act);
  const find = (target, selector) => target instanceof Element ? target.closest(selector) : null;
  const dialog = document.getElementById("dialog");

  // One change at a time: those asked meanwhile wait, and are asked again of the page that came back.
  let busy = null, dragging = null, opener = "", failed = null;
  const waiting = [];
  const changes = ({ detail }) => detail.target?.id === "planner" || detail.elt?.matches?.("#dialog form[method=post]");
  on("htmx:beforeRequest", (event) => {
    if (!changes(event)) return;
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb === "get" && document.hidden) { event.preventDefault(); return; }
    if (!busy && !dragging) { busy = event.detail.xhr; return; }
    event.preventDefault();
    if (requestConfig.verb === "post") waiting.push(requestConfig.triggeringEvent?.submitter?.id || elt.id);
  });
  on("htmx:afterRequest", (event) => {
    if (event.detail.xhr !== busy) return;
    busy = null;
    if (event.detail.successful) say("");
    setTimeout(ask, SETTLED);
  });
  const SETTLED = 50; // milliseconds: longer than htmx takes to settle
  const ask = () => {
    if (busy || !waiting.length) return;
    const next = document.getElementById(waiting.shift());
    (next?.matches("form") ? next.querySelector("button") : next)?.click();
  };

  // A number being typed is not lost when the page that comes back replaces its field; the focus stays where it was.
  const typed = new Map();
  let focused = "";
  on("htmx:beforeSwap", (event) => {
    const { detail } = event;
    if (detail.xhr.status === 409) Object.assign(detail, { shouldSwap: true, isError: false });
    if (detail.target.id !== "planner") return;
    focused = document.activeElement?.id || "";
    const sent = detail.requestConfig?.formData?.get("minutes"), form = find(detail.requestConfig?.elt, ".plan-minutes");
    typed.clear();
    plan.querySelectorAll(".plan-number").forEach((field) => {
      if (field.value !== field.defaultValue && !(field.form === form && field.value === sent)) typed.set(field.id, field.value);
    });
  });
  on("htmx:afterSettle", () => {
    typed.forEach((value, id) => { const field = document.getElementById(id); if (field) field.value = value; });
    wake();
    if (focused && !dialog.open && document.activeElement === document.body) back(focused);
  });
  // What was taken away gives the focus to « Annuler ».
  const back = (id) => (document.getElementById(id) || document.getElementById("annuler-bouton"))?.focus();
  on("planner:done", () => {
    if (!dialog.open) return;
    dialog.close();
    dialog.replaceChildren();
    back(opener);
  });

  // What could not be saved is said, kept on the page, and sent again by one button.
  const say = (text, retry) => {
    const state = plan.querySelector("[data-plan-state]");
    if (!state || (!text && !failed)) return;
    failed = retry || null;
    if (!text) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button button-small", textContent: plan.dataset.retry });
    button.addEventListener("click", retry);
    state.dataset.tone = "brick";
    state.replaceChildren(text, " ", button);
  };
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    on(failure, (event) => {
      if (!changes(event) || event.detail.requestConfig.verb !== "post") return;
      const { elt, requestConfig } = event.detail;
      waiting.length = 0;
      say(plan.dataset.unsaved, () => htmx.ajax("POST", requestConfig.path, {
        source: elt, target: requestConfig.target, swap: "outerHTML", values: Object.fromEntries(requestConfig.formData),
      }));
    });
  }

  // Five minutes at a time: the number follows at once, and is sent when the finger rests.
  const timers = new Map();
  const send = (id) => {
    const form = document.getElementById(id);
    if (form && form.elements.minutes.value !== form.elements.minutes.defaultValue) form.querySelector("button").click();
  };
  on("click", (event) => {
    const button = find(event.target, ".plan-minutes [name=by]");
    if (button) {
      event.preventDefault();
      const { form } = button, field = form.elements.minutes, value = Number(field.value) || 0, by = Number(button.value);
      field.value = Math.min(Math.max(value + by, by < 0 ? Math.min(value, 5) : 1), 600);
      clearTimeout(timers.get(form.id));
      timers.set(form.id, setTimeout(send, 500, form.id));
    }
    if (find(event.target, "[aria-disabled=true]")) event.preventDefault();
    const link = find(event.target, "a[hx-target='#dialog']");
    if (link) opener = link.id;
  });

  // Alt and an arrow move the block where the focus is.
  on("keydown", (event) => {
    const way = { ArrowUp: "monter", ArrowDown: "descendre" }[event.key];
    const row = way && event.altKey && find(event.target, "[data-block]");
    if (!row) return;
    event.preventDefault();
    const button = document.getElementById(`${way}-${row.dataset.block}`);
    if (button && !button.matches("[aria-disabled=true]")) button.click();
  });

  // Leaving the form of a block saves it; « Ne rien changer » does not.
  on("input", ({ target }) => { const form = find(target, "[data-save-on-close]"); if (form) form.dataset.dirty = ""; });
  dialog.addEventListener("cancel", (event) => {
    const form = dialog.querySelector("[data-save-on-close][data-dirty]");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  });
  // So does leaving the page: a tab that is closed, a phone that goes elsewhere. One that comes back is read again.
  addEventListener("pagehide", () => {
    const form = dialog.open && dialog.querySelector("[data-save-on-close][data-dirty]");
    if (form && navigator.sendBeacon(form.action, new FormData(form))) delete form.dataset.dirty;
  });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });

  // A block taken by its handle goes to the nearest place; places are the « + » between the blocks.
  const MOST_ASIDE = 40;
  const places = () => [...plan.querySelectorAll("[data-place]")].filter((place) => !dragging.row.contains(place)
    && !(dragging.row.dataset.kind === "paralleles" && place.closest(".plan-lanes, .plan-insert-lane")));
  const distance = (place, x, y) => {
    const box = place.getBoundingClientRect();
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), (box.top + box.bottom) / 2 - y);
  };
  const aim = ({ clientX, clientY }) => {
    dragging.target?.classList.remove("is-target");
    const aside = Math.min(Math.max(clientX - dragging.x, -MOST_ASIDE), MOST_ASIDE);
    dragging.row.style.transform = `translate(${aside}px, ${clientY + scrollY - dragging.y}px)`;
    dragging.target = places().reduce((best, place) => !best || distance(place, clientX, clientY) < distance(best, clientX, clientY) ? place : best, null);
    dragging.target?.classList.add("is-target");
  };
  const drop = (kept) => {
    if (!dragging) return;
    const { row, target, scroll } = dragging;
    clearInterval(scroll);
    row.classList.remove("is-dragged");
    row.removeAttribute("style");
    target?.classList.remove("is-target");
    plan.classList.remove("is-dragging");
    dragging = null;
    if (!kept || !target) return;
    const form = row.querySelector(".plan-moves");
    htmx.ajax("POST", row.dataset.move, { source: form, target: "#planner", swap: "outerHTML", values: { place: target.dataset.place } });
  };
  on("pointerdown", (event) => {
    const handle = find(event.target, "[data-handle]");
    if (!handle || event.button || busy || dragging) return;
    event.preventDefault();
    const row = handle.closest("[data-block]");
    handle.setPointerCapture(event.pointerId);
    dragging = { row, x: event.clientX, y: event.clientY + scrollY, last: event };
    dragging.scroll = setInterval(() => {
      const { clientY } = dragging.last;
      const by = clientY < 90 ? -12 : clientY > innerHeight - 90 ? 12 : 0;
      if (by) { scrollBy(0, by); aim(dragging.last); }
    }, 16);
    row.classList.add("is-dragged");
    plan.classList.add("is-dragging");
    aim(event);
  });
  on("pointermove", (event) => { if (dragging) { dragging.last = event; aim(event); } });
  on("pointerup", () => drop(true));
  on("pointercancel", () => drop(false));
  on("keydown", (event) => { if (event.key === "Escape") drop(false); });

  const wake = () => plan.querySelectorAll("[data-handle][hidden]").forEach((handle) => { handle.hidden = false; });
  wake();
})();
