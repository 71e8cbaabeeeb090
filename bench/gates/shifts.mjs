// What moves by itself: its sum stands in window.shifted from the first sight of a page on.

/** Let every page of a context sum up what shifts, before its own scripts. */
export const watchShifts = (context) =>
  context.addInitScript(() => {
    window.shifted = 0;
    const add = (list) => list.getEntries().forEach((entry) => (window.shifted += entry.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });
