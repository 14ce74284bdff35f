import { bigint, customType, date, text, timestamp } from "drizzle-orm/pg-core";

/** Raw bytes: sealed values, hashes, files. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A 12-digit division code; byte order (COLLATE "C" in the database), so that an area is one text range. */
export const divisionCode = (name = "division") => text(name);

/** A civil date, `YYYY-MM-DD`: never a JavaScript Date, which would drag a time zone in. */
export const civilDate = (name: string) => date(name, { mode: "string" });

/** An instant, for who-did-what-when; never used to decide money. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Integer fen. Every amount fits a safe integer: 2^53 fen is 90 trillion yuan. */
export const fen = (name: string) => bigint(name, { mode: "number" });
