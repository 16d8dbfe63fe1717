/* A list of what is due without loading the page again: one row is replaced, its next button has the focus,
   and a status line says what happened. Without this script the same forms load the page. */
"use strict";

(() => {
  const status = document.querySelector("[data-status]");
  const policy = window.trustedTypes?.createPolicy("relais-row", { createHTML: (text) => text });

  function rowIn(text) {
    const html = policy ? policy.createHTML(text) : text;
    return new DOMParser().parseFromString(html, "text/html").querySelector(".due");
  }

  async function send(form) {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "HX-Request": "true" },
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return rowIn(await answer.text());
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-row]")) return;
    event.preventDefault();
    try {
      const row = await send(form);
      form.closest(".due").replaceWith(row);
      (row.querySelector("button") ?? row.querySelector("a")).focus();
      status.textContent = row.querySelector(".done")?.textContent ?? "";
    } catch {
      form.submit();
    }
  });
})();
