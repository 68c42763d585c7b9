/* An exercise without a server. The rules are the table in the page; this reads it, keeps the state and draws it. */
(function () {
  "use strict";
  var E = JSON.parse(document.getElementById("exercise").textContent), W = E.words;
  var place = document.getElementById("practice"), HOUR = 3600000, DAY = 86400000, ZONE = 7 * HOUR, S;

  function begin() {
    S = { clock: E.begin.clock, done: E.begin.done.slice(), refused: [], answer: "", typed: E.begin.typed, came: [], said: null };
  }

  /* --- the rules --- */
  function state(at) {
    var status = "not_started", phase = "open";
    S.done.forEach(function (act) {
      if (phase === "open" && act[0] >= E.locked) { phase = "locked"; }
      status = E.targets[act[1]];
      if (act[1] === "unlock") { phase = "unlocked"; }
    });
    if (phase === "open" && at >= E.locked) {
      phase = "locked";
      if (E.lockable.indexOf(status) >= 0) { status = "closed_unsent"; }
    }
    return { status: status, phase: phase };
  }
  function ruling(act) {
    var now = state(act[0]), entry = E.rules[now.status + "|" + now.phase][act[2] + "|" + act[1]], found = [];
    if (typeof entry !== "string") { found = entry.slice(); }
    [["reason", act[3]], ["document", act[4]]].forEach(function (word) {
      if (!word[1].trim()) { found = found.concat(E.lacking[act[1] + "|" + word[0]] || []); }
    });
    var seen = {};
    return found.filter(function (number) {
      var code = E.messages[number][0];
      return seen[code] ? false : (seen[code] = true);
    });
  }

  function judged(act) {
    var faults = ruling(act);
    if (faults.length) {
      S.refused.push({ act: act, codes: faults.map(function (n) { return E.messages[n][0]; }) });
      S.said = { tone: "overdue", lines: [put(W.REFUSED, { action: E.actions[act[1]] })], why: faults.map(function (n) { return E.messages[n]; }) };
      return;
    }
    S.done.push(act);
    S.clock += E.step;
    S.said = { tone: "done", lines: [put(W.DONE, { action: E.actions[act[1]], account: E.accounts[act[2]].words, stamp: stamp(act[0]) })], why: [] };
    var times = count(act[1]);
    E.reactions.forEach(function (each) {
      if (each.action !== act[1] || each.times !== times) { return; }
      var next = [S.clock + each.hours * HOUR].concat(each.act);
      if (ruling(next).length) { return; }
      S.done.push(next);
      S.clock = next[0] + E.step;
      S.said.lines.push(put(next[3] ? W.CAME_REASON : W.CAME, { stamp: stamp(next[0]), unit: E.accounts[next[2]].name, action: E.actions[next[1]], reason: next[3] }));
    });
  }

  function count(action) { return S.done.filter(function (act) { return act[1] === action; }).length; }

  function perform(move) {
    var text = function (name) { return (move[name] || "").slice(0, 200); };
    if (move.kind === "act") { judged([S.clock, move.action, move.actor, text("reason"), text("document")]); }
    if (move.kind === "letter") { judged([S.clock, "unlock", E.centre, text("reason"), text("document")]); }
    if (move.kind === "clock") {
      S.clock = Math.max(S.clock, E.moments[Number(move.value)]);
      S.said = { tone: "active", lines: [put(W.MOVED, { instant: instant(S.clock) })], why: [] };
    }
    if (move.kind === "answer") {
      S.answer = move.value;
      var chosen = E.options.filter(function (option) { return option[0] === move.value; })[0];
      S.said = { tone: "active", lines: [put(W.ANSWERED, { answer: chosen[1] }) + " " + chosen[2]], why: [] };
    }
    if (move.kind === "figures") {
      S.typed = typeof move.value === "string" ? JSON.parse(move.value) : move.value;
      var wrong = E.cells.filter(function (cell) { return fault(cell); }).length;
      S.said = wrong ? { tone: "overdue", lines: [put(W.ENTERED_WRONG, { cells: two(wrong) })], why: [] }
        : { tone: "done", lines: [put(W.ENTERED_RIGHT, { cells: two(E.cells.length) })], why: [] };
    }
    return summary();
  }

  /* --- what the dashboard shows --- */
  function days(at) { return Math.floor((at - E.due) / DAY) + 1; }

  function look() {
    var now = state(S.clock), sends = S.done.filter(function (act) { return act[1] === "send"; });
    var first = sends.length ? sends[0][0] : null, complete = E.complete.indexOf(now.status) >= 0;
    var starts = S.done.filter(function (act) { return act[1] === "start"; }), seen = { status: now.status, days: 0, named: false };
    seen.total = complete;
    seen.final = sends.length && complete ? sends[sends.length - 1][0] : null;
    seen.behalf = starts.length > 0 && E.accounts[starts[starts.length - 1][2]].unit !== E.unit;
    seen.returns = count("return");
    seen.expected = E.others.length + 1;
    seen.complete = E.others.filter(Boolean).length + (complete ? 1 : 0);
    if (first !== null) {
      seen.outcome = first >= E.due ? "late" : "on_time";
      if (first >= E.due) { seen.days = days(first); seen.named = E.named !== null && first >= E.named && first < E.named + DAY; }
    } else if (now.status === "covered") { seen.outcome = "covered"; }
    else if (S.clock < E.due) { seen.outcome = "pending"; }
    else { seen.outcome = "overdue"; seen.days = Math.max(0, days(Math.min(S.clock, E.locked))); }
    return seen;
  }

  function fault(cell) {
    var text = S.typed ? (S.typed[cell[0]] || "").trim() : "", expected = cell[3];
    if (!text) { return expected === "" ? "" : expected === "0" ? "blank_for_zero" : "blank"; }
    if (!new RegExp(E.count).test(text)) { return "not_a_count"; }
    var number = Number(text.replace(/\./g, ""));
    if (expected === "") { return number === 0 ? "zero_for_blank" : "number_for_blank"; }
    return number === Number(expected) ? "" : "other_number";
  }

  function held(check, seen) {
    switch (check.goal) {
      case "did": return count(check.value) >= check.times;
      case "by": return S.done.some(function (act) { return act[2] === check.value; });
      case "status": return check.value.split(" ").indexOf(seen.status) >= 0;
      case "refused": return S.refused.some(function (each) { return each.codes.indexOf(check.value) >= 0; });
      case "outcome": return seen.total && seen.outcome === check.value;
      case "behalf": return seen.total && seen.behalf;
      case "answer": return S.answer === check.value;
      default: return S.typed !== null && !fault(E.cells.filter(function (cell) { return cell[0] === check.value; })[0]);
    }
  }

  function summary() {
    var seen = look();
    return {
      status: seen.status, outcome: seen.outcome, days: seen.days, named: seen.named, behalf: seen.behalf, returns: seen.returns,
      complete: seen.complete, final: seen.final, clock: S.clock, done: S.done.length,
      refused: S.refused.map(function (each) { return each.codes.slice().sort(); }),
      held: E.checks.map(function (check) { return held(check, seen); })
    };
  }

  /* --- words --- */
  function put(template, values) { return template.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; }); }
  function two(number) { return number >= 0 && number < 10 ? "0" + number : String(number).replace(/\B(?=(\d{3})+$)/g, "."); }
  function pad(number) { return (number < 10 ? "0" : "") + number; }
  function local(at) { return new Date(at + ZONE); }
  function day(at) { var d = local(at); return pad(d.getUTCDate()) + "/" + pad(d.getUTCMonth() + 1) + "/" + d.getUTCFullYear(); }
  function stamp(at) { var d = local(at); return day(at) + " " + pad(d.getUTCHours()) + ":" + pad(d.getUTCMinutes()); }
  function instant(at) { var d = local(at); return put(W.INSTANT, { hours: pad(d.getUTCHours()), minutes: pad(d.getUTCMinutes()), day: day(at) }); }
  function phase(at) {
    if (at >= E.locked) { return W.phases.locked; }
    if (at >= E.due) { return put(W.phases.past, { days: two(days(at)) }); }
    var left = Math.floor((E.due - 1 + ZONE) / DAY) - Math.floor((at + ZONE) / DAY);
    return put(left ? W.phases.left : W.phases.last, { days: two(left) });
  }
  function esc(text) { return String(text).replace(/[&<>"']/g, function (sign) { return "&#" + sign.charCodeAt(0) + ";"; }); }
  var SIGNS = { done: "✓", active: "◔", soon: "!", late: "↷", overdue: "✕", lost: "⊘", returned: "↩", none: "–", todo: "○" };
  function mark(tone, text) { return '<span class="mark tone-' + tone + '"><span aria-hidden="true">' + (SIGNS[tone] || "") + "</span><span>" + esc(text) + "</span></span>"; }

  function outcome(seen) {
    var key = seen.outcome === "on_time" && S.clock < E.due ? "in_time" : seen.outcome;
    var tone = { on_time: "done", late: "late", overdue: "overdue", pending: "active" }[seen.outcome] || "none";
    return mark(tone, put(W.outcomes[key], { days: two(seen.days) }) + (seen.named ? W.ON_NAMED_DAY : ""));
  }
  function final(seen) {
    if (seen.final === null) { return esc(W.nothing); }
    if (seen.final < E.due) { return mark("done", W.outcomes[S.clock < E.due ? "in_time" : "on_time"]); }
    return mark("late", put(W.outcomes.late, { days: two(days(seen.final)) }));
  }
  function total(seen) {
    if (seen.total) { return mark("done", put(W.TOTAL_YES, { receiver: W.receiver })); }
    if (seen.status === "closed_unsent") { return mark("lost", W.TOTAL_LOST); }
    if (seen.status === "returned") { return mark("returned", W.TOTAL_RETURNED); }
    if (seen.status === "covered") { return mark("none", put(W.TOTAL_COVERED, { receiver: W.receiver })); }
    return mark("todo", W.TOTAL_NOT_YET);
  }
  function rows(seen) {
    var verdict = seen.complete === 0 ? "none" : seen.complete === seen.expected ? "full" : "partial";
    return [
      [W.rows.status, mark(W.tones[seen.status], W.statuses[seen.status])], [W.rows.holder, esc(W.holders[seen.status])],
      [W.rows.deadline, esc(W.deadline)], [W.rows.first, outcome(seen)], [W.rows.final, final(seen)],
      [W.rows.verdict, esc(put(W.VERDICT, { verdict: W.verdicts[verdict], complete: two(seen.complete), expected: two(seen.expected) }))],
      [W.rows.total, total(seen)], [W.rows.behalf, esc(seen.behalf ? put(W.BEHALF_YES, { receiver: W.receiver }) : W.BEHALF_NO)],
      [W.rows.returns, String(seen.returns)]
    ];
  }

  /* --- the page --- */
  function field(id, label) { return '<p class="field"><label for="' + id + '">' + esc(label) + '</label><input type="text" id="' + id + '" maxlength="200" autocomplete="off"></p>'; }

  function doing(actor) {
    var html = '<div class="panel"><fieldset><legend>' + esc(W.ACCOUNT) + "</legend>";
    E.offered.forEach(function (name) {
      html += '<label class="choice"><input type="radio" name="actor" value="' + esc(name) + '"' + (name === actor ? " checked" : "") + "> " + esc(E.accounts[name].words) + " <code>" + esc(name) + "</code></label>";
    });
    html += "</fieldset>";
    if (E.typed.length) { html += field("reason", E.typed.indexOf("unlock") >= 0 ? W.REASON_UNLOCK : W.REASON); }
    if (E.typed.indexOf("unlock") >= 0) { html += field("document", W.DOCUMENT); }
    html += '<fieldset class="actions"><legend>' + esc(W.ACTION) + "</legend>";
    E.tried.forEach(function (action) { html += '<button type="button" data-act="' + action + '">' + esc(E.actions[action]) + "</button>"; });
    return html + "</fieldset></div>";
  }
  function asking() {
    var html = '<div class="panel"><fieldset><legend>' + esc(W.QUESTION + ": " + E.lesson.question) + "</legend>";
    E.options.forEach(function (option) {
      html += '<label class="choice"><input type="radio" name="option" value="' + option[0] + '"' + (S.answer === option[0] ? " checked" : "") + "> " + esc(option[1]) + "</label>";
    });
    return html + '</fieldset><button type="button" data-answer>' + esc(W.ANSWER) + "</button></div>";
  }
  function cells() {
    var html = '<div class="panel"><h2>' + esc(W.SHEET) + '</h2><p class="note">' + esc(W.SHEET_ABOUT) + '</p><table class="sheet"><thead><tr>';
    W.SHEET_HEADS.forEach(function (head) { html += '<th scope="col">' + esc(head) + "</th>"; });
    html += "</tr></thead><tbody>";
    E.cells.forEach(function (cell) {
      var text = S.typed ? S.typed[cell[0]] || "" : "", code = S.typed ? fault(cell) : "";
      html += '<tr><th scope="row">' + esc(cell[1]) + "</th><td data-head=\"" + esc(W.SHEET_HEADS[1]) + "\">" + esc(cell[2]) + '</td><td><input type="text" data-cell="' + cell[0] + '" value="' + esc(text) + '" autocomplete="off" aria-label="' + esc(put(W.SHEET_CELL, { name: cell[1] })) + '"></td>';
      html += '<td class="sign" data-head="' + esc(W.SHEET_HEADS[3]) + '">' + (S.typed ? esc(!text.trim() ? W.missing : code ? "" : text) : "") + "</td></tr>";
      if (S.typed) { html += '<tr class="of-cell"><td colspan="4">' + (code ? mark("overdue", put(W.cells[code][0], { text: text })) + " " + esc(W.cells[code][1]) : mark("done", W.CELL_RIGHT)) + "</td></tr>"; }
    });
    return html + '</tbody></table><button type="button" data-figures>' + esc(W.SHEET_SAVE) + "</button></div>";
  }
  function writing() {
    return '<div class="panel"><h2>' + esc(W.LETTER) + '</h2><p class="note">' + esc(W.LETTER_ABOUT) + "</p>" + field("letter-document", W.LETTER_DOCUMENT) + field("letter-reason", W.LETTER_REASON) + '<button type="button" data-letter>' + esc(W.LETTER_SEND) + "</button></div>";
  }
  function clock() {
    var html = '<div class="panel"><h2>' + esc(W.CLOCK) + "</h2><p>" + esc(put(W.CLOCK_NOW, { instant: instant(S.clock) }) + " (" + phase(S.clock) + ").") + '</p><div class="moments">';
    E.moments.forEach(function (at, number) {
      if (number) { html += '<button type="button" data-clock="' + number + '"' + (at <= S.clock ? " disabled" : "") + ">" + esc(put(W.CLOCK_TO, { stamp: stamp(at), phase: phase(at) })) + "</button>"; }
    });
    return html + "</div></div>";
  }
  function said() {
    if (!S.said) { return '<div id="message" class="message tone-active" tabindex="-1"><p>' + esc(E.cells.length ? W.BEGUN_SHEET : W.BEGUN) + "</p></div>"; }
    var html = '<div id="message" class="message tone-' + S.said.tone + '" role="status" tabindex="-1">';
    S.said.lines.forEach(function (line) { html += "<p>" + esc(line) + "</p>"; });
    S.said.why.forEach(function (why) { html += '<div class="why"><p><strong>' + esc(why[1]) + "</strong></p><p>" + esc(why[2]) + '</p><p class="source">' + esc(why[3]) + "</p></div>"; });
    return html + "</div>";
  }
  function steps(told) {
    var html = '<section class="card"><h2>' + esc(W.CHECKS) + "</h2>";
    if (!E.checks.length) { return html + "<p>" + esc(W.FREE) + "</p></section>"; }
    html += '<p class="counted">' + esc(put(W.CHECKS_OF, { points: two(told.held.filter(Boolean).length), most: two(E.checks.length) })) + '</p><ol class="checks">';
    E.checks.forEach(function (check, number) { html += "<li>" + mark(told.held[number] ? "done" : "todo", check.label) + "</li>"; });
    return html + "</ol></section>";
  }
  function next(told) {
    var number = told.held.indexOf(false);
    if (number < 0) { return ""; }
    return '<details class="next"><summary>' + esc(put(W.NEXT_STEP, { step: number + 1, steps: E.checks.length, label: E.checks[number].label })) + ' <span class="ask">' + esc(W.HINT) + "</span></summary><p>" + esc(E.checks[number].hint) + "</p></details>";
  }
  function life() {
    var html = '<section class="card"><h2>' + esc(W.LIFE) + "</h2>";
    if (!S.done.length) { return html + '<p class="note">' + esc(W.LIFE_NONE) + "</p></section>"; }
    var locked = false, lock = '<li><span class="at">' + stamp(E.locked) + "</span> <strong>" + esc(W.LOCKED_AT) + "</strong></li>";
    html += '<ol class="life">';
    S.done.forEach(function (act) {
      if (act[0] >= E.locked && !locked) { locked = true; html += lock; }
      html += '<li><span class="at">' + stamp(act[0]) + "</span> <strong>" + esc(E.actions[act[1]]) + "</strong> " + esc(E.accounts[act[2]].words);
      if (act[4]) { html += "<br>" + esc(put(W.LIFE_DOCUMENT, { document: act[4] })); }
      if (act[3]) { html += "<br>" + esc(put(W.LIFE_REASON, { reason: act[3] })); }
      html += "</li>";
    });
    return html + (S.clock >= E.locked && !locked ? lock : "") + "</ol></section>";
  }
  function draw(actor) {
    var told = summary(), seen = look(), whole = told.held.length > 0 && told.held.every(Boolean);
    var last = S.done.filter(function (act) { return E.offered.indexOf(act[2]) >= 0; }).pop();
    var html = '<div class="head"><h1>' + esc(E.lesson.title) + '</h1><p class="goal"><strong>' + esc(W.GOAL) + ":</strong> " + esc(E.lesson.goal) + "</p>" + next(told) + "</div>";
    html += '<div class="columns"><div class="do"><p class="story"><strong>' + esc(W.STORY) + ":</strong> " + esc(E.lesson.story) + "</p>" + said();
    if (whole) { html += '<div class="learnt"><h2>' + esc(W.LEARNT) + "</h2><p>" + esc(E.lesson.learnt) + "</p></div>"; }
    if (E.options.length) { html += asking(); }
    if (E.cells.length) { html += cells(); }
    if (E.tried.length) { html += doing(actor || (last ? last[2] : E.offered[0])); }
    if (E.letter && S.clock >= E.locked) { html += writing(); }
    if (E.tried.length) { html += clock(); }
    html += '<p class="again"><button type="button" class="quiet" data-again>' + esc(W.AGAIN) + '</button></p></div><div class="look">';
    if (E.tried.length) {
      html += '<section class="card seen"><h2>' + esc(W.SEEN) + '</h2><p class="counted">' + esc(W.unit + ". " + W.form + ". " + instant(S.clock) + " (" + phase(S.clock) + ").") + "</p><dl>";
      rows(seen).forEach(function (row) { html += "<div><dt>" + esc(row[0]) + "</dt><dd>" + row[1] + "</dd></div>"; });
      html += "</dl></section>";
    }
    place.innerHTML = html + steps(told) + (E.tried.length ? life() : "") + "</div></div>";
  }

  function value(id) { var found = document.getElementById(id); return found ? found.value : ""; }
  function chosen(name) { var found = place.querySelector('input[name="' + name + '"]:checked'); return found ? found.value : ""; }

  place.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) { return; }
    var actor = chosen("actor");
    if (button.dataset.act) { perform({ kind: "act", actor: actor, action: button.dataset.act, reason: value("reason"), document: value("document") }); }
    else if (button.dataset.clock) { perform({ kind: "clock", value: button.dataset.clock }); }
    else if ("letter" in button.dataset) { perform({ kind: "letter", document: value("letter-document"), reason: value("letter-reason") }); }
    else if ("answer" in button.dataset) { if (!chosen("option")) { return; } perform({ kind: "answer", value: chosen("option") }); }
    else if ("figures" in button.dataset) {
      var typed = {};
      place.querySelectorAll("[data-cell]").forEach(function (cell) { typed[cell.dataset.cell] = cell.value; });
      perform({ kind: "figures", value: typed });
    } else if ("again" in button.dataset) { begin(); actor = ""; }
    draw(actor);
    var message = document.getElementById("message");
    message.focus({ preventScroll: true });
    var box = message.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight - 80) { message.scrollIntoView({ block: "start" }); }
  });

  begin();
  draw("");
  window.practice = { begin: begin, perform: perform, summary: summary };
})();
