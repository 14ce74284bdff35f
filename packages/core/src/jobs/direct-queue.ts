import type { JobQueue } from "./job-work.ts";
import { workOn } from "./work-on.ts";

/** Works on a job to its end before the call returns: for the command line and tests, which have no worker beside them. */
export const directQueue: JobQueue = {
  async send(ref, from) {
    while ((await workOn(from, ref, Number.POSITIVE_INFINITY)) === "more");
  },
};
