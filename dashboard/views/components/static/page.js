// The bridge between Panel and the page: the drawing lives in dashboard.js, which the shell loads.
export function render({model}) {
  window.dashboard.connect(model)
  return document.createElement("span")
}
