/* Tập huấn: the forms work without this; with it a move changes the page in place, and a seat hears its trainer. */
(function () {
  "use strict";
  var live = document.querySelector("[data-live]");

  function body(form, button) {
    var data = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { data.append(name, value); });
    if (button && button.name) { data.append(button.name, button.value); }
    return data;
  }

  function show(html) {
    var typed = {};
    live.querySelectorAll("input[type=text]").forEach(function (field) { if (field.id) { typed[field.id] = field.value; } });
    live.innerHTML = html;
    var message = live.querySelector("#message");
    if (message && message.classList.contains("tone-overdue")) {
      Object.keys(typed).forEach(function (id) {
        var field = document.getElementById(id);
        if (field && !field.value) { field.value = typed[id]; }
      });
    }
    if (message) {
      message.focus({ preventScroll: true });
      var box = message.getBoundingClientRect();
      if (box.top < 0 || box.top > window.innerHeight - 80) { message.scrollIntoView({ block: "start" }); }
    }
  }

  if (live) {
    live.addEventListener("submit", function (event) {
      var form = event.target, button = event.submitter;
      event.preventDefault();
      var buttons = live.querySelectorAll("button:not(:disabled)");
      var sent = body(form, button);
      buttons.forEach(function (each) { each.disabled = true; });
      fetch(form.getAttribute("action"), { method: "POST", body: sent, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok || answer.redirected) { window.location.reload(); return null; }
          return answer.text();
        })
        .then(function (html) { if (html !== null) { show(html); } })
        .catch(function () {
          buttons.forEach(function (each) { each.disabled = false; });
          var message = live.querySelector("#message"), said = document.createElement("p");
          said.textContent = live.getAttribute("data-lost");
          message.className = "message tone-overdue";
          message.replaceChildren(said);
          message.focus();
        });
    });
  }

  var poll = document.body.getAttribute("data-poll");
  var epoch = document.body.getAttribute("data-epoch");
  var lock = document.getElementById("screen-lock");
  if (poll) {
    window.setInterval(function () {
      fetch(poll, { credentials: "same-origin", cache: "no-store" })
        .then(function (answer) { return answer.ok ? answer.json() : null; })
        .then(function (told) {
          if (!told) { return; }
          lock.hidden = !told.locked;
          document.getElementById("main").inert = told.locked;
          if (told.epoch !== epoch) { window.location.assign(told.go || window.location.href); }
        })
        .catch(function () { /* the room's network comes and goes; the next beat asks again */ });
    }, 3000);
  }

  var board = document.querySelector("[data-board]");
  if (board) {
    window.setInterval(function () {
      fetch(board.getAttribute("data-board"), { credentials: "same-origin", cache: "no-store" })
        .then(function (answer) { return answer.ok ? answer.text() : null; })
        .then(function (html) { if (html !== null) { board.innerHTML = html; } })
        .catch(function () { /* as above */ });
    }, 3000);
  }
})();
