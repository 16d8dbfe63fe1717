/* What the counter does only when it is served: it keeps itself for days without a connection, and
   an enrolled counter (a desk, never a person) counts the kinds of help given, passes on what it
   found wrong with a service, and may put a code on a card. The offline file carries none of this. */
"use strict";

(() => {
  const ENROLMENT = "counter-enrolment";
  const UNKNOWN_DEVICE = 401;
  const AT_ONCE = 50;
  const UPDATE_EVERY = 3600 * 1000;

  const enrolment = () => localStorage.getItem(ENROLMENT);
  const slot = (name) => document.querySelector(`[data-slot="${name}"]`);

  /* --- Keeping itself ------------------------------------------------------------------------ */

  const address = document.body.dataset.worker;

  function workerAddress() {
    if (!window.trustedTypes) return address;
    const policy = window.trustedTypes.createPolicy("relais-worker", {
      createScriptURL(asked) {
        if (asked !== address) throw new TypeError("only the counter's own worker");
        return asked;
      },
    });
    return policy.createScriptURL(address);
  }

  /* A newer list has come: take it up, but only when nobody is being helped. */
  function followUpdates(workers) {
    let hasWorker = Boolean(workers.controller);
    let isOutdated = false;
    const takeUp = () => isOutdated && window.counter?.isIdle() && location.reload();
    workers.addEventListener("controllerchange", () => {
      isOutdated = hasWorker;
      hasWorker = true;
      takeUp();
    });
    document.addEventListener("counter:wiped", takeUp);
  }

  async function keepItself() {
    const kept = await navigator.serviceWorker.register(workerAddress(), { scope: "/" });
    setInterval(() => navigator.onLine && kept.update().catch(() => {}), UPDATE_EVERY);
  }

  if ("serviceWorker" in navigator && window.isSecureContext) {
    followUpdates(navigator.serviceWorker);
    addEventListener("load", () => keepItself().catch(() => {}));
  }

  /* The card as PDF is set by the server; without a connection printing remains. */
  function offerPdf() {
    document.querySelector('[data-act="pdf"]').hidden = !navigator.onLine;
    slot("code").hidden = !navigator.onLine || !enrolment();
  }

  for (const change of ["online", "offline"]) addEventListener(change, offerPdf);
  offerPdf();

  /* The token goes along with a card that gets a code, and with nothing else that is asked. */
  const wantsCode = () => slot("code").getAttribute("aria-pressed") === "true";
  const wantCode = (wanted) => slot("code").setAttribute("aria-pressed", wanted);

  function askForCode({ submitter }) {
    const forCard = submitter?.dataset.act === "pdf" && wantsCode();
    slot("card-token").value = forCard ? enrolment() : "";
  }

  slot("code").addEventListener("click", () => wantCode(!wantsCode()));
  document.getElementById("answers").addEventListener("submit", askForCode);
  document.addEventListener("counter:wiped", () => {
    wantCode(false);
    slot("card-token").value = "";
  });

  /* --- Sending what waits -------------------------------------------------------------------- */

  /* Rows of these fields wait on this device until the server took them, or said that it never will.
     A device that is not enrolled, or that the server no longer knows, keeps nothing at all. */
  function queue(key, address, part, fields) {
    const bare = (row) => Object.fromEntries(fields.map((field) => [field, row[field]]));
    const idOf = (row) => fields.map((field) => row[field]).join(" ");
    const waiting = () => JSON.parse(localStorage.getItem(key) || "[]");
    const keep = (rows) =>
      rows.length && enrolment()
        ? localStorage.setItem(key, JSON.stringify(rows))
        : localStorage.removeItem(key);

    /* Whether any of these was still waiting. */
    function letGo(rows) {
      const gone = new Set(rows.map(idOf));
      const before = waiting();
      const left = before.filter((row) => !gone.has(idOf(row)));
      keep(left);
      return left.length < before.length;
    }

    async function send() {
      const token = enrolment();
      const rows = waiting();
      if (!token || !rows.length || !navigator.onLine) return;
      const parcel = rows.slice(0, AT_ONCE);
      for (const row of parcel) row.sent = true;
      keep(rows);
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token, [part]: parcel.map(bare) }),
        credentials: "omit",
        keepalive: true,
      }).catch(() => null);
      if (!answer) return;
      if (answer.status === UNKNOWN_DEVICE) localStorage.clear();
      else if (letGo(answer.ok ? parcel : await refusedIn(answer))) send();
    }

    return { waiting, keep, send };
  }

  async function refusedIn(answer) {
    const told = await answer.json().catch(() => ({}));
    return told.refused || [];
  }

  /* --- Counting ------------------------------------------------------------------------------ */

  const tally = queue("counter-tally", "/tally", "weeks", ["week", "kind", "count", "batch"]);

  function isoWeek(day) {
    const thursday = new Date(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()));
    thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
    const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    const week = Math.ceil(((thursday - firstDay) / 86400000 + 1) / 7);
    return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
  }

  /* A row that was once sent is never added to: if the answer was lost, the same batch goes again
     and the server, which knows its batches, counts it once. */
  function count(kind) {
    const rows = tally.waiting();
    const week = isoWeek(new Date());
    const open = rows.find((row) => row.week === week && row.kind === kind && !row.sent);
    if (open) open.count += 1;
    else rows.push({ week, kind, count: 1, batch: crypto.randomUUID() });
    tally.keep(rows);
    tally.send();
  }

  /* --- Passing on what is wrong with a service ------------------------------------------------ */

  const troubles = queue("counter-troubles", "/troubles", "troubles", ["service", "trouble", "week"]);
  const blankFold = document.getElementById("wrong").content.firstElementChild;
  const status = slot("status");

  // What was said of which service since the screen was last cleared: until then it can be undone.
  const said = new Map();

  function offerFolds() {
    if (!enrolment()) return;
    for (const item of document.querySelectorAll(".service")) {
      if (troublesOf(item).length) item.querySelector(".facts").append(foldOf(item));
    }
  }

  const troublesOf = (item) => window.counter.service(item.dataset.service).troubles;
  const nameOf = (item) => item.querySelector("h3").textContent;

  function foldOf(item) {
    const fold = blankFold.cloneNode(true);
    fold.querySelector('[role="group"]').setAttribute("aria-label", nameOf(item));
    for (const place of fold.querySelectorAll("[data-word]")) {
      place.textContent = window.counter.word(place.dataset.word);
    }
    write(fold, item);
    return fold;
  }

  function write(fold, item) {
    const told = said.get(item.dataset.service);
    for (const button of fold.querySelectorAll("[data-trouble]")) {
      const { trouble } = button.dataset;
      button.hidden = told ? trouble !== told : !troublesOf(item).includes(trouble);
      button.disabled = Boolean(told);
      button.textContent = window.counter.word(told ? "wrong.thanks" : `wrong.${trouble}`);
    }
    fold.querySelector("[data-undo]").hidden = !told;
  }

  function say({ target }) {
    const button = target.closest("[data-trouble], [data-undo]");
    if (!button) return;
    const { trouble } = button.dataset;
    const item = button.closest(".service");
    if (trouble) said.set(item.dataset.service, trouble);
    else said.delete(item.dataset.service);
    write(button.closest(".wrong"), item);
    const words = window.counter.word(trouble ? "wrong.thanks" : "wrong.undone");
    status.textContent = `${nameOf(item)}. ${words}`;
    item.querySelector(trouble ? "[data-undo]" : "[data-trouble]:not([hidden])").focus();
  }

  function passOn() {
    status.textContent = "";
    const week = isoWeek(new Date());
    const rows = [...said].map(([service, trouble]) => ({ service, trouble, week }));
    troubles.keep([...troubles.waiting(), ...rows]);
    said.clear();
    troubles.send();
  }

  function sendAll() {
    tally.send();
    troubles.send();
  }

  if (enrolment()) {
    for (const choice of document.querySelectorAll(".given")) choice.hidden = false;
    document.addEventListener("counter:given", (event) => count(event.detail));
    document.addEventListener("counter:shown", offerFolds);
    document.addEventListener("counter:wiped", passOn);
    document.addEventListener("click", say);
    addEventListener("online", sendAll);
    sendAll();
  }
})();
