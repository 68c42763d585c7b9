// Keys that walk a table of cells, and texts that are copied: for what the page's lists hold.
(() => {
  "use strict"
  const main = document.getElementById("main")
  const words = JSON.parse(document.getElementById("dashboard-words").textContent)

  // ---- one cell of the table takes part in tabbing, the arrows move on from it
  const STEPS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}
  main.addEventListener("keydown", event => {
    const cell = event.target.closest("a.heat-cell")
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return
    const next = event.key === "Home" || event.key === "End" ? atEnd(cell, event.key) : beside(cell, STEPS[event.key])
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  main.addEventListener("focusin", event => {
    const cell = event.target.closest("a.heat-cell")
    if (!cell) return
    for (const other of cell.closest("table").querySelectorAll('a.heat-cell[tabindex="0"], a.heat-cell:not([tabindex])')) other.tabIndex = -1
    cell.tabIndex = 0
  })
  function beside(cell, step) {
    if (!step) return null
    const rows = [...cell.closest("tbody").rows]
    let row = rows.indexOf(cell.closest("tr")), column = cell.closest("td").cellIndex
    for (;;) {
      row += step[0]
      column += step[1]
      const found = rows[row]?.cells[column]
      if (!found) return null
      const link = found.querySelector("a.heat-cell")
      if (link) return link
    }
  }
  function atEnd(cell, key) {
    const links = [...cell.closest("tr").querySelectorAll("a.heat-cell")]
    return key === "Home" ? links[0] : links[links.length - 1]
  }

  // ---- light links: within the page where they stay on it
  main.addEventListener("click", event => {
    const link = event.target.closest("a.to")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    const address = new URL(window.dashboard.at(link.getAttribute("href").slice(1)))
    event.preventDefault()
    if (address.pathname === location.pathname) window.dashboard.ask(whole(address))
    else location.assign(address)
  })
  // the unit that a page's path carries is a choice like any other
  function whole(address) {
    const unit = /\/don-vi\/([^/]+)$/.exec(address.pathname), query = new URLSearchParams(address.search)
    if (unit) query.set("don-vi", decodeURIComponent(unit[1]))
    return `?${query}`
  }

  // ---- copying: by the clipboard, else by selecting (an address without https has no clipboard)
  main.addEventListener("click", async event => {
    const button = event.target.closest("button[data-copy]")
    if (!button) return
    const text = document.getElementById(button.dataset.copy)
    const done = await copied(text)
    window.dashboard.say(done ? words.copiedText : words.selectedText)
  })
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text.value)
      return true
    } catch {
      text.focus()
      text.select()
      return document.execCommand("copy")
    }
  }
})()
