// Keys and passkeys: show what needs them only where the browser can use them, and say when one did not answer.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const element of document.querySelectorAll("[data-needs-key]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-without-key]")) element.hidden = true;
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const element of document.querySelectorAll("[data-key-failure]")) element.hidden = false;
});
