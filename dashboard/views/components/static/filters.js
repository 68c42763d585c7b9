// A row of fields under the heads of a table: a line stays where every field's text stands in its cell, tone marks aside.
(() => {
  "use strict"
  const main = document.getElementById("main")
  const words = JSON.parse(document.getElementById("dashboard-words").textContent)
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim()
  // a cell left empty under the one above it still holds the unit's name for the file
  const text = cell => fold(`${cell.textContent} ${cell.dataset.csv ?? ""}`)

  main.addEventListener("click", event => {
    const button = event.target.closest("button[data-filter]")
    if (!button) return
    const card = document.getElementById(button.dataset.filter)
    const table = seen(card) ?? opened(card)
    if (!table) return
    const open = !table.tHead.rows[1]
    button.setAttribute("aria-expanded", String(open))
    open ? show(table) : hide(table)
  })
  main.addEventListener("input", event => {
    if (event.target.matches(".filters input")) apply(event.target.closest("table"))
  })
  main.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !event.target.matches(".filters input")) return
    event.target.value = ""
    apply(event.target.closest("table"))
  })

  const seen = card => [...card.querySelectorAll("table.data")].find(table => table.offsetParent)
  // the numbers of a chart are shown first
  function opened(card) {
    card.querySelector('button[data-toggle$="-table"][aria-expanded="false"]')?.click()
    return seen(card)
  }
  function show(table) {
    const row = table.tHead.insertRow()
    row.className = "filters"
    for (const head of table.tHead.rows[0].cells) {
      const field = Object.assign(document.createElement("input"), {type: "search", autocomplete: "off"})
      field.setAttribute("aria-label", words.filterBy.replace("{head}", head.textContent.trim()))
      row.appendChild(document.createElement("td")).append(field)
    }
    row.querySelector("input").focus()
  }
  function hide(table) {
    table.tHead.deleteRow(1)
    for (const row of table.tBodies[0].rows) row.hidden = false
  }
  function apply(table) {
    const wanted = [...table.querySelectorAll(".filters input")].map(field => fold(field.value))
    const lines = [...table.tBodies[0].rows]
    let band = null, kept = 0, all = 0
    for (const row of lines) {
      if (row.classList.contains("band")) {
        band = row
        band.hidden = wanted.some(Boolean)
        continue
      }
      all += 1
      row.hidden = !wanted.every((part, at) => !part || text(row.cells[at]).includes(part))
      if (row.hidden) continue
      kept += 1
      if (band) band.hidden = false
    }
    window.dashboard.say(words.filtered.replace("{kept}", kept).replace("{all}", all))
  }
})()
