// Copies what a page offers to take away, and says so. Addresses that the build did not know are those of the page.
(() => {
  const cite = document.querySelector(".cite");
  if (cite && cite.dataset.shown.startsWith("/") && location.protocol !== "file:") {
    const address = new URL(cite.dataset.short, location.href).href;
    for (const text of document.querySelectorAll(".cite pre, .printed")) text.textContent = text.textContent.replace(cite.dataset.shown, address);
  }

  /** Put a text on the clipboard; where a page may not, as over plain HTTP, the browser's older way does. */
  async function copied(source) {
    getSelection().selectAllChildren(source);
    if (!navigator.clipboard) return document.execCommand("copy");
    return navigator.clipboard.writeText(source.textContent).then(() => true, () => document.execCommand("copy"));
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const done = await copied(document.getElementById(button.dataset.copy));
      const said = button.closest(".cite, .copies").querySelector("[role=status]");
      said.textContent = done ? "Copied" : "This browser copies nothing: the text is selected, press Ctrl+C";
    });
  }
})();
