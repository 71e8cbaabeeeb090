// node compile.mjs FROM.zip TO.zip: compile the Python in a zip with the Python of the browser.
// The .pyc carry no date and a hash of nothing: the same bytes come out each time.

import { readFile, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const COMPILE = `
import io, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(source))) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            data, to = old.read(name), name
            if name.endswith(".py"):
                # dont_inherit: the flags of this module are not the library's
                code = compile(data, name, "exec", dont_inherit=True)
                data, to = _code_to_hash_pyc(code, b"\\0" * 8, checked=False), name + "c"
            entry = zipfile.ZipInfo(to, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, bytes(data), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()

compiled
`;

export async function compiled(zip) {
  const python = await loadPyodide();
  return python.runPython(COMPILE)(new Uint8Array(zip)).toJs();
}

if (process.argv[1] === import.meta.filename) {
  const [from, to] = process.argv.slice(2);
  await writeFile(to, await compiled(await readFile(from)));
  process.exit(0);
}
