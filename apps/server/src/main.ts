import { DatabaseError } from "@tongyou/database";
import { welcome } from "./demo/welcome.ts";
import { describeError, openLog } from "./log.ts";
import { startServer } from "./server.ts";
import { readSettings, SettingsError } from "./settings.ts";

/** What is wrong, in the operator's words: these errors carry cause and remedy and no stack is of use. */
function explain(error: unknown): string | undefined {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof DatabaseError)
    return `${error.reason.zh}${error.remedy.zh}\n${error.reason.en} ${error.remedy.en}`;
  return undefined;
}

try {
  const settings = readSettings();
  const log = openLog(settings.logLevel);
  console.log("童佑正在启动 · Tongyou is starting …");
  const server = await startServer(settings, log);
  console.log(welcome(server.address, settings, server.accounts));
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    await server.stop();
    console.log("童佑已停止，数据已保存 · Stopped; the data is kept.");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ error: describeError(error) }, "stopping failed");
        process.exit(1);
      });
    });
} catch (error) {
  const text = explain(error);
  console.error(text ?? error);
  process.exit(1);
}
