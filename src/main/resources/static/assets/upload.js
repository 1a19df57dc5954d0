// Files dropped onto the page become those of its field, as if they had been chosen; what is too large is said before it is sent.
(function () {
  'use strict';

  function size(files) {
    var all = 0;
    for (var i = 0; i < files.length; i++) all += files[i].size;
    return all;
  }

  function told(zone, input) {
    var out = zone.querySelector('[data-chosen]');
    var names = Array.prototype.map.call(input.files, function (file) { return file.name; });
    var largest = Array.prototype.reduce.call(input.files, function (most, file) { return Math.max(most, file.size); }, 0);
    var tooMuch = largest > Number(zone.dataset.file) ? 'A file is too large. '
      : size(input.files) > Number(zone.dataset.together) ? 'Together the files are too large. '
      : input.files.length > Number(zone.dataset.files) ? 'These are too many files. ' : '';
    input.setCustomValidity(tooMuch);
    out.textContent = tooMuch + (names.length ? names.length + (names.length === 1 ? ' file: ' : ' files: ') + names.join(', ') : '');
  }

  document.addEventListener('DOMContentLoaded', function () {
    var zone = document.querySelector('[data-drop]');
    if (!zone) return;
    var input = zone.querySelector('input[type=file]');
    input.addEventListener('change', function () { told(zone, input); });
    ['dragenter', 'dragover'].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add('over'); });
    });
    ['dragleave', 'drop'].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.remove('over'); });
    });
    // wherever it is let go on this page; what was dropped before stays, since people bring files one by one
    window.addEventListener('dragover', function (event) { event.preventDefault(); });
    window.addEventListener('drop', function (event) {
      event.preventDefault();
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      var all = new DataTransfer(), seen = {};
      [input.files, event.dataTransfer.files].forEach(function (files) {
        Array.prototype.forEach.call(files, function (file) {
          var key = [file.name, file.size, file.lastModified].join('/');
          if (!seen[key]) { seen[key] = true; all.items.add(file); }
        });
      });
      input.files = all.files;
      told(zone, input);
    });
  });
})();
