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

  // A part of the page that follows by itself must not look fresh when it is not: no answer is said, with the time of what one sees.
  var heard = new Date();
  function clock(at) { return at.toISOString().substring(11, 19) + ' UTC'; }
  function silent(words) {
    var line = document.getElementById('line');
    if (!line) return;
    line.textContent = words + ' What you see is of ' + clock(heard) + '; it is asked for again every few seconds.';
    line.hidden = false;
  }
  document.addEventListener('htmx:afterRequest', function (event) {
    var line = document.getElementById('line');
    if (event.detail.successful) {
      heard = new Date();
      if (line) line.hidden = true;
    } else if (event.detail.xhr && event.detail.xhr.status === 503) {
      silent('The database is away.');
    } else if (!event.detail.xhr || event.detail.xhr.status !== 401) {
      silent('The console does not answer.');
    }
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
  // On a narrow screen the navigation is a strip: what one is on stands in sight.
  document.addEventListener('DOMContentLoaded', function () {
    var strip = document.querySelector('.top nav'), here = strip && strip.querySelector('[aria-current]');
    if (here) strip.scrollLeft = here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  });
  document.addEventListener('DOMContentLoaded', follow);
  document.addEventListener('htmx:afterSettle', follow);
  window.addEventListener('pagehide', function () { if (source) { source.close(); source = null; } });
})();
