// The one thing the page cannot do alone: put the words with their source on the clipboard.
for (const button of document.querySelectorAll("[data-copy]")) {
  const box = button.parentElement.querySelector("textarea");
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.selected;
    }
  });
}
