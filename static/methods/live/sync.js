// What a phone keeps and sends, in three parts: the queue of what is not sent yet, the copy of the page for a reload without
// network, the talks with the server.

// What is told while the network is away. It stays in the phone (IndexedDB) until the server has said it has it: a reload,
// a closed tab or an expired session lose nothing. Each person of a phone has their own: another never sees nor sends it.
(() => {
  "use strict";
  const STORE = "told";
  const MONTH = 30 * 24 * 3_600_000;

  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const opened = () => {
    const request = indexedDB.open("essaim-live", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "uid" });
    return asked(request);
  };

  class Queue {
    constructor(run, person) {
      Object.assign(this, { run, person, items: [], database: null });
    }

    // Where nothing can be kept (private windows of some browsers), the items live as long as the page: `isFragile`.
    async load() {
      try {
        this.database = await opened();
        const all = await asked(this.#store("readonly").getAll());
        for (const old of all.filter((item) => Date.now() - item.kept > MONTH)) await this.#erase(old.uid);
        this.items = all.filter((item) => item.run === this.run && item.person === this.person).sort((a, b) => a.at - b.at);
      } catch {
        this.database = null;
      }
    }

    get isFragile() { return this.database === null; }

    get waiting() { return this.items.filter((item) => !item.refused); }

    async add(item) {
      this.items.push(item);
      await this.#write({ ...item, run: this.run, person: this.person, kept: Date.now() });
    }

    async refuse(uid, reason) {
      const item = this.items.find((one) => one.uid === uid);
      if (!item) return;
      item.refused = reason;
      await this.#write({ ...item, run: this.run, person: this.person, kept: Date.now() });
    }

    async drop(uid) {
      this.items = this.items.filter((item) => item.uid !== uid);
      await this.#erase(uid).catch(() => {});
    }

    #store(mode) { return this.database.transaction(STORE, mode).objectStore(STORE); }

    async #write(row) {
      try {
        if (this.database) await asked(this.#store("readwrite").put(row));
      } catch {
        this.database = null; // full, or taken away: said as fragile
      }
    }

    async #erase(uid) { if (this.database) await asked(this.#store("readwrite").delete(uid)); }
  }

  globalThis.EssaimQueue = Queue;
})();

// Lays aside this page, what it needs and the latest events, so that a reload without network finds them. Nothing else is
// kept; the service worker only reads. essaim.js throws all of it away on the first page that is shown signed out.
(() => {
  "use strict";
  const KEPT = "essaim-live";
  const isPossible = "serviceWorker" in navigator && "caches" in globalThis;

  const needed = () => [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=preload], link[rel~=icon], script[src]")]
    .map((part) => part.href || part.src);

  const keepPage = async (worker) => {
    if (!isPossible) return;
    try {
      await navigator.serviceWorker.register(worker, { scope: location.pathname });
      const page = await fetch(location.pathname, { redirect: "manual" });
      if (!page.ok) return;
      const kept = await caches.open(KEPT);
      await kept.put(location.pathname, page);
      await kept.addAll(needed());
    } catch { /* the open page goes on without */ }
  };

  const keepState = async (url, state) => {
    if (isPossible) await (await caches.open(KEPT)).put(url, new Response(JSON.stringify(state))).catch(() => {});
  };

  const keptState = async (url) => {
    if (!isPossible) return null;
    try {
      return await (await (await caches.open(KEPT)).match(url)).json();
    } catch {
      return null;
    }
  };

  const forget = async () => {
    if (isPossible) await caches.delete(KEPT);
  };

  globalThis.EssaimOffline = { keepPage, keepState, keptState, forget };
})();

// Talks with the server: sends the queue, hears what the others did, and says where things stand. Never two talks at once.
//   status: "online" | "offline" | "signed-out" | "gone" | "closed"
(() => {
  "use strict";
  const RHYTHM = 4_000;
  const SLOWEST = 60_000;
  const MOST_AT_ONCE = 50;
  const FINAL = [400, 410, 413]; // sent again, it would be answered the same
  const PATIENCE = { events: 12_000, photo: 90_000 };

  class Sync {
    constructor(data, queue, changed) {
      Object.assign(this, { data, queue, changed, state: data.state, status: "online", csrf: data.csrf });
      this.offset = Number(this.#remembered("offset")) || 0; // of the server's clock on the phone's
      Object.assign(this, { stamp: "", failures: 0, talking: false, timer: 0 });
      addEventListener("online", () => this.soon());
      addEventListener("offline", () => this.#become("offline"));
      document.addEventListener("visibilitychange", () => { if (!document.hidden) this.soon(); });
    }

    now() { return Date.now() + this.offset; }

    // What was last heard, before this page was shown again without network. The next answer replaces it.
    heardBefore(state) {
      const known = new Map([...this.state.events, ...state.events].map((event) => [event.uid, event]));
      this.state = { ...this.state, events: [...known.values()] };
    }

    soon() {
      this.failures = 0;
      this.#again(0);
    }

    #again(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.talk(), wait);
    }

    async talk() {
      if (this.talking) return;
      this.talking = true;
      try {
        await this.#send();
        await this.#hear();
        this.failures = 0;
        this.#become(this.status === "closed" ? "closed" : "online");
      } catch (trouble) {
        this.failures += 1;
        this.#become(trouble.status || "offline");
      }
      this.talking = false;
      if (this.status !== "gone") this.#again(this.#rhythm());
    }

    #rhythm() {
      if (this.failures) return Math.min(RHYTHM * 2 ** this.failures, SLOWEST);
      if (this.queue.waiting.length) return 0;
      return document.hidden ? SLOWEST : RHYTHM;
    }

    #become(status) {
      this.status = status;
      this.changed();
    }

    // A batch and one photo at a time: a slow line also hears what the others do.
    async #send() {
      const events = this.queue.waiting.filter((item) => !item.photo).slice(0, MOST_AT_ONCE);
      if (events.length) await this.#post(this.data.urls.events, JSON.stringify({ events: events.map(told) }), PATIENCE.events, events);
      const photo = this.queue.waiting.find((item) => item.photo);
      if (photo) await this.#post(this.data.urls.photo, form(photo), PATIENCE.photo, [photo]);
    }

    async #post(url, body, patience, items) {
      const answer = await this.#ask(url, { method: "POST", body, headers: { "X-CSRFToken": this.csrf, "X-Essaim-Person": this.data.person } }, patience);
      if (!answer.ok) {
        if (answer.status === 410) this.status = "closed";
        const reason = answer.status === 410 ? this.data.words.closed : this.data.words.not_taken;
        for (const item of items) await this.queue.refuse(item.uid, reason);
        return;
      }
      const { taken, refused } = await answer.json();
      // Shown as ours until the server shows it: nothing blinks.
      this.state.events.push(...items.filter((item) => taken.includes(item.uid) && !item.photo).map(shown));
      for (const uid of taken) await this.queue.drop(uid);
      for (const [uid, reason] of Object.entries(refused)) await this.queue.refuse(uid, reason);
      this.changed();
    }

    async #hear() {
      const headers = this.stamp ? { "If-None-Match": this.stamp } : {};
      const answer = await this.#ask(this.data.urls.state, { headers }, PATIENCE.events);
      if (answer.status === 304) return;
      const state = await answer.json();
      if (state.person !== this.data.person) throw Object.assign(new Error("another account"), { status: "signed-out" });
      this.stamp = answer.headers.get("ETag") || "";
      this.csrf = state.csrf;
      this.state = state;
      globalThis.EssaimOffline?.keepState(this.data.urls.state, state).catch(() => {});
      this.changed();
    }

    async #ask(url, options, patience, isSecond = false) {
      const asked = Date.now();
      const answer = await fetch(url, { ...options, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(patience) });
      this.#setClock(answer.headers.get("X-Essaim-Clock"), asked);
      const { status } = answer;
      if (answer.ok || status === 304 || FINAL.includes(status)) return answer;
      if (status === 403 && !isSecond) { // the token of the page has aged: a new session has another
        this.stamp = "";
        await this.#hear();
        return this.#ask(url, { ...options, headers: { ...options.headers, "X-CSRFToken": this.csrf } }, patience, true);
      }
      const meaning = { 403: "signed-out", 404: "gone", 409: "signed-out" };
      throw Object.assign(new Error(`${status} ${url}`), { status: answer.type === "opaqueredirect" ? "signed-out" : meaning[status] });
    }

    // The phone may be minutes ahead: its moments are told by the server's clock. A slow answer teaches nothing.
    #setClock(told, asked) {
      const took = Date.now() - asked;
      if (!told || took > 2_000) return;
      const offset = Math.round(Number(told) + took / 2 - Date.now());
      if (Math.abs(offset - this.offset) > 1_000) {
        this.offset = offset;
        try { localStorage.setItem("essaim.live.offset", offset); } catch { /* asked again at the next answer */ }
      }
    }

    #remembered(name) { try { return localStorage.getItem(`essaim.live.${name}`); } catch { return ""; } }
  }

  const told = ({ uid, kind, at, slot, minutes, text }) => ({ uid, kind, at, slot, minutes, text });
  const shown = (item) => ({ ...told(item), who: "", photo: "", withdrawable: true });

  const form = (item) => {
    const body = new FormData();
    for (const name of ["uid", "kind", "at", "slot"]) body.append(name, item[name]);
    body.append("photo", item.photo, item.name);
    return body;
  };

  globalThis.EssaimSync = Sync;
})();
