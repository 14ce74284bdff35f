import { account } from "./account.ts";
import { home } from "./home.ts";
import { national } from "./national.ts";
import { parts } from "./parts.ts";
import { shell } from "./shell.ts";
import { workload } from "./workload.ts";

/** The texts of the first screens in this language, by area. */
export const words = { account, home, national, parts, shell, workload };
