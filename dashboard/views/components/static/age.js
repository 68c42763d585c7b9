// Says of data older than a day that they are: the page is drawn once for everybody and may stay open for days,
// so only the browser knows what time it is. Data that are simulated bear no clock here.
(() => {
  "use strict"
  const DAY = 86400000, MINUTE = 60000
  const frame = document.getElementById("frame")

  function look() {
    const notice = frame.querySelector("[data-clock]")
    if (!notice) return
    const days = Math.floor((Date.now() - Date.parse(notice.dataset.clock)) / DAY)
    const age = notice.querySelector("[data-age]"), said = age.dataset.age.replace("{days}", String(days).padStart(2, "0"))
    if (age.textContent !== said) age.textContent = said
    if (notice.hidden !== days < 1) notice.hidden = days < 1
  }

  new MutationObserver(look).observe(frame, {childList: true})
  setInterval(look, MINUTE)
  document.addEventListener("visibilitychange", look)
  look()
})()
