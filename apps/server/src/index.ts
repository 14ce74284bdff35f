/** The server for benchmarks and tests that run it in their own process. */
export { buildProgram } from "./cli/program.ts";
export { DEMO_PASSWORD } from "./demo/demo-bureaus.ts";
export { type JobWorker, openJobWorker } from "./job-worker.ts";
export { openLog } from "./log.ts";
export { type RunningServer, startServer } from "./server.ts";
export { readSettings, type Settings } from "./settings.ts";
