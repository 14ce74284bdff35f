import { randomBytes } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { connect } from "./connect.ts";
import {
  lookupHash,
  newWrappedKey,
  openFile,
  openText,
  sealFile,
  sealText,
  tenantKey,
  unwrapKey,
} from "./envelope.ts";
import { parseMasterKey } from "./master-key.ts";
import { testDatabase } from "./testing.ts";

const { db, url, tenant: newTenant, close } = testDatabase();
afterAll(close);

const master = randomBytes(32);
const key = unwrapKey(master, "a", newWrappedKey(master, "a"));
const other = unwrapKey(master, "b", newWrappedKey(master, "b"));

it("opens what it sealed, and seals the same text differently each time", () => {
  const text = "11010119900307100X 试";
  const sealed = sealText(key, text);
  expect(openText(key, sealed)).toBe(text);
  expect(sealText(key, text).equals(sealed)).toBe(false);
  expect(sealed.includes(Buffer.from("11010119"))).toBe(false);
  const file = randomBytes(100_000);
  expect(openFile(key, sealFile(key, file)).equals(file)).toBe(true);
});

it("refuses another tenant's key, a changed byte, a cut and a wrong use", () => {
  const sealed = sealText(key, "值");
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  const refused = [
    () => openText(other, sealed),
    () => openText(key, changed),
    () => openText(key, sealed.subarray(0, 20)),
    () => openText(key, Buffer.alloc(0)),
    () => openFile(key, sealed),
  ];
  for (const opening of refused) expect(opening).toThrow(expect.objectContaining({ code: "sealed" }));
});

it("does not unwrap a key under another master key or another tenant's code", () => {
  const wrapped = newWrappedKey(master, "a");
  expect(() => unwrapKey(randomBytes(32), "a", wrapped)).toThrow(expect.objectContaining({ code: "sealed" }));
  expect(() => unwrapKey(master, "b", wrapped)).toThrow(expect.objectContaining({ code: "sealed" }));
});

it("finds by a hash that differs from tenant to tenant", () => {
  expect(lookupHash(key, "640423").equals(lookupHash(key, "640423"))).toBe(true);
  expect(lookupHash(key, "640423").equals(lookupHash(other, "640423"))).toBe(false);
});

it("gives each tenant a key of its own that outlives the process", async () => {
  const [one, two] = [await newTenant(), await newTenant()];
  const sealed = sealText(await tenantKey(db, one), "长存");
  const later = connect({ url, masterKey: db.masterKey });
  expect(openText(await tenantKey(later, one), sealed)).toBe("长存");
  const foreign = await tenantKey(later, two);
  expect(() => openText(foreign, sealed)).toThrow(expect.objectContaining({ code: "sealed" }));
  await expect(tenantKey(later, { number: 9999 })).rejects.toMatchObject({ code: "unknownTenant" });
  await later.close();
});

it("takes a master key of 32 bytes only", () => {
  const bytes = randomBytes(32);
  expect(parseMasterKey(` ${bytes.toString("hex")}\n`).equals(bytes)).toBe(true);
  expect(parseMasterKey(bytes.toString("base64")).equals(bytes)).toBe(true);
  for (const wrong of ["", "short", randomBytes(31).toString("hex")])
    expect(() => parseMasterKey(wrong)).toThrow(expect.objectContaining({ code: "setup" }));
});
