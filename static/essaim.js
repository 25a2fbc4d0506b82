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

  // A field of one sentence is sent by Enter, whatever its height.
  on("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches?.("[data-enter-sends]")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
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

  // The initiatives to compare are remembered from page to page while the tab is open, four at most.
  const MOST_COMPARED = 4;
  const readCompared = () => { try { return JSON.parse(sessionStorage.getItem("essaim.compared")) || {}; } catch { return {}; } };
  const keepCompared = (cases) => { try { sessionStorage.setItem("essaim.compared", JSON.stringify(cases)); } catch { /* the address is enough */ } };
  const showTray = () => {
    const tray = document.querySelector("[data-tray]");
    if (!tray) return;
    const cases = readCompared(), count = Object.keys(cases).length;
    const onPage = new Set();
    document.querySelectorAll("input[name=cas][form=comparer]").forEach((box) => {
      onPage.add(box.value);
      box.checked = box.value in cases;
      box.disabled = !box.checked && count >= MOST_COMPARED;
    });
    tray.querySelector("[data-tray-kept]").replaceChildren(...Object.keys(cases).filter((slug) => !onPage.has(slug)).map((slug) => {
      const label = document.createElement("label"), box = document.createElement("input");
      label.className = "compare-box";
      Object.assign(box, { type: "checkbox", name: "cas", value: slug, checked: true });
      box.dataset.title = cases[slug];
      label.append(box, cases[slug]);
      return label;
    }));
    const words = count === 0 ? tray.dataset.none : count === 1 ? tray.dataset.one : count >= MOST_COMPARED ? tray.dataset.full : tray.dataset.some.replace("%", count);
    const text = tray.querySelector("[data-tray-text]");
    if (text.textContent !== words) text.textContent = words;
  };
  on("change", (event) => {
    const box = find(event.target, "input[name=cas]");
    if (!box) return;
    const cases = readCompared();
    if (box.checked) cases[box.value] = box.dataset.title; else delete cases[box.value];
    keepCompared(cases);
    showTray();
  });
  on("click", (event) => {
    const link = find(event.target, "a[data-compare]");
    if (!link) return;
    const others = Object.keys(readCompared()).filter((slug) => !link.search.includes(`cas=${slug}`));
    link.search += others.slice(0, MOST_COMPARED - 1).map((slug) => `&cas=${encodeURIComponent(slug)}`).join("");
  });
  const rememberCompared = () => {
    const shown = document.querySelector("[data-compared]"), carried = document.querySelectorAll("input[name=cas][checked]");
    if (shown) keepCompared(Object.fromEntries([...shown.children].map((one) => [one.dataset.case, one.dataset.title])));
    else if (carried.length) keepCompared({ ...readCompared(), ...Object.fromEntries([...carried].map((box) => [box.value, box.dataset.title])) });
  };

  // Shown signed out, the site throws away the page of a running workshop that this phone had laid aside for its owner.
  const forgetWorkshops = async () => {
    if (!("visitor" in document.body.dataset) || !("caches" in window) || !("serviceWorker" in navigator)) return;
    await caches.delete("essaim-live");
    const workers = await navigator.serviceWorker.getRegistrations();
    for (const worker of workers) if (worker.scope.endsWith("/animer/")) await worker.unregister();
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

  // Filters: the address holds what is asked and nothing else; what was unfolded stays so, and keeps the focus.
  on("htmx:configRequest", ({ target, detail }) => {
    if (!target.matches(".filters")) return;
    for (const [name, value] of [...detail.formData]) if (!value) detail.formData.delete(name);
  });
  on("htmx:oobBeforeSwap", ({ detail }) => {
    for (const facet of detail.fragment.querySelectorAll(".facet[id]")) {
      const shown = document.getElementById(facet.id);
      if (shown?.open) facet.open = true;
    }
  });

  // What only makes sense with this file is hidden until it runs; a page loaded into the dialog opens it.
  const wake = (root) => {
    root.querySelectorAll(".editor-tools[hidden], [data-close][hidden], [data-dialog][hidden]").forEach((part) => { part.hidden = false; });
    root.querySelector("[data-focus]")?.focus();
  };
  wake(document);
  rememberCompared();
  forgetWorkshops();
  showTray();
  on("htmx:load", (event) => { wake(event.target); showTray(); });
  on("htmx:afterSwap", (event) => {
    if (event.target.id === "dialog" && event.target.childElementCount && !event.target.open) event.target.showModal();
  });
})();
