import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database, TenantRef } from "./connect.ts";
import { DatabaseError } from "./errors.ts";
import type { MasterKey } from "./master-key.ts";
import { tenant } from "./schema/control.ts";
import { withControl } from "./with-tenant.ts";

/** A tenant's data key, split by use: one seals, the other finds. */
export type TenantKey = { readonly seal: KeyObject; readonly find: KeyObject };

/** First byte of everything sealed, so that a later scheme can live beside this one. */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

const unreadable = () =>
  new DatabaseError(
    "sealed",
    { zh: "密文无法用本机的主密钥打开。", en: "A sealed value does not open with this master key." },
    {
      zh: "请检查 TONGYOU_KEY 或 master.key 是否为原来的那一把。",
      en: "Check that TONGYOU_KEY or master.key is the original one.",
    },
  );

/** Random bytes fetched for many nonces at a time: an import seals tens of thousands of values. */
let pool = Buffer.alloc(0);
let used = 0;
function newNonce(): Buffer {
  if (used + NONCE > pool.length) {
    pool = randomBytes(NONCE * 1024);
    used = 0;
  }
  used += NONCE;
  return pool.subarray(used - NONCE, used);
}

/** AES-256-GCM: version, nonce, tag, cipher text. `about` must be the same to open. */
function sealBytes(key: KeyObject, plain: Uint8Array, about: string): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
}

function openBytes(key: KeyObject, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) throw unreadable();
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + NONCE), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()]);
  } catch (error) {
    throw error instanceof DatabaseError ? error : unreadable();
  }
}

/** A key object is made ready once; a bare buffer would be at every use, at five times the cost. */
const derive = (key: Buffer, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", key, "", `tongyou/${use}`, 32)));
const wrapping = (master: MasterKey) => derive(master, "wrap");

/** Makes a data key and returns it sealed by the master key, for `control.tenant.wrapped_key`. */
export const newWrappedKey = (master: MasterKey, code: string): Buffer =>
  sealBytes(wrapping(master), randomBytes(32), code);

/** The data key of the tenant with this code; DatabaseError `sealed` with another master key. */
export function unwrapKey(master: MasterKey, code: string, wrapped: Uint8Array): TenantKey {
  const key = openBytes(wrapping(master), wrapped, code);
  return { seal: derive(key, "seal"), find: derive(key, "find") };
}

/** A tenant's data key, read once and kept in memory. */
export async function tenantKey(db: Database, ref: Pick<TenantRef, "number">): Promise<TenantKey> {
  const known = db.tenantKeys.get(ref.number);
  if (known) return known;
  const read = readKey(db, ref.number);
  db.tenantKeys.set(ref.number, read);
  read.catch(() => db.tenantKeys.delete(ref.number));
  return read;
}

async function readKey(db: Database, number: number): Promise<TenantKey> {
  const [row] = await withControl(db, (tx) =>
    tx
      .select({ code: tenant.code, wrapped: tenant.wrappedKey })
      .from(tenant)
      .where(eq(tenant.number, number)),
  );
  if (!row)
    throw new DatabaseError(
      "unknownTenant",
      { zh: "没有这个单位。", en: "There is no such bureau." },
      { zh: "请重新登录。", en: "Sign in again." },
    );
  return unwrapKey(db.masterKey, row.code, row.wrapped);
}

/** Seals a text (an ID number, a phone, an account) with the tenant's key; twice the same gives two values. */
export const sealText = (key: TenantKey, text: string): Buffer =>
  sealBytes(key.seal, Buffer.from(text), "text");

/** Opens what `sealText` sealed; DatabaseError `sealed` when it was tampered with or is another tenant's. */
export const openText = (key: TenantKey, sealed: Uint8Array): string =>
  openBytes(key.seal, sealed, "text").toString();

/** Seals a file, e.g. an imported workbook. */
export const sealFile = (key: TenantKey, file: Uint8Array): Buffer => sealBytes(key.seal, file, "file");

/** Opens what `sealFile` sealed. */
export const openFile = (key: TenantKey, sealed: Uint8Array): Buffer => openBytes(key.seal, sealed, "file");

/** A keyed hash for finding an exact value without keeping it; the caller normalises (e.g. upper-case X). */
export const lookupHash = (key: TenantKey, text: string): Buffer =>
  createHmac("sha256", key.find).update(text).digest();
