/* Keeps the counter for days without a connection. `BUILD` stands above this text when it is served:
   the version of the whole (pages, files and directory together) and the addresses it consists of.
   Nothing else is ever kept: no answer to a question, no enrolment, no call of the interface. */
/* global BUILD */
"use strict";

const CACHE = `counter-${BUILD.version}`;
const KEPT = new Set(BUILD.addresses);

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.addresses.map((address) => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

const keptAnswer = (address) => caches.match(address, { cacheName: CACHE });

async function answer(address, request) {
  return (await keptAnswer(address)) || fetch(request);
}

/* A button pressed before the page could answer by itself asks the server; without a connection the
   first screen comes again. */
async function firstScreenAgain(address, request) {
  return fetch(request).catch(() => keptAnswer(address));
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (url.origin !== self.location.origin) return;
  if (isPage && url.pathname === "/") {
    event.respondWith(firstScreenAgain(BUILD.addresses[0], request));
  } else if (KEPT.has(url.pathname) && request.method === "GET") {
    event.respondWith(answer(url.pathname, request));
  } else if (KEPT.has(url.pathname) && isPage) {
    event.respondWith(firstScreenAgain(url.pathname, request));
  }
});
