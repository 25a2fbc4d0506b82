// The page of a running workshop: its clock, its buttons, its notes. Without this file its buttons are plain forms;
// with it they act at once, network or not, and what they tell is sent when it can be (sync.js).
(async () => {
  "use strict";
  const source = document.getElementById("live-data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const { words } = data;
  const { fold, MINUTE } = globalThis.EssaimCourse;
  const part = (name) => document.querySelector(`[data-live="${name}"]`);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
  const put = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };

  const clockTime = (moment) => {
    const at = new Date(moment), minutes = String(at.getMinutes()).padStart(2, "0");
    return minutes === "00" ? `${at.getHours()}\u00a0h` : `${at.getHours()}\u00a0h\u00a0${minutes}`;
  };
  const countdown = (length) => {
    const seconds = Math.floor(Math.abs(length) / 1000), two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    return `${length < 0 ? "+" : ""}${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  };
  const counted = (count) => (count === 1 ? words.one : fill(words.many, { count }));

  const queue = new globalThis.EssaimQueue(data.run, data.person);
  await queue.load();
  const sync = new globalThis.EssaimSync(data, queue, () => render());
  const list = globalThis.EssaimNotes({ data, part, put, fill, clockTime, queue, changed: () => render() });
  const course = () => fold(data.slots, data.started_at, [...sync.state.events, ...queue.items], sync.now());

  // --- what is told -----------------------------------------------------------------------------------------------
  const say = (text) => put(part("said"), text);
  const tell = async (kind, fields = {}) => {
    const base = { uid: crypto.randomUUID(), kind, at: Math.round(sync.now()), slot: course().here, minutes: 0, text: "" };
    await queue.add({ ...base, ...fields });
    render();
    sync.soon();
  };

  const acts = {
    go: async (form) => {
      await tell("debut", { slot: Number(form.elements.slot.value) });
      document.querySelector(`#temps-${course().here}`)?.focus();
    },
    extend: async (form) => {
      await tell("prolonge", { minutes: Number(form.elements.minutes.value) });
      say(fill(words.extended, { time: clockTime(course().endsAt) }));
    },
    note: async (form) => {
      const text = form.elements.text.value.trim();
      form.elements.text.focus();
      if (!text) return;
      await tell("note", { text });
      form.reset();
      say(words.noted);
    },
    photo: async (form) => {
      const [file] = form.elements.photo.files;
      if (!file) return;
      await tell("photo", await globalThis.EssaimPhotos.smaller(file));
      form.reset();
      say(words.photographed);
    },
    end: async (form) => {
      form.closest("dialog").close();
      await tell("fin");
      part("over").focus();
    },
  };
  acts.next = acts.previous = acts.go;
  document.addEventListener("submit", (event) => {
    const form = event.target, act = acts[form.dataset.act];
    if (!act || event.submitter?.matches("[data-close]")) return;
    event.preventDefault();
    act(form);
  });
  document.getElementById("photo").addEventListener("change", (event) => acts.photo(event.target.form));

  // --- what is shown ----------------------------------------------------------------------------------------------
  const shownState = (left) => (left < 0 ? "over" : left < 2 * MINUTE ? "soon" : "");
  const showClock = (now) => {
    const { left, due, endsAt, extra } = now, state = shownState(left), over = Math.floor(-left / MINUTE);
    part("clock").dataset.state = state;
    put(part("left"), countdown(left));
    put(part("word"), state === "over" ? (over ? fill(words.over, { minutes: over }) : words.over_little) : state ? words.soon : words.left);
    put(part("until"), fill(left < 0 ? words.was_until : words.until, { time: clockTime(due) }));
    const drift = extra === 0 ? words.on_time : fill(extra > 0 ? words.later : words.earlier, { minutes: Math.abs(extra) });
    put(part("ends"), `${fill(words.ends, { time: clockTime(endsAt) })}, ${drift}`);
    const { allotted, spent } = now.slots[now.here];
    part("progress").value = allotted ? Math.min(100, (100 * spent) / (allotted * MINUTE)) : 100;
  };

  const showSlot = (now) => {
    for (const section of document.querySelectorAll("[data-slot]")) section.hidden = Number(section.dataset.slot) !== now.here;
    const minute = now.slots[now.here].spent / MINUTE;
    const step = data.slots[now.here].steps.findIndex(({ start, minutes }) => minute >= start && minute < start + minutes);
    showStep(data.slots[now.here].steps[step], minute);
    document.querySelectorAll(`[data-slot="${now.here}"] [data-step]`).forEach((row, n) => {
      if (row.hasAttribute("data-now") === (n === step)) return;
      row.toggleAttribute("data-now", n === step);
      row.querySelector("[data-step-now]").hidden = n !== step;
      row.querySelectorAll("details").forEach((more) => { more.open = n === step; });
    });
  };

  const showStep = (step, minute) => {
    part("step").hidden = !step;
    if (step) put(part("step"), fill(words.step, { title: step.title, minutes: Math.ceil(step.start + step.minutes - minute) }));
  };

  const showMoves = (now) => {
    const following = now.slots[now.here + 1];
    const next = following && { title: data.slots[following.rank].title, minutes: following.allotted, time: clockTime(following.startsAt) };
    put(part("next"), next ? fill(words.next, next) : words.last);
    for (const [act, rank] of [["previous", now.here - 1], ["next", now.here + 1]]) {
      const form = document.querySelector(`[data-act="${act}"]`);
      form.elements.slot.value = rank;
      form.querySelector("button").disabled = !(rank in now.slots);
    }
  };

  const showOutline = (now) => {
    for (const { rank, state, spent, startsAt, endsAt } of now.slots) {
      const row = document.querySelector(`[data-row="${rank}"]`);
      row.toggleAttribute("data-now", rank === now.here);
      if (rank === now.here) row.setAttribute("aria-current", "step"); else row.removeAttribute("aria-current");
      put(row.querySelector("[data-part=state]"), words[state]);
      put(row.querySelector("[data-part=when]"), endsAt ? `${clockTime(startsAt)} – ${clockTime(endsAt)}` : `${Math.floor(spent / MINUTE + 0.5)}\u00a0min`);
      row.querySelector("button").hidden = rank === now.here;
    }
  };

  const showNetwork = () => {
    const count = queue.waiting.filter((item) => item.kind === "note" || item.kind === "photo").length;
    const waiting = { count: counted(count) }, moves = queue.waiting.length > count;
    const told = {
      online: count ? fill(words.sending, waiting) : moves ? words.sending_moves : words.online,
      offline: count ? fill(words.offline_waiting, waiting) : moves ? words.offline_moves : words.offline,
      "signed-out": count ? fill(words.signed_out, waiting) : words.signed_out_none,
      gone: words.gone,
      closed: words.closed,
    };
    part("network").dataset.state = sync.status;
    put(part("network-words"), told[sync.status]);
    part("sign-in").hidden = sync.status !== "signed-out";
    put(part("fragile"), queue.isFragile ? words.fragile : "");
  };

  const showEnd = (now) => {
    document.getElementById("live").dataset.over = "";
    part("over").hidden = false;
    put(part("over-words"), fill(words.ended, { time: clockTime(now.endedAt) }));
  };

  // Said aloud at a change of slot, then once at five minutes and at one.
  const said = { here: course().here, left: course().left };
  const announce = (now) => {
    const { title } = data.slots[now.here];
    if (now.here !== said.here) say(fill(words.now, { title, minutes: now.slots[now.here].allotted, time: clockTime(now.due) }));
    else for (const [minutes, warning] of [[5, words.warn_five], [1, words.warn_one]]) {
      if (said.left > minutes * MINUTE && now.left <= minutes * MINUTE) say(warning);
    }
    Object.assign(said, { here: now.here, left: now.left });
  };

  const render = () => {
    const now = course();
    showNetwork();
    list.show(sync.state.events);
    if (now.endedAt !== null) return showEnd(now);
    tick(now);
    showMoves(now);
    showOutline(now);
  };
  const tick = (now = course()) => {
    if (now.endedAt !== null) return;
    showClock(now);
    showSlot(now);
    announce(now);
  };

  // --- the page comes alive ---------------------------------------------------------------------------------------
  const stayAwake = async () => {
    try {
      if (!document.hidden) await navigator.wakeLock?.request("screen");
    } catch { /* the battery is low: the screen goes to sleep */ }
  };
  document.addEventListener("visibilitychange", stayAwake);
  document.querySelectorAll("[data-live=plain]").forEach((plain) => { plain.hidden = true; });
  document.getElementById("live").dataset.alive = "";
  part("progress").hidden = false;
  const kept = await globalThis.EssaimOffline.keptState(data.urls.state);
  if (kept && kept.person === data.person) sync.heardBefore(kept);
  render();
  setInterval(tick, 1000);
  setInterval(render, 15_000);
  sync.soon();
  stayAwake();
  if (data.state.ended_at === null) globalThis.EssaimOffline.keepPage(data.urls.worker);
})();
