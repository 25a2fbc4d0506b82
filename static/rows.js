// Rows of a form, added, removed and moved in place, by buttons, by Alt and an arrow, or by their handle.
// Without this file the same buttons post the form (foundation.web.rows); with it, the names stay those the server reads.
const EDGE = 96; // px from the top or the bottom of the screen where a dragged row makes the page follow
const PACE = 10; // px a frame

class EditableRows extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-rows-list]");
    this.count = this.querySelector(`[name="${this.dataset.prefix}-TOTAL_FORMS"]`);
    this.back = this.querySelector("[data-rows-back]");
    this.addEventListener("click", (event) => this.pressed(event));
    this.addEventListener("keydown", (event) => this.keyed(event));
    this.addEventListener("pointerdown", (event) => this.grab(event));
    this.addEventListener("pointermove", (event) => this.follow(event));
    this.addEventListener("pointerup", () => this.drop());
    this.addEventListener("pointercancel", () => this.drop(true));
    // A row that is moved loses the focus: only the document hears the key that gives up.
    document.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.drop(true); });
    this.tidy();
  }

  get rows() {
    return [...this.list.children];
  }

  // What was pressed: the value of a button is "add", or a verb and the number of its row.
  pressed(event) {
    const button = event.target.closest("button");
    if (button === this.back) return this.putBack();
    if (button?.name !== `${this.dataset.prefix}-do`) return;
    event.preventDefault();
    const row = button.closest("[data-row]");
    if (!row) this.add();
    else if (button.value.startsWith("remove")) this.remove(row);
    else this.move(row, button.value.startsWith("up") ? -1 : 1, button);
  }

  keyed(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const handle = event.target.closest("[data-row-handle]");
    if (!step || !event.altKey || !handle) return;
    event.preventDefault();
    this.move(handle.closest("[data-row]"), step, handle);
  }

  add() {
    const total = this.rows.length;
    if (total >= this.dataset.most) return this.say("full", null, total);
    this.list.append(this.querySelector("template").content.firstElementChild.cloneNode(true));
    const row = this.list.lastElementChild;
    this.changed();
    row.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
    this.say("added", row);
  }

  remove(row) {
    const at = this.rows.indexOf(row);
    this.removed = { row, at };
    this.back.hidden = false;
    row.remove();
    this.say("removed", row);
    this.changed();
    const next = this.rows[at] ?? this.rows[at - 1];
    (next?.querySelector("[value^=remove]") ?? this.querySelector("[value=add]")).focus();
  }

  putBack() {
    const { row, at } = this.removed;
    this.back.hidden = true;
    this.place(row, at);
    this.changed();
    row.querySelector("[value^=remove]").focus();
    this.say("moved", row);
  }

  move(row, step, button) {
    const at = this.rows.indexOf(row) + step;
    if (at < 0 || at >= this.rows.length) return;
    this.place(row, at);
    this.changed();
    const other = row.querySelector(`[value^=${step < 0 ? "down" : "up"}]`);
    (button.hidden ? other : button).focus();
    this.say("moved", row);
  }

  place(row, at) {
    this.list.insertBefore(row, this.rows.filter((one) => one !== row)[at] ?? null);
  }

  // Dragging: the rows fold to one line each, the dragged one goes where the pointer is.
  grab(event) {
    const handle = event.target.closest("[data-row-handle]");
    if (!handle || event.button) return;
    event.preventDefault();
    handle.focus();
    const row = handle.closest("[data-row]");
    const top = row.getBoundingClientRect().top;
    this.rows.forEach((one) => { one.querySelector("[data-row-gist]").textContent = gist(one) && ` · ${gist(one)}`; });
    this.toggleAttribute("data-sorting", true);
    row.toggleAttribute("data-dragged", true);
    scrollBy(0, row.getBoundingClientRect().top - top);
    this.setPointerCapture(event.pointerId);
    this.drag = { row, from: this.rows.indexOf(row), y: event.clientY, off: middle(row) - event.clientY };
    this.creep();
  }

  follow(event) {
    if (!this.drag) return;
    if (event) this.drag.y = event.clientY;
    const { row, y, off } = this.drag;
    const at = this.rows.filter((one) => one !== row && middle(one) < y + off).length;
    if (at !== this.rows.indexOf(row)) this.place(row, at);
  }

  creep() {
    if (!this.drag) return;
    const { y } = this.drag;
    const step = y < EDGE ? -PACE : y > innerHeight - EDGE ? PACE : 0;
    if (step) {
      scrollBy(0, step);
      this.follow();
    }
    requestAnimationFrame(() => this.creep());
  }

  drop(cancelled = false) {
    if (!this.drag) return;
    const { row, from } = this.drag;
    this.drag = null;
    if (cancelled) this.place(row, from);
    row.toggleAttribute("data-dragged", false);
    this.toggleAttribute("data-sorting", false);
    row.querySelector("[data-row-handle]").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    if (this.rows.indexOf(row) === from) return;
    this.changed();
    this.say("moved", row);
  }

  // After any change: the names follow the order, and the form knows that something was written.
  changed() {
    this.renumber();
    this.tidy();
    this.count.value = this.rows.length;
    this.count.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // In two rounds: two rows that held the same names, even for a moment, would share their radio buttons.
  renumber() {
    const places = this.rows.map((row, n) => ({ row, was: row.dataset.row, now: String(n) }));
    const moved = places.filter(({ was, now }) => was !== now);
    moved.forEach(({ row, was, now }) => rename(row, this.dataset.prefix, was, `moving${now}`));
    moved.forEach(({ row, now }) => rename(row, this.dataset.prefix, `moving${now}`, now));
    moved.forEach(({ row }) => window.htmx?.process(row));
    this.pointErrors(new Map(places.map(({ was, now }) => [was, now])));
  }

  // The links of the summary of errors lead to the same fields; those of a row that has gone go with it.
  pointErrors(places) {
    const shape = new RegExp(`^#id_${this.dataset.prefix}-(\\d+)-(.+)`);
    this.closest("form").querySelectorAll(".error-summary a").forEach((link) => {
      const [, was, field] = link.getAttribute("href").match(shape) ?? [];
      if (places.has(was)) link.setAttribute("href", `#id_${this.dataset.prefix}-${places.get(was)}-${field}`);
      else if (field) link.closest("li").remove();
    });
  }

  tidy() {
    this.rows.forEach((row, n) => {
      row.querySelectorAll("[data-row-number]").forEach((part) => { part.textContent = n + 1; });
      row.querySelector("[data-row-handle]").hidden = this.rows.length < 2;
      row.querySelector("[value^=up]").hidden = n === 0;
      row.querySelector("[value^=down]").hidden = n === this.rows.length - 1;
    });
  }

  say(what, row, total = this.rows.length) {
    const words = { "%n": (row && gist(row)) || this.dataset.line, "%r": this.rows.indexOf(row) + 1, "%t": total };
    this.querySelector("[data-rows-said]").textContent = this.dataset[what].replace(/%[nrt]/g, (sign) => words[sign]);
  }
}

const middle = (row) => {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
};

// What a row says in a few words: its first field.
const gist = (row) => {
  const field = row.querySelector("input:not([type=hidden]), select, textarea");
  return (field?.selectedOptions?.[0]?.text ?? field?.value ?? "").trim().slice(0, 80);
};

// Names, ids and what refers to them; never what somebody typed.
const rename = (row, prefix, was, now) => {
  const old = `${prefix}-${was}-`;
  row.dataset.row = now;
  for (const part of row.querySelectorAll("*")) {
    for (const { name, value } of [...part.attributes]) {
      if (name !== "value" && value.includes(old)) part.setAttribute(name, value.replaceAll(old, `${prefix}-${now}-`));
    }
    if (part.name === `${prefix}-do`) part.value = part.value.replace(/-.*/, `-${now}`);
  }
};

customElements.define("editable-rows", EditableRows);
