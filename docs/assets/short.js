// A short address leads to its page and keeps the fragment: /g021/#why goes on to the section.
const here = document.currentScript;
location.replace(here.dataset.to + location.search + location.hash);
