import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

/** `npm run bench -- NAME [--quick]`: runs bench/NAME.ts and keeps what it measured in bench/results/NAME.json. */
const [name, ...flags] = process.argv.slice(2);
const quick = flags.includes("--quick");

if (name === undefined || !/^[a-z][a-z-]*$/.test(name) || flags.some((flag) => flag !== "--quick")) {
  console.error(
    "用法 Usage: npm run bench -- isolation|decide|packs|fuzz|import|list|month|tenants|whatif|workbench [--quick]",
  );
  process.exit(2);
}

const { run } = (await import(`./${name}.ts`)) as {
  run: (options: { quick: boolean }) => object | Promise<object>;
};
const started = performance.now();
const measured = await run({ quick });
const result = {
  bench: name,
  quick,
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
  seconds: Math.round((performance.now() - started) / 1000),
  ...measured,
};
const text = `${JSON.stringify(result, null, 2)}\n`;
console.log(text);
if (!quick) {
  const folder = join(import.meta.dirname, "results");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), text);
}
