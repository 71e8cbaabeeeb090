// Serve a folder on this machine, on a free port, to this machine alone.

import compression from "compression";
import { createServer } from "node:http";
import sirv from "sirv";

/** Serve a folder, with these headers; `packed`: pack what is sent, as servers on the web do. Return the origin and how to stop. */
export async function serve(folder, { packed = false, headers = {} } = {}) {
  const setHeaders = (response) => Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));
  const files = sirv(folder, { dev: false, etag: true, setHeaders });
  const pack = packed ? compression() : (request, response, next) => next();
  const server = createServer((request, response) => {
    pack(request, response, () =>
      files(request, response, () => {
        response.statusCode = 404;
        response.end();
      }),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
