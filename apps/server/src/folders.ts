import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Where the parts of an installation lie, in a checkout. */
export const FOLDERS = {
  root,
  packs: join(root, "plugins", "dist"),
  console: join(root, "apps", "console", "dist"),
};
