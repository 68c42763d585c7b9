// The form of Nhập phụ lục: the file is sent to be looked at, and once more, the same, to be stored.
(() => {
  "use strict"
  const MIB = 1024 * 1024
  const token = document.querySelector('meta[name="form-token"]')?.content ?? ""
  const form = () => document.querySelector("form[data-intake]")
  const place = () => document.getElementById("intake-answer")

  document.addEventListener("submit", event => {
    if (!event.target.matches?.("form[data-intake]")) return
    event.preventDefault()
    send("/nhap-phu-luc/kiem-tra", form().dataset.checking)
  })
  document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-store]")
    if (button) send("/nhap-phu-luc/ghi", form().dataset.storing, button.dataset.store)
  })
  // what was looked at is no longer what would be sent
  document.addEventListener("input", event => {
    if (!event.target.closest?.("form[data-intake]")) return
    place().replaceChildren()
    if (event.target.type !== "file") return
    const shown = document.getElementById("intake-file-name")
    shown.textContent = event.target.files[0]?.name ?? shown.dataset.none
  })

  async function send(address, working, sha256 = "") {
    const words = form().dataset, file = form().elements.tep.files[0]
    if (!file) return tell(words.noFile)
    if (file.size > Number(words.most)) return tell(words.tooBig.replace("{size}", (file.size / MIB).toFixed(1).replace(".", ",")))
    const body = new FormData(form())
    if (sha256) body.set("sha256", sha256)
    busy(true, working)
    try {
      const reply = await fetch(address, {method: "POST", headers: {"X-Xsrftoken": token}, body})
      place().innerHTML = await reply.text()
    } catch {
      tell(words.gone)
    } finally {
      busy(false)
      place().focus({preventScroll: true})
      place().scrollIntoView({block: "start"})
    }
  }
  function busy(on, working = "") {
    place().setAttribute("aria-busy", String(on))
    for (const button of document.querySelectorAll("form[data-intake] button, [data-store]")) button.disabled = on
    if (on) tell(working, "strip")
  }
  function tell(sentence, kind = "state-failure") {
    const line = document.createElement("p")
    line.className = kind
    line.textContent = sentence
    place().replaceChildren(line)
  }
})()
