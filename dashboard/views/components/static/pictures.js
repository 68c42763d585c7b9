// A picture of a card: its question, what it counts, its chart or map as it stands, marked across where simulated.
(() => {
  "use strict"
  const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif', EDGE = 24, SCALE = 2
  const $$ = (selector, root) => [...root.querySelectorAll(selector)]
  const shown = node => node.getClientRects().length > 0

  function wrap(pen, text, width) {
    const lines = [""]
    for (const word of text.trim().split(/\s+/)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
      if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word)
      else lines[lines.length - 1] = longer
    }
    return lines
  }

  // text of the card, each with its size and colour, in lines that fit
  function lines(pen, card, width, stamp) {
    const parts = [["h2", 650, 17, "#1B2733"], [".counted", 400, 13, "#55646F"]]
    const texts = parts.map(([at, ...look]) => [card.querySelector(at)?.textContent ?? "", ...look])
    if (stamp) texts.push([stamp, 400, 13, "#55646F"])
    return texts.filter(([text]) => text.trim()).flatMap(([text, weight, size, color]) => {
      pen.font = `${weight} ${size}px ${FONT}`
      return wrap(pen, text, width).map(line => ({line, weight, size, color}))
    })
  }

  function write(pen, {line, weight, size, color}, x, y) {
    pen.font = `${weight} ${size}px ${FONT}`
    pen.fillStyle = color
    pen.textAlign = "left"
    pen.textBaseline = "top"
    pen.fillText(line, x, y)
  }

  // a map of squares, drawn from where the page has put them
  function drawMap(pen, map, x, y) {
    const origin = map.getBoundingClientRect()
    for (const square of $$(".square", map)) {
      const box = square.getBoundingClientRect(), look = getComputedStyle(square)
      const left = x + box.left - origin.left, top = y + box.top - origin.top
      pen.fillStyle = look.backgroundColor
      pen.beginPath()
      pen.roundRect(left, top, box.width, box.height, 3)
      pen.fill()
      if (look.borderTopWidth !== "0px") { pen.strokeStyle = look.borderTopColor; pen.stroke() }
      for (const part of $$(".square-name, .square-short, .square-value", square).filter(shown)) drawText(pen, part, left, top, box)
    }
    for (const part of $$("figcaption > span, .map-legend > span", map).filter(shown)) if (!part.querySelector("span")) drawText(pen, part, x - origin.left, y - origin.top)
    const bar = map.querySelector(".ramp-bar")
    if (bar) drawBar(pen, bar.getBoundingClientRect(), map, x - origin.left, y - origin.top)
  }

  function drawText(pen, part, left, top, square) {
    const look = getComputedStyle(part), box = part.getBoundingClientRect(), size = parseFloat(look.fontSize)
    const at = square ? [left + box.left - square.left, top + box.top - square.top] : [left + box.left, top + box.top]
    pen.font = `${look.fontWeight} ${size}px ${FONT}`
    pen.fillStyle = look.color
    pen.textAlign = "left"
    pen.textBaseline = "top"
    wrap(pen, part.textContent, box.width + 2).forEach((line, i) => pen.fillText(line, at[0], at[1] + i * size * 1.2, box.width + 2))
  }

  function drawBar(pen, box, map, left, top) {
    const paint = pen.createLinearGradient(left + box.left, 0, left + box.right, 0)
    const steps = [1, 3, 5, 7].map(step => map.querySelector(`.ramp-${step}`)).map((node, i) => node ? getComputedStyle(node).backgroundColor : ["#E6F1F2", "#9CC9CF", "#2F7F8D", "#0B4F60"][i])
    steps.forEach((color, i) => paint.addColorStop(i / 3, color))
    pen.fillStyle = paint
    pen.fillRect(left + box.left, top + box.top, box.width, box.height)
  }

  function mark(pen, text, width, height) {
    pen.save()
    pen.translate(width / 2, height / 2)
    pen.rotate(-Math.atan2(height, width) * 0.7)
    pen.font = `700 ${Math.max(28, Math.min(width / 11, 72))}px ${FONT}`
    pen.fillStyle = "rgba(180, 35, 24, .22)"
    pen.textAlign = "center"
    pen.textBaseline = "middle"
    pen.fillText(text, 0, 0)
    pen.restore()
  }

  // what of a card is in view: charts as Bokeh exports them, maps as they stand
  function contents(card, views) {
    return $$(".chart, .tile-map", card).filter(shown).map(node => {
      const box = node.getBoundingClientRect(), manager = views.get(node)
      if (node.classList.contains("tile-map")) return {node, width: box.width, height: box.height, draw: drawMap}
      if (!manager) return null
      const canvas = [...manager.roots][0].export("png", true).canvas
      return {node, width: box.width, height: box.height, draw: (pen, _, x, y) => pen.drawImage(canvas, x, y, box.width, canvas.height * box.width / canvas.width)}
    }).filter(Boolean)
  }

  function picture(card, {views, words, stamp, simulated}) {
    const parts = contents(card, views)
    if (!parts.length) return null
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d")
    const width = Math.max(...parts.map(part => part.width))
    const note = card.querySelector(".counted")?.textContent.includes(stamp().slice(0, 12).toLowerCase()) ? "" : stamp()
    const texts = lines(pen, card, width, note)
    const head = texts.reduce((sum, text) => sum + text.size * 1.4, 0) + 12
    const height = head + parts.reduce((sum, part) => sum + part.height + 8, 0)
    canvas.width = (width + 2 * EDGE) * SCALE
    canvas.height = (height + 2 * EDGE) * SCALE
    pen.scale(SCALE, SCALE)
    pen.fillStyle = "#FFFFFF"
    pen.fillRect(0, 0, width + 2 * EDGE, height + 2 * EDGE)
    let y = EDGE
    for (const text of texts) { write(pen, text, EDGE, y); y += text.size * 1.4 }
    y += 12
    for (const part of parts) { part.draw(pen, part.node, EDGE, y); y += part.height + 8 }
    if (simulated()) mark(pen, words.simulated, width + 2 * EDGE, height + 2 * EDGE)
    return canvas
  }

  const safe = text => text.replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 100)

  window.cardPictures = context => ({
    take(card) {
      const canvas = picture(card, context)
      if (!canvas) return
      const title = safe(card.querySelector("h2").textContent), mark = context.simulated() ? ` ${context.words.simulatedFile}` : ""
      canvas.toBlob(blob => {
        const link = document.createElement("a")
        link.href = URL.createObjectURL(blob)
        link.download = `${title}${mark}.png`
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), 10000)
      })
    },
  })
})()
