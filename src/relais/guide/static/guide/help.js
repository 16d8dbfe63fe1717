"use strict";

// Leaving the public page, and reading it without a trace in the history.
(function () {
  const page = document.documentElement;
  const exit = document.getElementById("exit");
  const keys = exit.querySelector("small");

  // The veil first: it must be painted before the slowest step, the other site.
  // The title too: the browser writes it over ours in its own history.
  function leave() {
    page.className = "gone";
    document.title = exit.dataset.title;
    location.replace(exit.href);
  }

  // The map only points at the list: it opens a municipality without a row in the history.
  function show(place) {
    const fold = place.closest("details");
    fold.open = true;
    fold.firstElementChild.focus();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a");
    if (!link) return;
    const target = link.getAttribute("href");
    if (link.rel) leave();
    else if (link.hreflang) location.replace(target);
    else if (link.closest("svg")) show(document.getElementById(target.slice(1)));
    else return;
    event.preventDefault();
  });

  document.addEventListener(
    "toggle",
    function (event) {
      const place = event.target.lastElementChild.id;
      const shape = document.querySelector('a[href="#' + place + '"]');
      if (shape) shape.classList.toggle("here", event.target.open);
    },
    true,
  );

  // Three presses of Shift within three seconds, left or right. Another key in between
  // starts anew: whoever walks back with Shift and Tab is not thrown out.
  let presses = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") presses = [];
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") return;
    presses = presses.concat(event.timeStamp).slice(-3);
    if (presses.length === 3 && presses[2] - presses[0] <= 3000) leave();
  });
  keys.hidden = false;

  // A page kept in the browser's memory comes back as it was: veil it as it goes, leave again if
  // it returns.
  addEventListener("pagehide", function () {
    page.className = "gone";
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) leave();
  });
})();
