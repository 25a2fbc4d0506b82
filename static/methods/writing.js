// While a card is written: the minutes of its steps are added up, and its printed sheet is drawn again by the server.
const PAUSE = 700; // ms after the last key
const form = document.getElementById("ecriture");
const preview = document.getElementById("apercu");
const total = document.querySelector("[data-minutes-total]");
const stale = preview.querySelector("[data-stale]");

const number = (field) => (/^\d{1,5}$/.test(field.value.trim()) ? Number(field.value) : null);

// The sentences come with the page (methods/running_total.py): the same ones, chosen the same way.
const addUp = () => {
  const steps = [...form.querySelectorAll("[name^='steps-'][name$='-minutes']")];
  const sum = steps.reduce((all, field) => all + (number(field) ?? 0), 0);
  const [low, high] = [number(form.elements.duration_min), number(form.elements.duration_max)];
  const sign = low === null || high === null ? "alone" : sum < low ? "short" : sum > high ? "over" : "within";
  const words = { "%t": sum, "%a": low, "%b": high, "%d": sum < low ? low - sum : sum - high };
  const sentence = total.dataset[sign].replace(/%[tabd]/g, (mark) => words[mark]);
  total.dataset.sign = sign;
  if (total.textContent !== sentence) total.textContent = sentence;
};

// Closed on a phone, the preview asks nothing of the network.
const redraw = () => { if (preview.getClientRects().length) window.htmx.trigger(preview, "redraw"); };

let timer;
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => { addUp(); redraw(); }, PAUSE);
});
preview.addEventListener("toggle", redraw);
preview.addEventListener("htmx:afterSwap", () => { stale.textContent = ""; });
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  preview.addEventListener(failure, (event) => {
    event.stopPropagation(); // said here, not over the page at each key
    stale.textContent = stale.dataset.stale;
  });
}
document.querySelector("[data-preview-open]").hidden = false;
