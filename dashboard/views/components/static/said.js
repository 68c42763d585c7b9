// What is said of a finding: sent with the page's token, then the page is asked for anew. Loaded before the
// page itself, so that no form is ever sent without it.
document.addEventListener("submit", async event => {
  const form = event.target
  if (!form.matches?.("form[data-said]")) return
  event.preventDefault()
  const answer = form.querySelector(".said-answer")
  const body = new URLSearchParams(new FormData(form, event.submitter))
  const token = document.querySelector('meta[name="form-token"]')?.content ?? ""
  for (const button of form.querySelectorAll("button")) button.disabled = true
  try {
    const reply = await fetch(form.action, {method: "POST", headers: {"X-Xsrftoken": token}, body})
    answer.textContent = (await reply.json()).sentence
    if (reply.ok) setTimeout(() => location.reload(), 700)
  } catch {
    answer.textContent = JSON.parse(document.getElementById("dashboard-words").textContent).connectionLost
  } finally {
    for (const button of form.querySelectorAll("button")) button.disabled = false
  }
})
