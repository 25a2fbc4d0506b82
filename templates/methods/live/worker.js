// Answers for the page of one workshop when the network does not. It keeps nothing: the page itself lays aside its
// own copy and what that copy needs (static/methods/live/sync.js), and the copy goes with the session of its owner.
"use strict";
const KEPT = "essaim-live";
const PATIENCE = 5000;
const page = new URL(self.registration.scope).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = async (request) => (await caches.open(KEPT)).match(request.url, { ignoreVary: true });
const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

// The network first, while one may wait; the copy when it fails, or when the site itself does.
const shown = async (request) => {
  const copy = await kept(request);
  const asked = fetch(request);
  if (!copy) return asked;
  const answer = await Promise.race([asked.catch(() => null), patience()]);
  if (!answer || answer.status >= 500) return copy;
  if (answer.status === 403 || answer.status === 404) await caches.delete(KEPT);
  return answer;
};

const asset = (request) => fetch(request).catch(async () => (await kept(request)) || Response.error());

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === page) event.respondWith(shown(request));
  } else if (pathname.startsWith("/static/")) event.respondWith(asset(request));
});
