import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, loadPack, type Policy, PolicyError } from "@tongyou/policy/engine";
import type { PackLibrary } from "./context.ts";
import { DomainError } from "./errors/errors.ts";

type Shelved = { fits: true; policy: Policy } | { fits: false; id: string; refusal: string };

/** Reads and checks one artefact; what is wrong with it is kept, so that the national desk can show it. */
function shelve(folder: string, file: string): Shelved {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return { fits: true, policy: compile(loadPack(json)) };
  } catch (error) {
    const id = file.replace(/\.json$/, "");
    if (error instanceof PolicyError)
      return { fits: false, id, refusal: `${error.text.zh} / ${error.text.en} (${error.place})` };
    if (error instanceof SyntaxError) return { fits: false, id, refusal: "不是 JSON 文件 / not JSON" };
    throw error;
  }
}

/**
 * The packs of a folder of artefacts (`<id>.json`), read when first asked for. An artefact that does not fit is
 * listed with the reason and never handed out.
 */
export function packLibrary(folder: string): PackLibrary {
  let shelf: Shelved[] | undefined;
  const packs = () => {
    shelf ??= readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .sort()
      .map((file) => shelve(folder, file));
    return shelf;
  };
  return {
    list: () =>
      packs().map((found) => {
        if (!found.fits)
          return {
            id: found.id,
            version: "",
            hash: "",
            name: { zh: found.id, en: found.id },
            refusal: found.refusal,
          };
        const { id, version, hash, title } = found.policy.pack;
        return { id, version, hash, name: title, refusal: null };
      }),
    get(id, hash) {
      for (const found of packs()) {
        if (found.fits && found.policy.pack.id === id && found.policy.pack.hash === hash) return found.policy;
      }
      throw missing(id, hash);
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
