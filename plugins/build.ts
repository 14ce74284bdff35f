/**
 * Builds every region folder here into one artefact in `dist`, with its golden cases beside it. Nothing registers a
 * region: its folder does. Exits 1 when a region cannot be built, after all others have been.
 */
import { join } from "node:path";
import { buildRegions } from "@tongyou/policy/toolkit";

const here = import.meta.dirname;
const { stdout, stderr, code } = await buildRegions(here, join(here, "dist"));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
