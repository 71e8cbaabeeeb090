// The search costs a reader 200 KB and some work: it starts when the field is entered, not with each page.
// Material makes its worker and asks for the index while a page loads. The field's form has lost its name (main.html),
// so that Material does not ask; what it takes for the worker stands in for it here, until the real one is wanted.

{
  const Real = window.Worker;

  class Later extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
      document.querySelector("[data-md-component=search-query]").addEventListener("focus", () => this.start(), { once: true });
    }

    /** Start the real worker, and give it the index as Material would. */
    async start() {
      // A site that is read from disk holds the worker and the index in scripts of its own (handbook/takeaway.py).
      this.worker = window.fromDisk?.worker() ?? new Real(this.address);
      this.worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      const fetched = () => fetch(new URL("../../search/search_index.json", this.address)).then((file) => file.json());
      const index = await (window.fromDisk?.index() ?? fetched());
      this.worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
    }

    /** Material asks nothing before the worker has said that it is ready. */
    postMessage(message) {
      this.worker.postMessage(message);
    }
  }

  // The first worker that a page makes is the search's; those that follow are made as ever.
  window.Worker = function (address) {
    window.Worker = Real;
    return new Later(new URL(address, location));
  };
}
