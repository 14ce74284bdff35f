import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bilingual } from "@tongyou/policy";
import { compile, loadPack, type Policy, PolicyError } from "@tongyou/policy/engine";
import type { PackEntry, PackLibrary } from "./context.ts";
import { DomainError } from "./errors/errors.ts";
import { NO_CASES, type PackCases, readPackCases } from "./pack-cases.ts";

type Shelved = { entry: PackEntry; policy?: Policy; cases?: PackCases };

/** Reads and checks one artefact; what is wrong with it is kept, so that the national desk can show it. */
function shelve(folder: string, name: string): Shelved {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const policy = compile(loadPack(json));
    const { id, version, hash, title } = policy.pack;
    return { policy, entry: { id, version, hash, name: title, refusal: null } };
  } catch (error) {
    const named = { id: name, version: "", hash: declaredHash(json) ?? name, name: { zh: name, en: name } };
    return { entry: { ...named, refusal: refusalOf(error) } };
  }
}

function refusalOf(error: unknown): Bilingual {
  if (error instanceof PolicyError) return error.text;
  if (error instanceof SyntaxError) return { zh: "不是 JSON 文件", en: "not JSON" };
  throw error;
}

/** The hash a refused artefact says of itself, to tell whoever is pinned to it why it is refused. */
const declaredHash = (json: unknown): string | undefined =>
  typeof json === "object" && json !== null && "hash" in json && typeof json.hash === "string"
    ? json.hash
    : undefined;

/**
 * The packs of a folder of artefacts (`<id>.json` or `<hash>.json`), each read when it is first asked for; their golden
 * cases stand under the same name in `cases`. An artefact that does not fit is listed with the reason and never handed
 * out.
 */
export function packLibrary(folder: string): PackLibrary {
  let names: string[] | undefined;
  const shelf = new Map<string, Shelved>();
  const namesHere = () => {
    names ??= readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -".json".length))
      .sort();
    return names;
  };
  /** Undefined for a name that is no file here: what people type never becomes a path. */
  const take = (name: string): Shelved | undefined => {
    const found = shelf.get(name);
    if (found || !namesHere().includes(name)) return found;
    const fresh = shelve(folder, name);
    shelf.set(name, fresh);
    return fresh;
  };
  /** The name and the sound artefact of exactly this id and hash. */
  const fitting = (id: string, hash: string) =>
    [id, hash]
      .map((name) => ({ name, shelved: take(name) }))
      .find(({ shelved }) => shelved?.policy?.pack.id === id && shelved.policy.pack.hash === hash);
  return {
    list: () => namesHere().flatMap((name) => take(name)?.entry ?? []),
    find: (id) => take(id)?.entry,
    get(id, hash) {
      const policy = fitting(id, hash)?.shelved?.policy;
      if (policy) return policy;
      const refusal = [take(id), take(hash)].find((one) => one?.entry.hash === hash)?.entry.refusal;
      throw refusal ? unfit(id, hash, refusal) : missing(id, hash);
    },
    cases(id, hash) {
      const { name, shelved } = fitting(id, hash) ?? {};
      if (!shelved?.policy) return NO_CASES;
      shelved.cases ??= readPackCases(join(folder, "cases", `${name}.json`), shelved.policy.pack);
      return shelved.cases;
    },
  };
}

const missing = (id: string, hash: string) =>
  new DomainError(
    "unavailable",
    {
      zh: `本单位固定使用的政策包 ${id}（${hash.slice(0, 12)}）不在这台服务器上。`,
      en: `The policy pack ${id} (${hash.slice(0, 12)}) this bureau is pinned to is not on this server.`,
    },
    {
      zh: "请联系国家平台管理员放回原来的政策包，或办理升级。",
      en: "Ask the national desk to put that pack back, or to upgrade the bureau.",
    },
  );

const unfit = (id: string, hash: string, { zh, en }: Bilingual) =>
  new DomainError(
    "unavailable",
    {
      zh: `本单位固定使用的政策包 ${id}（${hash.slice(0, 12)}）未通过本系统的检查，不能使用：${zh}`,
      en: `The policy pack ${id} (${hash.slice(0, 12)}) this bureau is pinned to does not fit this system: ${en}`,
    },
    {
      zh: "档案和已审批的月份不受影响。请联系国家平台管理员换回完好的政策包，或办理升级。",
      en: "Files and approved months are safe. Ask the national desk to put a sound pack in its place, or to upgrade the bureau.",
    },
  );
