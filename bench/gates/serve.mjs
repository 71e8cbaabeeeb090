// Serve a folder on this machine, on a free port, to this machine alone.

import { createServer } from "node:http";
import sirv from "sirv";

export async function serve(folder) {
  const files = sirv(folder, { dev: false, etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
