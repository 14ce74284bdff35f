// Runs one of our TypeScript entry points on the Node the project brings along, installing it first on a
// fresh checkout. Plain JavaScript, because the machine's own Node may be too old to strip types.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...args] = process.argv.slice(2);
const windows = process.platform === "win32";

if (!existsSync(join(root, "node_modules", ".modules.yaml"))) {
  // stdout belongs to the command's own answer: the installer speaks on stderr.
  const done = spawnSync("npx", ["-y", "pnpm@12.18.0", "install", "--frozen-lockfile"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: windows,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const bundled = join(root, "node_modules", ".bin", windows ? "node.cmd" : "node");
const node = existsSync(bundled) ? bundled : process.execPath;
const run = spawnSync(node, ["--disable-warning=ExperimentalWarning", join(root, entry), ...args], {
  stdio: "inherit",
  shell: windows,
});
process.exit(run.status ?? 1);
