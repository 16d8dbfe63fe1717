/* The browser's side of a passkey. A form with `data-passkey` says where the question is; its answer goes into the
   hidden field `credential`, and the form is sent. What each byte means is verified by the server alone. */
"use strict";

(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const known = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));

  async function show(asked) {
    const question = { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) };
    const shown = await navigator.credentials.get({ publicKey: question });
    const { authenticatorData, signature, userHandle, clientDataJSON } = shown.response;
    return answer(shown, {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    });
  }

  async function make(asked) {
    const question = {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey: question });
    return answer(made, {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    });
  }

  const answer = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });

  async function answerAndSend(form) {
    const reply = await fetch(form.dataset.passkey, { headers: { Accept: "application/json" } });
    if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
    const { publicKey } = await reply.json();
    const act = form.dataset.act === "make" ? make : show;
    form.elements.credential.value = JSON.stringify(await act(publicKey));
    form.submit();
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const failed = form.querySelector("[data-passkey-failed]");
      failed.hidden = true;
      if (!form.reportValidity()) return;
      try {
        await answerAndSend(form);
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
