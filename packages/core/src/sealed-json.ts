import { openText, sealText, type TenantKey } from "@tongyou/database";

/** What a record says about people, as it is stored: one sealed value. */
export const sealJson = (key: TenantKey, value: object): Buffer => sealText(key, JSON.stringify(value));

/** Opens what `sealJson` sealed. */
export const openJson = <T>(key: TenantKey, sealed: Uint8Array): T => JSON.parse(openText(key, sealed)) as T;
