// The forms work without it; with it a password can be looked at before it is sent.
for (const box of document.querySelectorAll("[data-shows]")) {
  box.closest("label").hidden = false
  box.addEventListener("change", () => {
    for (const id of box.dataset.shows.split(" ")) document.getElementById(id).type = box.checked ? "text" : "password"
  })
}
