// The end of a session: a warning before it, an empty page after it, in every window at once.
(() => {
  const over = document.getElementById("session-over"), warning = document.getElementById("session-warning")
  const token = document.querySelector('meta[name="form-token"]')?.content ?? ""

  // a form of a page that readers share bears no token of its own
  document.addEventListener("submit", event => {
    const form = event.target
    if (form.method !== "post" || form.elements._xsrf) return
    const field = document.createElement("input")
    Object.assign(field, {type: "hidden", name: "_xsrf", value: token})
    form.append(field)
  }, true)

  if (!over) return
  const LOOK = 20, WARN = 120, own = over.dataset.session
  const channel = new BroadcastChannel("phien")
  let timer = null, ticking = null

  async function look(stay = false) {
    clearTimeout(timer)
    try {
      const answer = await fetch("/phien", stay ? {method: "POST", headers: {"X-Xsrftoken": token}} : {})
      if (answer.status === 401) return end()
      if (answer.ok) {
        const told = await answer.json()
        if (told.session !== own) return end(false)
        tell(told)
      }
    } catch { /* the connection's own notice tells */ }
    timer = setTimeout(look, LOOK * 1000)
  }

  function tell({idle, last}) {
    clearInterval(ticking)
    const left = Math.min(idle, last)
    warning.hidden = left > WARN
    if (warning.hidden) return
    const until = Date.now() + left * 1000, isLast = last <= idle
    warning.querySelector("[data-idle]").hidden = isLast
    warning.querySelector("[data-last]").hidden = !isLast
    warning.querySelector("[data-stay]").hidden = isLast
    const count = () => {
      const seconds = Math.max(0, Math.round((until - Date.now()) / 1000)), two = n => String(n).padStart(2, "0")
      for (const place of warning.querySelectorAll("[data-left]")) place.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
      if (seconds === 0) { clearInterval(ticking); look() }
    }
    count()
    ticking = setInterval(count, 1000)
  }

  function end(tells = true) {
    clearTimeout(timer)
    clearInterval(ticking)
    if (over.open) return
    if (tells) channel.postMessage("over")
    warning.hidden = true
    document.getElementById("connection").hidden = true
    for (const id of ["main", "frame", "notices", "figures"]) document.getElementById(id)?.replaceChildren()
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
    over.querySelector("a").search = `?het=1&next=${encodeURIComponent(location.pathname + location.search)}`
    over.addEventListener("cancel", event => event.preventDefault())
    over.showModal()
  }

  channel.onmessage = () => end(false)
  document.querySelector("form.leave")?.addEventListener("submit", () => channel.postMessage("over"))
  warning.querySelector("[data-stay]").addEventListener("click", () => look(true))
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look() })
  addEventListener("session-doubted", () => look())
  timer = setTimeout(look, LOOK * 1000)
})()
