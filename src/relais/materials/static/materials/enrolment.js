/* Enrols the device of a counter. The link's secret stands behind the `#` of the address: it is
   taken from there, removed from the address, and sent only when someone presses the button.
   What comes back is a code that stands for the device, and that is all this device keeps. */
"use strict";

(() => {
  const KEPT_AS = "counter-enrolment";
  const form = document.getElementById("enrolment");
  const outcome = document.getElementById("outcome");
  const secret = location.hash.slice(1);

  function say(sentence) {
    if (sentence) outcome.firstElementChild.textContent = sentence;
    outcome.hidden = false;
  }

  function end(sentence) {
    form.hidden = true;
    carry("");
    say(sentence);
  }

  /* The same page in another language needs the secret too. */
  function carry(text) {
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = text;
  }

  /* Asked before the link is used up: a code that cannot be kept would be lost. */
  function canKeep() {
    try {
      localStorage.setItem(`${KEPT_AS}-try`, "1");
      localStorage.removeItem(`${KEPT_AS}-try`);
      return true;
    } catch {
      return false;
    }
  }

  async function enrol() {
    const answer = await fetch(location.pathname, {
      method: "POST",
      body: new URLSearchParams({ secret }),
      credentials: "omit",
      cache: "no-store",
    }).catch(() => null);
    if (!answer) return say(); // the sentence that stands there already: no connection
    const told = await answer.json();
    if (!told.token) return end(told.sentence);
    localStorage.setItem(KEPT_AS, told.token);
    return end(outcome.dataset.done);
  }

  history.replaceState(null, "", location.pathname);
  if (!secret) return say(outcome.dataset.incomplete);
  if (!canKeep()) return say(outcome.dataset.cannotKeep);
  carry(secret);
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enrol();
  });
})();
