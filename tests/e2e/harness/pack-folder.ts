import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPack } from "@tongyou/policy/engine";
import { contentHash } from "@tongyou/policy/toolkit";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export type PackFolder = {
  folder: string;
  /** Builds another edition of a pack here: its amounts of one parameter moved by so many fen. */
  raise(id: string, parameter: string, fen: number): { version: string; hash: string };
  /** Spoils a pack here: it says it has a layout that no kit reads yet. Returns the file's text. */
  spoil(id: string): string;
  remove(): void;
};

/** A folder of packs as an operator keeps one, begun with those of this checkout. */
export function packFolder(): PackFolder {
  const folder = mkdtempSync(join(tmpdir(), "tongyou-packs-"));
  cpSync(join(root, "plugins", "dist"), folder, { recursive: true });
  const fileOf = (id: string) => join(folder, `${id}.json`);
  return {
    folder,
    raise(id, parameter, fen) {
      const { hash: _, ...now } = loadPack(JSON.parse(readFileSync(fileOf(id), "utf8")));
      const parameters = now.parameters.map((one) =>
        one.id === parameter
          ? { ...one, values: one.values.map((value) => ({ ...value, fen: value.fen + fen })) }
          : one,
      );
      const content = { ...now, version: `${now.version}.1`, parameters };
      const hash = contentHash(content);
      writeFileSync(fileOf(id), JSON.stringify({ ...content, hash }));
      return { version: content.version, hash };
    },
    spoil(id) {
      const spoilt = JSON.stringify({ ...JSON.parse(readFileSync(fileOf(id), "utf8")), format: 99 });
      writeFileSync(fileOf(id), spoilt);
      return spoilt;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
