import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import chromiumPack, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];
const DEBIAN = "/usr/bin/chromium";
const require = createRequire(import.meta.url);

/** A fontconfig file that knows the Chinese font from npm, so that pictures look the same on a bare machine. */
function fontsFile(): string {
  const fonts = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  const folder = mkdtempSync(join(tmpdir(), "tongyou-fonts-"));
  const file = join(folder, "fonts.conf");
  const families = ["sans-serif", "serif", "monospace", "system-ui"]
    .map(
      (family) =>
        `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    )
    .join("");
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${join(fonts, "400Regular")}</dir><dir>${join(fonts, "700Bold")}</dir>` +
      `<cachedir>${join(folder, "cache")}</cachedir>${families}</fontconfig>`,
  );
  return file;
}

/** The npm Chromium needs NSS; where the machine has none, the pack brings a copy. */
async function missingLibraries(executable: string): Promise<Record<string, string>> {
  const needed = execFileSync("ldd", [executable], { encoding: "utf8" });
  if (!needed.includes("not found")) return {};
  const bin = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
  return { LD_LIBRARY_PATH: join(await inflate(join(bin, "al2023.tar.br")), "lib") };
}

type Executable = { executablePath: string; libraries: Record<string, string> };

/** The machine's Chromium where it has one, else the one from npm, unpacked at its first use. */
async function findBrowser(): Promise<Executable> {
  if (existsSync(DEBIAN)) return { executablePath: DEBIAN, libraries: {} };
  const executablePath = await chromiumPack.executablePath();
  return { executablePath, libraries: await missingLibraries(executablePath) };
}

/** Unpacks the browser before the tests: two of them would write the same files. */
export default async function unpackBrowser(): Promise<void> {
  await findBrowser();
}

/** A real Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, libraries } = await findBrowser();
  const env = { ...process.env, FONTCONFIG_FILE: fontsFile(), ...libraries };
  return chromium.launch({ executablePath, args: FLAGS, env });
}
