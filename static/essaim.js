// What HTML alone cannot do. Every page works without this file.
(() => {
  "use strict";
  const on = (type, act) => document.addEventListener(type, act);
  const find = (target, selector) => target instanceof Element ? target.closest(selector) : null;

  // Menus close when one leaves them.
  const closeMenus = (except) => document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
  on("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = find(event.target, "details.menu[open]");
    closeMenus();
    if (menu) menu.querySelector("summary").focus();
  });

  on("click", (event) => {
    closeMenus(find(event.target, "details.menu"));
    const opener = find(event.target, "[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
    const close = find(event.target, "[data-close]");
    if (close) {
      const box = close.closest("dialog, .toast");
      if (box.matches("dialog")) { event.preventDefault(); box.close(); } else box.remove();
    }
    const tool = find(event.target, ".editor-tools button");
    if (tool) write(tool, tool.closest(".editor").querySelector("textarea"));
  });

  // The editor's toolbar writes Markdown around the selection, undoable like typing.
  const write = (tool, area) => {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const chosen = value.slice(start, end);
    let text, from, to;
    if (tool.dataset.before) {
      text = (start && value[start - 1] !== "\n" ? "\n" : "") + chosen.split("\n").map((line) => tool.dataset.before + line).join("\n");
      from = to = start + text.length;
    } else {
      const [left, right] = "link" in tool.dataset ? ["[", "](https://)"] : [tool.dataset.around, tool.dataset.around];
      text = left + chosen + right;
      [from, to] = [start + left.length, start + left.length + chosen.length];
    }
    area.focus();
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, end);
    area.setSelectionRange(from, to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // A form with data-autosave="address" sends itself there two seconds after the last key.
  const timers = new WeakMap();
  on("input", (event) => {
    const form = find(event.target, "form[data-autosave]");
    if (!form) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => save(form), 2000));
  });
  const sending = new WeakMap();
  on("submit", (event) => {
    clearTimeout(timers.get(event.target));
    sending.get(event.target)?.abort();
  });
  const save = async (form) => {
    const state = form.querySelector("[data-autosave-state]");
    const sent = new AbortController();
    sending.set(form, sent);
    let kept = false;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), signal: sent.signal });
      kept = answer.ok && !answer.redirected; // one who is signed out is led to the login page
    } catch {
      if (sent.signal.aborted) return;
    }
    if (state) state.textContent = kept ? state.dataset.saved : state.dataset.failed;
  };

  const say = (text) => {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.tone = "brick";
    toast.append(document.createElement("span"), text);
    document.getElementById("toasts").replaceChildren(toast);
  };
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    on(failure, () => say(document.getElementById("toasts").dataset.failure));
  }

  // What only makes sense with this file is hidden until it runs; a page loaded into the dialog opens it.
  const wake = (root) => {
    root.querySelectorAll(".editor-tools[hidden], [data-close][hidden], [data-dialog][hidden]").forEach((part) => { part.hidden = false; });
    root.querySelector("[data-focus]")?.focus();
  };
  wake(document);
  on("htmx:load", (event) => wake(event.target));
  on("htmx:afterSwap", (event) => {
    if (event.target.id === "dialog" && event.target.childElementCount && !event.target.open) event.target.showModal();
  });
})();
