import { failureOf } from "./failure.ts";
import { processOutput } from "./output.ts";
import { buildProgram, isUsageExit } from "./program.ts";

try {
  await buildProgram(processOutput).parseAsync(process.argv);
} catch (error) {
  if (isUsageExit(error)) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const { text, exitCode } = failureOf(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}
