// Answers solve problems with rattler's WebAssembly, one JSON line each; see it/bench/solve.
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const [packageDirectory, channels] = process.argv.slice(2);
const { simpleSolve } = require(path.resolve(packageDirectory, "node_modules/@conda-org/rattler/dist/rattler.node.cjs"));

// Repodata comes from memory, and so do the facts about a machine: as the records of a channel of their own.
const BASE = "http://bench.invalid/";
const NOTHING = Buffer.from("{}");
const files = new Map();
let facts = {};

function read(name) {
  if (!files.has(name)) {
    const file = path.join(channels, name);
    files.set(name, fs.existsSync(file) ? fs.readFileSync(file) : null);
  }
  return files.get(name);
}

function body(url) {
  const name = url.slice(BASE.length);
  if (name.startsWith("facts/")) {
    return name.endsWith("noarch/repodata.json") ? Buffer.from(JSON.stringify({ packages: facts })) : null;
  }
  return read(name);
}

globalThis.fetch = async (request) => {
  const url = typeof request === "string" ? request : request.url;
  const bytes = body(url);
  const response = new Response(bytes ?? NOTHING, { status: bytes ? 200 : 404 });
  Object.defineProperty(response, "url", { value: url });
  return response;
};

function factRecords(virtualPackages) {
  const records = {};
  for (const text of virtualPackages) {
    const [name, version, build] = text.split("=");
    records[`${name}-${version}-${build}.tar.bz2`] = { name, version, build, build_number: 0, depends: [], subdir: "noarch" };
  }
  return records;
}

async function attempt(problem, extra) {
  const start = performance.now();
  const before = process.cpuUsage();
  let answer;
  try {
    const urls = ["facts", ...problem.channels].map((name) => BASE + name);
    const packages = await simpleSolve([...problem.specs, ...extra], urls, [problem.platform, "noarch"], []);
    answer = { status: "sat", packages: packages.map((one) => one.filename).filter((name) => !name.startsWith("__")) };
  } catch (error) {
    const text = String(error?.message ?? error);
    answer = { status: text.includes("Cannot solve") ? "unsat" : "error", packages: [], message: text };
  }
  const used = process.cpuUsage(before);
  return { ...answer, wall: performance.now() - start, cpu: (used.user + used.system) / 1000 };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const problem = JSON.parse(line);
    facts = factRecords(problem.virtual_packages);
    // With a spec that nothing can meet, the same records are loaded, and nothing is searched.
    const loading = await attempt(problem, ["bench-no-such-package"]);
    const whole = await attempt(problem, []);
    const { wall, cpu, ...answer } = whole;
    const times = { solve_ms: wall, cpu_ms: cpu, solve_ms_loading: loading.wall, cpu_ms_loading: loading.cpu };
    console.log(JSON.stringify({ ...answer, ...times }));
  }
})();
