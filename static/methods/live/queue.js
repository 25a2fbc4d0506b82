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
