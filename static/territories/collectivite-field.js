// Suggests collectivités while one types: the ARIA combobox pattern over a list rendered by the server.
const PAUSE = 150;

class CollectiviteField extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type="text"]');
    this.list = this.querySelector('[role="listbox"]');
    this.status = this.querySelector('[role="status"]');
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id };
    Object.entries(roles).forEach(([name, value]) => this.input.setAttribute(name, value));
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => this.clicked(event));
    this.close();
  }

  get options() {
    return [...this.list.querySelectorAll("[data-id]")];
  }

  get active() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  typed() {
    this.choice("");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest(), PAUSE);
  }

  async suggest() {
    this.request?.abort();
    const typed = this.input.value.trim();
    if (typed.length < 2) return this.close();
    this.request = new AbortController();
    try {
      const address = `${this.dataset.url}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.open(await answer.text());
    } catch {
      this.close(); // no network: the text is resolved when the form is sent
    }
  }

  open(html) {
    this.list.innerHTML = html;
    this.options.forEach((option, index) => (option.id = `${this.list.id}-${index}`));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = this.options.length ? `${this.dataset.status} ${this.options.length}` : this.list.textContent.trim();
  }

  close() {
    this.request?.abort();
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  pressed(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Enter" && this.active) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  move(step) {
    const { options, active } = this;
    if (!options.length) return;
    const from = active ? options.indexOf(active) : step > 0 ? -1 : 0;
    const next = options[(from + step + options.length) % options.length];
    active?.setAttribute("aria-selected", "false");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", next.id);
  }

  clicked(event) {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[data-id]");
    if (option) this.choose(option);
  }

  choose(option) {
    this.input.value = option.dataset.label;
    this.choice(option.dataset.id);
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Radio choices offered by the server give way to what is typed or chosen here.
  choice(id) {
    this.querySelector("fieldset")?.remove();
    let hidden = this.querySelector('input[type="hidden"]');
    if (!hidden) {
      hidden = Object.assign(document.createElement("input"), { type: "hidden", name: `${this.input.name}_choice` });
      this.append(hidden);
    }
    hidden.value = id;
  }
}

customElements.define("collectivite-field", CollectiviteField);
