// Before a page goes to the printer, what is further down is read and drawn: paper has no coming into view.
(() => {
  "use strict"
  const main = document.getElementById("main")
  const LONGEST = 15000, A_LOOK = 120
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))
  const unread = () => [...main.querySelectorAll('.later > [aria-busy="true"], .chart[data-figure]:empty')].find(place => place.offsetParent)

  main.addEventListener("click", event => {
    if (!event.target.closest("[data-print]") || !unread()) return
    event.stopImmediatePropagation()
    readAll().then(() => window.print())
  }, true)

  async function readAll() {
    const top = scrollY, until = Date.now() + LONGEST
    for (let place = unread(); place && Date.now() < until; place = unread()) {
      place.scrollIntoView({block: "center"})
      await pause(A_LOOK)
    }
    scrollTo(0, top)
    await pause(A_LOOK)
  }
})()
