// Draws what the server has made, and carries the reader's choices back to it.
// The first page is in the HTML already; later ones are asked for over HTTP. The session (see page.js) comes last:
// through it the page hears that the server is away, and of newer data.
(() => {
  "use strict"
  const $ = (selector, root = document) => root.querySelector(selector)
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
  const words = JSON.parse($("#dashboard-words").textContent)
  const main = $("#main"), frame = $("#frame"), notices = $("#notices")
  let figures = JSON.parse($("#figures").textContent || "{}")
  // every choice of the view, whatever part of the address holds it; addresses are resolved while the path is the first one
  let choices = document.body.dataset.query || location.search
  const base = new URL(document.body.dataset.root || "./", location.href)
  let show = "", asking = null, busyTimer = null, againTimer = null, lastAnswer = Date.now()

  // ---- figures: embedded when they come into view, taken down when the page changes
  const views = new Map(), drawing = new Set()
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) draw(entry.target)
  }, {rootMargin: "200px"})

  function draw(place) {
    watcher.unobserve(place)
    const item = figures[place.dataset.figure]
    if (!item) return askPart(place, place.dataset.figure)
    if (views.has(place)) return
    views.set(place, null)
    const drawn = embed(item, place).finally(() => drawing.delete(drawn))
    drawing.add(drawn)
  }
  async function embed(item, place) {
    await drawable
    const manager = await Bokeh.embed.embed_item(item, place)
    if (!views.has(place)) return takeDown(manager)
    views.set(place, manager)
    place.dataset.drawn = "1"
  }

  // Bokeh keeps every document for as long as the page is open; one whose place went before it was drawn never comes to rest
  function takeDown(manager) {
    for (const view of [...manager.roots]) {
      const at = Bokeh.documents.indexOf(view.model.document)
      if (at >= 0) Bokeh.documents.splice(at, 1)
      view.remove()
    }
  }

  function clearFigures() {
    for (const [place, manager] of views) {
      watcher.unobserve(place)
      if (manager) takeDown(manager)
    }
    views.clear()
  }

  const stamp = () => $(".page-stamp")?.textContent ?? ""
  const pictures = window.cardPictures({views, words, stamp, simulated: () => Boolean($(".simulated", frame))})
  const watchFigures = () => $$(".chart[data-figure]", main).forEach(place => watcher.observe(place))

  // ---- what the reader has opened stays open when numbers change
  const openParts = () => ({
    folds: $$("details.fold[open]", main).map(d => d.id),
    toggles: $$('[data-toggle][aria-expanded="true"]', main).map(b => b.dataset.toggle),
    tabs: $$('[role="tab"][aria-selected="true"]', main).map(t => t.id),
    sorts: $$("th[aria-sort]", main).map(th => [cardOf(th), th.cellIndex, th.getAttribute("aria-sort")]),
  })
  function restore({folds, toggles, tabs, sorts}) {
    for (const id of folds) { const d = document.getElementById(id); if (d) d.open = true }
    for (const id of toggles) { const b = $(`[data-toggle="${CSS.escape(id)}"]`, main); if (b) toggle(b) }
    for (const id of tabs) { const t = document.getElementById(id); if (t) selectTab(t, false) }
    for (const [card, index, order] of sorts) {
      const th = card && $$(`#${CSS.escape(card)} thead th`, main)[index]
      if (th) sortBy(th, order)
    }
  }
  const cardOf = node => node.closest(".card")?.id

  // ---- answers
  async function question(what, given, options) {
    const address = new URL(`tra-loi/${document.body.dataset.page}/${what}`, base)
    address.search = given
    const answer = await fetch(address, {...options, headers: {Accept: "application/json"}})
    if (answer.status === 401) dispatchEvent(new Event("session-doubted"))
    if (answer.status === 401 || !answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(`${answer.status}`)
    return {...await answer.json(), status: answer.status}
  }

  function take(answer, how) {
    lastAnswer = Date.now()
    if (answer.problem) return refuse(answer.problem)
    const open = openParts(), focus = focused(), fold = $(".choices-fold")?.open
    clearFigures()
    figures = answer.figures
    if (answer.frame) frame.innerHTML = answer.frame
    main.innerHTML = answer.main
    showNotices(answer.notices)
    if ($(".choices-fold") && fold !== undefined) $(".choices-fold").open = fold
    restore(open)
    offerVisit()
    watchFigures()
    focus()
    const movedOn = unitOf(answer.query) !== unitOf(choices), place = placeOf(answer)
    choices = answer.query
    if (answer.title) document.title = `${answer.title} – ${words.app}`
    joined.then(() => {
      if (how === "push" && place !== location.href) history.pushState({query: answer.query}, "", place)
      else if (how !== "none") history.replaceState({query: answer.query}, "", place)
    })
    linkPages()
    reveal(movedOn && answer.place)
  }

  // the controls go back to what the figures are of
  function refuse(problem) {
    $("form", frame)?.reset()
    const slider = $("[data-days]", frame)
    if (slider) sayDay(slider)
    showNotices([problem])
  }

  // what the newest data were when this person last came; this browser alone keeps it
  const visit = (() => {
    const key = `lan-xem ${$(".who")?.textContent ?? ""}`
    try {
      if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, localStorage.getItem(key) ?? "")
      return {before: sessionStorage.getItem(key), keep: seen => localStorage.setItem(key, seen)}
    } catch { return {before: "", keep: () => {}} }
  })()
  function offerVisit() {
    const list = $("[data-seen]", main), before = visit.before
    if (!list) return
    visit.keep(list.dataset.seen)
    if (!before || before >= list.dataset.seen) return
    const option = [...list.options].find(o => o.value === before) ?? list.appendChild(new Option("", before))
    const [y, m, d, at] = before.split(/[-T]/)
    option.textContent = `${list.dataset.seenLabel} (${d}/${m}/${y} ${(at ?? "").slice(0, 5)})`
  }

  const unitOf = query => new URLSearchParams(query).get("don-vi") ?? ""
  const placeOf = answer => answer.place ? new URL(answer.place, base).href : location.origin + location.pathname + answer.query

  // whoever goes by keys goes on from where they were: a link of the page is known by what it asks, else the page itself
  function focused() {
    const at = document.activeElement, id = at?.id, query = at?.dataset?.query, isInMain = main.contains(at)
    return () => {
      const again = id ? document.getElementById(id) : query && $(`a[data-query="${CSS.escape(query)}"]`, main)
      if (again || isInMain) (again ?? main).focus({preventScroll: true})
    }
  }

  // what was asked for comes into view: the part a link names, or the top of another unit's page
  function reveal(another) {
    const part = show && document.getElementById(show)
    show = ""
    if (part) part.scrollIntoView({block: "nearest", behavior: "smooth"})
    else if (another) { scrollTo(0, 0); main.focus({preventScroll: true}) }
  }

  // ---- cards closed at first: what they hold is asked for when they are opened
  main.addEventListener("toggle", event => {
    const card = event.target
    if (card.open && card.dataset?.part) askPart(card, card.dataset.part)
  }, true)
  // a figure behind a tab is asked for in the same way, once its place is looked at
  async function askPart(place, name) {
    const query = choices
    if (place.dataset.asked === query) return
    place.dataset.asked = query
    try {
      const answer = await question(`phan/${name}`, query)
      if (answer.refused) throw new Error(`${answer.refused}`)
      if (query === choices) showPart(name, answer)
    } catch {
      missed(words.connectionLost)
      delete place.dataset.asked
      setTimeout(() => { if (place.isConnected && query === choices) askPart(place, name) }, AGAIN)
    }
  }
  function showPart(name, {problem, body = "", figures: more = {}}) {
    if (problem) return showNotices([problem])
    reached()
    Object.assign(figures, more)
    const folded = $(`[data-part="${CSS.escape(name)}"] .fold-body`, main)
    const held = folded ?? (figures[name] ? null : $(`.chart[data-figure="${CSS.escape(name)}"]`, main))
    if (held) {
      held.innerHTML = body
      held.dataset.drawn = "1"
    }
    linkPages()
    watchFigures()
  }

  function showNotices(sentences) {
    notices.replaceChildren(...sentences.map(text => {
      const p = document.createElement("p")
      p.className = "notice"
      p.textContent = text
      return p
    }))
  }

  function settle() {
    clearTimeout(busyTimer)
    main.setAttribute("aria-busy", "false")
  }

  // the last question alone is waited for; one that the server cannot be reached for is asked again until it can
  const AGAIN = 3000
  let isAway = false
  async function ask(query, how = "push") {
    asking?.abort()
    const mine = asking = new AbortController()
    clearTimeout(busyTimer)
    clearTimeout(againTimer)
    busyTimer = setTimeout(() => main.setAttribute("aria-busy", "true"), 150)
    try {
      const answer = await question("trang", query, {signal: mine.signal})
      if (mine !== asking) return
      settle()
      if (answer.status === 503) return askAgain(query, how, `${words.databaseAway} ${stamp().replace(/^S/, "s")}.`, answer.problem)
      reached()
      take(answer, how)
    } catch (error) {
      if (mine !== asking || error.name === "AbortError") return
      settle()
      if (error.message !== "401") askAgain(query, how, words.connectionLost)
    }
  }
  function askAgain(query, how, sentence, problem) {
    if (problem) refuse(problem)
    missed(sentence)
    againTimer = setTimeout(() => ask(query, how), AGAIN)
  }
  function missed(sentence) {
    isAway = true
    connectionNotice(sentence)
  }
  function reached() {
    if (!isAway) return
    isAway = false
    $("#connection").hidden = true
    say(words.connectedAgain)
  }

  function choose(changes) {
    const query = new URLSearchParams(choices)
    for (const [name, value] of Object.entries(changes)) value === "" ? query.delete(name) : query.set(name, value)
    ask("?" + query)
  }

  // ---- the row of choices
  frame.addEventListener("change", event => {
    const target = event.target
    if (target.dataset.choice) choose({[target.dataset.choice]: target.value})
    else if ("instant" in target.dataset) choose({luc: instant(target.value)})
  })
  // the slider says its day while it moves, and asks once it rests: its last day may be the newest data's own
  let dayTimer = null
  function dayOf(slider, months = true) {
    const day = new Date(slider.dataset.first + "T00:00:00Z")
    day.setUTCDate(day.getUTCDate() + Number(slider.value))
    const [y, m, d] = day.toISOString().slice(0, 10).split("-")
    return months ? `${d}/${m}/${y}` : `${y}-${m}-${d}`
  }
  function sayDay(slider) {
    slider.setAttribute("aria-valuetext", dayOf(slider))
    slider.nextElementSibling.textContent = dayOf(slider).slice(0, 5)
  }
  frame.addEventListener("input", event => {
    const slider = event.target
    if (!("days" in slider.dataset)) return
    sayDay(slider)
    clearTimeout(dayTimer)
    const newest = slider.value === slider.max && slider.dataset.newest === "1"
    dayTimer = setTimeout(() => choose({luc: newest ? "" : dayOf(slider, false)}), 220)
  })
  frame.addEventListener("submit", event => event.preventDefault())

  // "17/11/2026 17:00" → "2026-11-17T17:00"; anything else goes as it is, and the server says what is wrong
  function instant(text) {
    const m = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2})[:h](\d{2}))?\s*$/.exec(text)
    if (!m) return text.trim()
    const two = s => s.padStart(2, "0")
    return `${m[3]}-${two(m[2])}-${two(m[1])}` + (m[4] ? `T${two(m[4])}:${m[5]}` : "")
  }

  // ---- unit picker
  let unitTimer = null, active = -1
  const input = () => $("#choice-unit"), list = () => $("#unit-list")
  async function searchUnits(text) {
    const given = new URLSearchParams({tim: text}), period = new URLSearchParams(choices).get("ky")
    if (period) given.set("ky", period)
    try { showUnits(text, (await question("don-vi", given)).items ?? []) } catch { missed(words.connectionLost) }
  }
  function showUnits(text, items) {
    reached()
    const typed = input()
    if (!typed || document.activeElement !== typed) return
    const wanted = typed.value === typed.dataset.name ? "" : typed.value
    if (text !== wanted) return
    active = -1
    list().replaceChildren(...(items.length ? items.map(unitOption) : [noUnit()]))
    list().hidden = false
    typed.setAttribute("aria-expanded", "true")
  }
  function unitOption(unit, index) {
    const li = document.createElement("li"), name = document.createElement("span"), above = document.createElement("small")
    li.id = `unit-${index}`
    li.setAttribute("role", "option")
    li.dataset.code = unit.code
    if (unit.period) li.dataset.period = unit.period
    name.textContent = unit.name
    above.textContent = unit.above
    li.append(name, above)
    if (unit.note) {
      const note = document.createElement("small")
      note.className = "note"
      note.textContent = unit.note
      li.append(note)
    }
    return li
  }
  function noUnit() {
    const li = document.createElement("li")
    li.className = "none"
    li.textContent = words.unitNone
    return li
  }
  function hideUnits() {
    if (!list()) return
    list().hidden = true
    input().setAttribute("aria-expanded", "false")
    input().removeAttribute("aria-activedescendant")
  }
  function moveUnit(step) {
    const options = $$('[role="option"]', list())
    if (!options.length) return
    active = (active + step + options.length) % options.length
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)))
    options[active].scrollIntoView({block: "nearest"})
    input().setAttribute("aria-activedescendant", options[active].id)
  }
  function chooseUnit(li) {
    if (!li?.dataset.code) return
    hideUnits()
    choose({"don-vi": li.dataset.code, cap: "", bieu: "", trang: "", ...(li.dataset.period ? {ky: li.dataset.period} : {})})
  }
  frame.addEventListener("focusin", event => {
    if (event.target.id === "choice-unit") { event.target.select(); searchUnits("") }
  })
  frame.addEventListener("focusout", event => {
    if (event.target.id === "choice-unit") setTimeout(() => { hideUnits(); if (input() && input() !== document.activeElement) input().value = input().dataset.name }, 150)
  })
  frame.addEventListener("input", event => {
    if (event.target.id !== "choice-unit") return
    clearTimeout(unitTimer)
    unitTimer = setTimeout(() => searchUnits(event.target.value), 120)
  })
  frame.addEventListener("mousedown", event => {
    const li = event.target.closest("#unit-list li")
    if (li) { event.preventDefault(); chooseUnit(li) }
  })
  frame.addEventListener("keydown", event => {
    if (event.target.id !== "choice-unit") return
    if (event.key === "ArrowDown") { event.preventDefault(); list().hidden ? searchUnits("") : moveUnit(1) }
    else if (event.key === "ArrowUp") { event.preventDefault(); moveUnit(-1) }
    else if (event.key === "Enter") { event.preventDefault(); chooseUnit($$('[role="option"]', list())[Math.max(active, 0)]) }
    else if (event.key === "Escape") { hideUnits(); event.target.value = event.target.dataset.name }
  })

  // ---- cards: explanations, tables, CSV, tabs, sorting
  main.addEventListener("click", event => {
    const link = event.target.closest("a[data-query]")
    if (link && link.dataset.page === document.body.dataset.page && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault()
      show = link.dataset.show ?? ""
      return ask(link.dataset.query)
    }
    const button = event.target.closest("button")
    if (!button) return
    if (button.dataset.toggle) toggle(button)
    else if (button.dataset.picture) pictures.take(document.getElementById(button.dataset.picture))
    else if (button.dataset.download) download(document.getElementById(button.dataset.download))
    else if (button.classList.contains("sort")) sortBy(button.closest("th"))
    else if (button.getAttribute("role") === "tab") selectTab(button, true)
    else if ("copyLink" in button.dataset) copyLink()
    else if ("print" in button.dataset) print()
    else if ("help" in button.dataset) $("#help").showModal()
    else if ("close" in button.dataset) button.closest("dialog").close()
    else if (button.dataset.query) ask(button.dataset.query)
  })
  // a choice of the page alone stands in the page; another one starts at the first page of its list
  main.addEventListener("change", event => {
    if ("since" in event.target.dataset) choose({tu: instant(event.target.value)})
    else if (event.target.dataset.choice) choose({trang: "", cho: "", [event.target.dataset.choice]: event.target.value})
  })
  main.addEventListener("keydown", event => {
    const tab = event.target.closest('[role="tab"]')
    if (!tab || !["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return
    const all = $$('[role="tab"]', tab.parentElement), at = all.indexOf(tab)
    const next = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1}[event.key]
    event.preventDefault()
    selectTab(all[(next + all.length) % all.length], true)
  })
  function toggle(button) {
    const part = document.getElementById(button.dataset.toggle), open = part.hidden
    part.hidden = !open
    button.setAttribute("aria-expanded", String(open))
    if (open) $$(".chart[data-figure]", part).forEach(place => watcher.observe(place))
  }
  function selectTab(tab, focus) {
    for (const other of $$('[role="tab"]', tab.parentElement)) {
      const on = other === tab
      other.setAttribute("aria-selected", String(on))
      other.tabIndex = on ? 0 : -1
      document.getElementById(other.getAttribute("aria-controls")).hidden = !on
    }
    if (focus) tab.focus()
  }
  function sortBy(th, order) {
    const table = th.closest("table"), body = table.tBodies[0], index = th.cellIndex
    const up = order ? order === "ascending" : th.getAttribute("aria-sort") !== "ascending"
    const numeric = $(".sort", th).dataset.numeric === "1"
    const value = row => { const c = row.cells[index]; return c.dataset.sort ?? c.textContent.trim() }
    const rows = [...body.rows].filter(row => !row.classList.contains("band")).map(row => [value(row), row])
    const keyed = rows.some(([, row]) => row.cells[index].dataset.sort !== undefined)
    const compare = numeric ? compareNumbers : keyed ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : vietnamese.compare
    rows.sort(([a], [b]) => {
      if (numeric && Number.isNaN(parseFloat(a)) !== Number.isNaN(parseFloat(b))) return compareNumbers(a, b)
      return up ? compare(a, b) : compare(b, a)
    })
    body.append(...rows.map(([, row]) => row))
    $$("th", table.tHead).forEach(other => other.removeAttribute("aria-sort"))
    th.setAttribute("aria-sort", up ? "ascending" : "descending")
  }
  // texts without a key of their own; names bear the server's
  const vietnamese = new Intl.Collator("vi")
  // missing values stay last in both directions
  function compareNumbers(a, b) {
    const x = parseFloat(a), y = parseFloat(b)
    return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : Number.isNaN(y) ? -1 : x - y
  }

  function download(card) {
    const tables = $$("table[data-file]", card)
    const table = tables.find(t => t.offsetParent) ?? tables[0]
    const rows = [...table.rows].filter(row => !row.classList.contains("band")).map(row => [...row.cells].map(csvCell))
    const text = [[$("h2", card).textContent], [$(".counted", card).textContent], [stamp()]]
    if ($(".simulated")) text.push([words.simulated])
    const lines = [...rows, [], ...text.filter(line => line[0])].map(row => row.map(quote).join(","))
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], {type: "text/csv;charset=utf-8"}))
    link.download = `${table.dataset.file}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  }
  const csvCell = cell => cell.dataset.csv ?? cell.textContent.trim().replace(/\s+/g, " ")
  // a text that a spreadsheet would run as a formula is kept a text
  function quote(value) {
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? "'" + value : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }

  async function copyLink() {
    const query = new URLSearchParams(location.search)
    if (!query.has("luc") && $("#main [data-as-of]")) query.set("luc", $("#main [data-as-of]").dataset.asOf)
    const address = `${location.origin}${location.pathname}?${query}`
    try { await navigator.clipboard.writeText(address); say(words.copied) } catch { prompt(words.copyLink, address) }
  }
  let toastTimer = null
  function say(text) {
    const toast = $("#toast")
    toast.textContent = text
    toast.hidden = false
    clearTimeout(toastTimer)
    toastTimer = setTimeout(() => { toast.hidden = true }, 3000)
  }

  // ---- links between pages keep the choices
  function linkPages() {
    for (const link of $$("[data-page-link]")) link.search = choices
    for (const link of $$("a[data-href]", main)) link.href = new URL(link.dataset.href, base)
  }

  // a point or shape of a map leads to its unit; points that lie under one click lead to the first of them
  let leaving = false
  addEventListener("pageshow", () => { leaving = false })
  document.addEventListener("go-unit", event => {
    if (!event.detail || leaving) return
    leaving = true
    const query = new URLSearchParams(choices)
    for (const name of ["don-vi", "cap", "tu", "so-do", "dia-gioi"]) query.delete(name)
    location.href = new URL(`don-vi/${encodeURIComponent(event.detail)}?${query}`, base)
  })

  // ---- history
  addEventListener("popstate", event => ask(event.state?.query ?? location.search, "none"))

  // ---- connection
  function connectionNotice(text, reload) {
    const box = $("#connection")
    box.replaceChildren(document.createTextNode(text))
    if (reload) {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = words.reload
      button.onclick = () => location.reload()
      box.append(button)
    }
    box.hidden = false
  }
  function watchConnection(doc) {
    doc.on_event("connection_lost", (_, {timeout}) => {
      const isOver = timeout == null
      if (isOver) connectionNotice(words.sessionLost, true)
      else if (!isAway) connectionNotice(words.connectionLost)  // else a question found out more
    })
    doc.on_event("client_reconnected", () => { $("#connection").hidden = true; say(words.connectedAgain) })
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - lastAnswer > 60000) ask(choices, "none")
  })

  // newer data are offered, not put under the reader's eyes
  function offerNews() {
    const box = $("#news")
    box.hidden = false
    $("button", box).onclick = () => { box.hidden = true; ask(choices, "none") }
  }

  // ---- scripts that take long are let in when their turn comes: what draws after the first paint, what keeps the
  // session after the first drawing
  const address = location.href
  function letIn(part) {
    const held = [...$(part).content.querySelectorAll("script")].map(copied)
    const files = held.filter(one => one.src), code = held.filter(one => !one.src && isCode(one))
    const loaded = Promise.all(files.map(one => new Promise(done => { one.onload = one.onerror = done })))
    document.body.append(...held.filter(one => !code.includes(one)))
    return loaded.then(() => document.body.append(...code))
  }
  const isCode = one => !one.type || one.type === "text/javascript"
  function copied(one) {
    const script = document.createElement("script")
    for (const {name, value} of one.attributes) script.setAttribute(name, name === "src" ? new URL(value, address).href : value)
    script.async = false
    script.textContent = one.textContent
    return script
  }
  const waited = milliseconds => new Promise(done => setTimeout(done, milliseconds))
  const nextFrame = () => new Promise(requestAnimationFrame)
  const painted = Promise.race([nextFrame().then(() => waited(0)), waited(1000)])  // a window behind others paints nothing
  const drawable = painted.then(() => letIn("#drawing-scripts"))
  const inViewDrawn = () => drawable.then(nextFrame).then(() => Promise.allSettled([...drawing]))

  // Bokeh names the session's address from the path of the page, which therefore changes once the session is there, not sooner
  let tellJoined = null
  const joined = Promise.race([new Promise(done => { tellJoined = done }), waited(15000)])

  window.dashboard = {
    say,
    ask,
    at: path => new URL(path, base),
    connect(model) {
      model.on("msg:custom", message => { if (message.type === "news") offerNews() })
      watchConnection(model.document)
      document.documentElement.dataset.connected = "1"
      tellJoined()
    },
  }

  if (matchMedia("(max-width: 720px)").matches && $(".choices-fold")) $(".choices-fold").open = false
  for (const link of $$("a[data-page-link], a.brand")) link.href = link.href
  history.replaceState({query: choices}, "", document.body.dataset.place ? location.href : location.pathname + choices)
  linkPages()
  offerVisit()
  watchFigures()
  for (const card of $$("details[data-part][open]", main)) card.dispatchEvent(new Event("toggle"))
  document.documentElement.dataset.ready = "1"
  joined.then(() => { if (document.body.dataset.place && address === location.href) history.replaceState({query: choices}, "", placeOf({place: document.body.dataset.place})) })
  Promise.race([inViewDrawn(), waited(5000)]).then(() => letIn("#session-scripts"))
})()
