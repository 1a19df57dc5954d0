// What htmx does not do by itself: the token that guards forms, what is unfolded, and news of an execution at work.
(function () {
  'use strict';

  document.addEventListener('htmx:configRequest', function (event) {
    var token = document.querySelector('meta[name=csrf]');
    if (token) event.detail.headers[token.dataset.header] = token.content;
  });

  // What was unfolded stays so when its part of the page is renewed; htmx itself keeps the focus where what has it keeps its id.
  var unfolded = [];
  document.addEventListener('htmx:beforeSwap', function (event) {
    unfolded = Array.prototype.map.call(event.detail.target.querySelectorAll('details[open][id]'), function (one) { return one.id; });
  });
  document.addEventListener('htmx:afterSwap', function () {
    unfolded.forEach(function (id) { var one = document.getElementById(id); if (one) one.open = true; });
  });

  // Server-sent events say "advanced"; the part of the page that shows it then asks for its new state. Where they fail it asks now and then by itself.
  var source = null;
  function follow() {
    var part = document.querySelector('[data-live]');
    if (!part) { if (source) { source.close(); source = null; } return; }
    if (source || !window.EventSource) return;
    source = new EventSource(part.dataset.live);
    ['advanced', 'ended'].forEach(function (name) {
      source.addEventListener(name, function () {
        var now = document.querySelector('[data-live]');
        if (now && window.htmx) window.htmx.trigger(now, 'advanced');
        if (name === 'ended' && source) { source.close(); source = null; }
      });
    });
  }
  document.addEventListener('DOMContentLoaded', follow);
  document.addEventListener('htmx:afterSettle', follow);
  window.addEventListener('pagehide', function () { if (source) { source.close(); source = null; } });
})();
