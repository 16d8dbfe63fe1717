/* The counter in the browser: the same four steps and the same words as the server gives, answered
   from the directory that lies on this device, so also without a connection. The answers live in
   the memory of this page alone: no address, no storage, no message carries them. */
"use strict";

(() => {
  const NOTHING = Object.freeze({ choice: "", municipality: "", spoken: "" });
  const UNKNOWN = "unknown";
  const SHOWN_SERVICES = 3;
  const WIDER = 20;
  const WIPE_AFTER = 90;
  const WARN_FOR = 20;
  const EXPIRES_SOON_DAYS = 7;

  const form = document.getElementById("answers");
  const blankService = document.getElementById("service").content.firstElementChild;

  let directory = null;
  let language = document.documentElement.lang;
  let asked = NOTHING;
  let lastTouch = Date.now();
  let leavesForHelp = false;

  /* --- Small tools --------------------------------------------------------------------------- */

  const all = (selector) => document.querySelectorAll(selector);
  const slot = (name, within = document) => within.querySelector(`[data-slot="${name}"]`);
  const filled = (text, parts) => text.replace(/%\((\w+)\)s/g, (_, name) => parts[name]);
  const word = (key, parts = {}) => filled(directory.words[language][key], parts);
  const told = (part) => directory.directory_words[language][part];
  const sentenceFor = (key) => directory.sentences[key] || directory.silence;
  const own = (text) => text[language] || text.fr;
  const dayText = (iso) => iso.slice(0, 10).split("-").reverse().join("/");

  function make(tag, attributes, text) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  function put(name, text) {
    const place = slot(name);
    place.textContent = text;
    place.hidden = !text;
  }

  /* --- Steps --------------------------------------------------------------------------------- */

  function stepOf({ choice, municipality }) {
    if (!choice) return "needs";
    if (choice === "danger") return "danger";
    return municipality ? "result" : "places";
  }

  function follow(name, value) {
    if (name === "ui") language = value;
    else if (name !== "back") asked = { ...asked, [name]: value };
    else asked = value === "places" ? { ...NOTHING, choice: asked.choice } : NOTHING;
  }

  function take(name, value) {
    const before = stepOf(asked);
    follow(name, value);
    render();
    if (stepOf(asked) !== before) arrive();
  }

  /** A new step begins at its heading, for the eye and for a screen reader. */
  function arrive() {
    scrollTo(0, 0);
    document.querySelector("section:not([hidden]) h1").focus({ preventScroll: true });
  }

  /* --- Asking the directory: rules/counter.py and queries/counter.py, once more ---------------- */

  const spoken = () => asked.spoken || language;

  function answer(choice) {
    const at = window.Relais.momentOf(new Date());
    const question = {
      municipality: asked.municipality === UNKNOWN ? null : asked.municipality,
      language: spoken(),
      profile: choice.profile || null,
    };
    const ask = (need, limit) =>
      window.Relais.match(directory.matching, { ...question, need }, at, limit);
    const known = ({ code }) => directory.services.get(code);
    const helpline = ask(directory.listening, WIDER).matches.find(
      (match) => known(match).kind === directory.helpline,
    );
    const wider = ask(choice.need, WIDER).matches;
    const isHelpline = ({ code }) => Boolean(helpline) && code === helpline.code;
    const others = wider.filter((match) => !isHelpline(match));
    const places = SHOWN_SERVICES + (wider.slice(0, SHOWN_SERVICES + 1).some(isHelpline) ? 1 : 0);
    const placed = ask(choice.need, places);
    const line = (match) => serviceLine(match, known(match));
    return {
      helpline: helpline ? [line(helpline)] : [],
      services: others.slice(0, SHOWN_SERVICES).map(line),
      further: others.slice(SHOWN_SERVICES).map(line),
      furtherLine: furtherLine(placed.left_out),
      relaxed: placed.relaxed.map((code) => told("relaxed")[code]).join(" "),
    };
  }

  function furtherLine(leftOut) {
    const reasons = Object.entries(leftOut)
      .filter(([, count]) => count)
      .map(([code, count]) => filled(told("left_out")[code][count === 1 ? 0 : 1], { count }));
    return reasons.length ? word("further", { reasons: reasons.join("; ") }) : "";
  }

  /** As `reason_sentence` of the directory: another day than today is named. */
  function reasonSentence({ code, time, day, language: spokenThere, profile }) {
    const parts = { time: "", day: "", language: "", profile: "" };
    if (time) parts.time = timeText(time);
    if (day) parts.day = told("weekdays")[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7];
    if (spokenThere) parts.language = told("languages")[spokenThere] || spokenThere;
    if (profile) parts.profile = told("profiles")[profile];
    const sentence = filled(told("reasons")[code], parts);
    const isLater = code.endsWith("_until") && day !== window.Relais.momentOf(new Date()).day;
    return isLater ? `${sentence} (${parts.day})` : sentence;
  }

  function timeText(time) {
    const [hour, minute] = time.split(":");
    return filled(told("time"), { hour: Number(hour), minute });
  }

  function serviceLine({ code, state, reasons }, service) {
    const placed = [...directory.state_reasons, ...directory.placed_reasons];
    if (!service.numbers.length) placed.push("through_professional");
    const ofState = reasons.find((reason) => directory.state_reasons.includes(reason.code));
    const hours = service.hours ? own(directory.hours[service.hours]) : "";
    return {
      code,
      name: own(service.name),
      numbers: service.numbers,
      noNumber: service.numbers.length ? "" : word(withoutNumber(service)),
      stateCode: state,
      state: ofState ? reasonSentence(ofState) : "",
      hours: ofState?.code === "open_day_and_night" ? "" : hours,
      languages: languagesSpoken(service.languages),
      trustCode: service.trust,
      trust: word(service.trust, { date: service.confirmed_on ? dayText(service.confirmed_on) : "" }),
      reasons: reasons.filter((reason) => !placed.includes(reason.code)).map(reasonSentence).join("; "),
      cardHours: [hours, service.trust === "confirmed" ? "" : "*"].join(" ").trim(),
    };
  }

  const withoutNumber = ({ access }) =>
    access === "referral_only" ? "professional_only" : "no_number";

  function languagesSpoken(codes) {
    if (!codes) return word("languages_unknown");
    const names = codes.map((code) => told("languages")[code]);
    return word("languages", { languages: names.join(", ") });
  }

  /* --- Writing the screen -------------------------------------------------------------------- */

  function render() {
    const step = stepOf(asked);
    writeWords();
    writePlaces();
    for (const section of all("section[data-step]")) section.hidden = section.dataset.step !== step;
    slot("back").hidden = step === "needs";
    slot("back").value = step === "result" ? "places" : "needs";
    for (const [name, value] of Object.entries(asked)) form.elements[name][0].value = value;
    if (step === "result") writeResult();
    else clearResult();
  }

  function writeWords() {
    document.documentElement.lang = language;
    document.title = word("title");
    for (const place of all("[data-word]")) place.textContent = word(place.dataset.word);
    for (const place of all("[data-label]")) place.setAttribute("aria-label", word(place.dataset.label));
    for (const button of all('[name="ui"]')) button.setAttribute("aria-pressed", button.value === language);
    slot("script-not-validated").hidden = sentenceFor("danger_now").validated;
    directory.script.forEach((line, number) => put(`script-${number + 1}`, own(line)));
    writeFreshness();
    writeCardAddress();
  }

  /** The card is set by the server, in the language of the page. The one file has no such button. */
  function writeCardAddress() {
    const button = document.querySelector('[data-act="pdf"]');
    if (!button) return;
    const address = button.getAttribute("formaction").replace(/^\/\w+/, `/${language}`);
    button.setAttribute("formaction", address);
    slot("card-language").value = language;
  }

  function writePlaces() {
    const buttons = new Map([...all('button[name="municipality"]')].map((each) => [each.value, each]));
    const places = directory.places.map((place) => ({ ...place, name: own(place.names) }));
    places.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    for (const { nis, name } of places) {
      const button = buttons.get(nis);
      button.firstElementChild.textContent = name;
      button.parentElement.append(button);
    }
  }

  function writeFreshness() {
    const { made_on: madeOn, expires_on: expiresOn, total, unconfirmed } = directory.freshness;
    const expiry = new Date(`${expiresOn}T00:00:00`);
    const daysLeft = (expiry - Date.now()) / 86400000;
    put("fresh", word("fresh", { date: dayText(madeOn) }));
    put("confirmation", confirmation(unconfirmed, total));
    if (daysLeft < 0) put("expiry", word("expired", { date: dayText(expiresOn) }));
    else if (daysLeft < EXPIRES_SOON_DAYS) put("expiry", word("expires_soon", { date: dayText(expiresOn) }));
    else put("expiry", "");
    put("card-month", word("card_month", { month: dayText(madeOn).slice(3) }));
  }

  function confirmation(unconfirmed, total) {
    if (!unconfirmed) return word("all_confirmed");
    return word(unconfirmed === total ? "all_unconfirmed" : "some_unconfirmed", { count: unconfirmed, total });
  }

  function writeResult() {
    const choice = directory.choices.find(({ code }) => code === asked.choice);
    const place = directory.places.find(({ nis }) => nis === asked.municipality);
    const sentence = sentenceFor(choice.sentence);
    const found = answer(choice);
    slot("heading").textContent = [word(`need.${choice.code}`), place && own(place.names)]
      .filter(Boolean)
      .join(" · ");
    slot("sentence").textContent = own(sentence.text);
    slot("not-validated").hidden = sentence.validated;
    for (const chip of all('[name="spoken"]')) chip.setAttribute("aria-pressed", chip.value === spoken());
    for (const name of ["helpline", "services"]) {
      writeServices(slot(name), found[name]);
      slot(`no-${name === "services" ? "service" : name}`).hidden = found[name].length > 0;
    }
    writeServices(slot("further-services"), found.further);
    put("relaxed", found.relaxed);
    put("further-line", found.furtherLine);
    slot("further").hidden = !found.furtherLine;
    writeCard([...found.helpline, ...found.services]);
    document.dispatchEvent(new CustomEvent("counter:shown"));
  }

  function clearResult() {
    for (const name of ["helpline", "services", "further-services", "card", "card-services"]) {
      slot(name)?.replaceChildren();
    }
    for (const name of ["heading", "sentence"]) slot(name).textContent = "";
  }

  function writeServices(list, lines) {
    list.replaceChildren(...lines.map(serviceItem));
    list.hidden = !lines.length;
  }

  function serviceItem(line) {
    const item = blankService.cloneNode(true);
    item.dataset.service = line.code;
    slot("numbers", item).replaceChildren(...line.numbers.map(numberLink));
    if (line.noNumber) slot("numbers", item).append(make("span", { class: "no-number" }, line.noNumber));
    for (const name of ["name", "state", "hours", "languages", "trust", "reasons"]) {
      slot(name, item).textContent = line[name];
    }
    slot("state", item).dataset.state = line.stateCode;
    slot("trust", item).dataset.trust = line.trustCode;
    return item;
  }

  function numberLink(printed) {
    const link = make("a", { class: "number", href: `tel:${printed.replace(/[^+\d]/g, "")}` }, "");
    link.append(make("bdi", { dir: "ltr", translate: "no" }, printed));
    return link;
  }

  function writeCard(lines) {
    const printed = lines.filter((line) => line.numbers.length);
    slot("card").replaceChildren(
      ...printed.map((line) => {
        const row = make("p", {}, "");
        row.append(make("b", {}, line.numbers[0]), ` ${line.cardHours}`);
        return row;
      }),
    );
    slot("card-services")?.replaceChildren(
      ...printed.slice(0, SHOWN_SERVICES).map((line) => {
        const field = make("input", { type: "hidden", name: "service" }, "");
        field.value = line.code;
        return field;
      }),
    );
  }

  /* --- Finding a municipality by typing ------------------------------------------------------ */

  const filter = document.getElementById("filter");
  const plain = (text) => text.normalize("NFD").replace(/[^\p{L}\d]/gu, "").toLowerCase();

  function narrowPlaces() {
    const typed = plain(filter.value);
    const fits = ({ names, postcodes }) =>
      [...Object.values(names), ...postcodes].some((text) => plain(text).includes(typed));
    const shown = new Set(directory.places.filter(fits).map(({ nis }) => nis));
    for (const button of all('button[name="municipality"]')) {
      button.hidden = button.value !== UNKNOWN && !shown.has(button.value);
    }
    slot("filter-none").hidden = shown.size > 0;
  }

  /** Enter takes the municipality when only one is left; it never presses a button of the page. */
  function chooseOnlyPlace(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const left = [...all('button[name="municipality"]:not([hidden])')].filter(
      ({ value }) => value !== UNKNOWN,
    );
    if (left.length === 1) left[0].click();
  }

  /* --- Leaving nothing behind ---------------------------------------------------------------- */

  function wipe() {
    asked = NOTHING;
    filter.value = "";
    narrowPlaces();
    for (const fold of all("details")) fold.open = false;
    for (const given of all("[data-given]")) given.setAttribute("aria-pressed", "false");
    render();
    countDown();
    document.dispatchEvent(new CustomEvent("counter:wiped"));
  }

  function wipeAndSay() {
    wipe();
    slot("status").textContent = word("wiped");
    arrive();
  }

  /** Told by the clock and not by a timer: a page in the background may be woken late. */
  function watch() {
    if (stepOf(asked) !== "needs" && secondsLeft() <= 0) wipeAndSay();
    countDown();
  }

  const secondsLeft = () => WIPE_AFTER - Math.floor((Date.now() - lastTouch) / 1000);

  function countDown() {
    const seconds = secondsLeft();
    const isSoon = stepOf(asked) !== "needs" && seconds <= WARN_FOR;
    put("countdown", isSoon ? word("wipe_soon", { seconds }) : "");
  }

  function touch({ type }) {
    lastTouch = Date.now();
    if (type !== "pointermove") leavesForHelp = false;
    countDown();
  }

  /* --- Starting ------------------------------------------------------------------------------ */

  function listen() {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!button || button.formTarget) return;
      event.preventDefault();
      take(button.name, button.value);
    });
    document.querySelector(".wipe").addEventListener("click", (event) => {
      event.preventDefault();
      wipeAndSay();
    });
    filter.addEventListener("input", narrowPlaces);
    filter.addEventListener("keydown", chooseOnlyPlace);
    document.addEventListener("click", help);
    for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"]) {
      addEventListener(kind, touch, { passive: true });
    }
    setInterval(watch, 1000);
    addEventListener("pagehide", wipe);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && !leavesForHelp) wipe();
    });
  }

  /** Calling a number or opening the card is not leaving: the answers must still stand here. */
  function help({ target }) {
    const button = target.closest("[data-act], [data-given], a.number");
    if (!button) return;
    leavesForHelp = !button.dataset.given;
    if (button.dataset.act === "print") print();
    if (button.dataset.act) given("card_printed");
    if (!button.dataset.given || button.getAttribute("aria-pressed") === "true") return;
    button.setAttribute("aria-pressed", "true");
    given(button.dataset.given);
  }

  const given = (kind) => document.dispatchEvent(new CustomEvent("counter:given", { detail: kind }));

  async function directoryHere() {
    const inside = document.getElementById("directory");
    if (inside) return JSON.parse(inside.textContent);
    const answer = await fetch(document.body.dataset.directory, { credentials: "omit" });
    return answer.json();
  }

  async function start() {
    directory = await directoryHere();
    directory.matching = window.Relais.load(directory.index);
    directory.services = new Map(directory.services.map((service) => [service.code, service]));
    for (const name of Object.keys(NOTHING)) asked = { ...asked, [name]: form.elements[name][0].value };
    // For counter-online.js, and the sign that the page now answers by itself.
    window.counter = {
      isIdle: () => stepOf(asked) === "needs",
      service: (code) => directory.services.get(code),
      word,
    };
    render();
    listen();
    slot("filter").hidden = false;
    document.querySelector('[data-act="print"]').hidden = false;
  }

  // Without its directory the page goes on asking the server, as it does without JavaScript.
  start().catch(() => {});
})();
