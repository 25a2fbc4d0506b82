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
