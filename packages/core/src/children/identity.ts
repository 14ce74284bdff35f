import { lookupHash, sealText, type TenantKey } from "@tongyou/database";
import { pinyin } from "pinyin-pro";

/** The name as it is searched: `zhangxiaoming` and `zxm`. Surnames are read as surnames (曾 zeng, 单 shan). */
export function searchNames(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", surname: "head", v: true }).map((text) =>
    text.toLowerCase().replace(/[^a-z]/g, ""),
  );
  return { pinyin: syllables.join(""), initials: syllables.map((text) => text.charAt(0)).join("") };
}

/** The columns of a child that come from the ID number: found by keyed hash, shown by its tail, kept sealed. */
export function idColumns(key: TenantKey, idNumber: string | undefined) {
  if (idNumber === undefined) return { idHash: null, idTail: null, idSealed: null };
  return {
    idHash: lookupHash(key, idNumber),
    idTail: idNumber.slice(-4),
    idSealed: sealText(key, idNumber),
  };
}
