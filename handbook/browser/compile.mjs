// Compile the Python in a zip with the Python of the browser.
// The .pyc carry no date and a hash of nothing: the same bytes come out each time.

import { loadPyodide } from "pyodide";

const COMPILE = `
import io, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source, optimize):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(source))) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            data, to = old.read(name), name
            if name.endswith(".py"):
                # dont_inherit: the flags of this module are not the library's
                code = compile(data, name, "exec", dont_inherit=True, optimize=optimize)
                data, to = _code_to_hash_pyc(code, b"\\0" * 8, checked=False), name + "c"
            entry = zipfile.ZipInfo(to, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, bytes(data), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()

compiled
`;

/** Return a zip of .pyc. Nobody reads the columns of a library's errors here; `docs: false` leaves its docstrings out too. */
export async function compiled(zip, { docs }) {
  const python = await loadPyodide({ env: { PYTHONNODEBUGRANGES: "1" } });
  return python.runPython(COMPILE)(new Uint8Array(zip), docs ? 0 : 2).toJs();
}
