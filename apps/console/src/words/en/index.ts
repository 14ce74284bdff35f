import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { child } from "./child.ts";
import { children } from "./children.ts";
import { home } from "./home.ts";
import { imports } from "./imports.ts";
import { months } from "./months.ts";
import { national } from "./national.ts";
import { parts } from "./parts.ts";
import { policy } from "./policy.ts";
import { shell } from "./shell.ts";
import { staff } from "./staff.ts";
import { why } from "./why.ts";

/** Every text of the console in this language, by area. */
export const words = {
  account,
  audit,
  child,
  children,
  home,
  imports,
  months,
  national,
  parts,
  policy,
  shell,
  staff,
  why,
};
