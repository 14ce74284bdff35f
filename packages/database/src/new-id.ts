import { v7 } from "uuid";

/** A new id (UUIDv7): made here and not in the database, so that it is known before the row is sent. */
export const newId = (): string => v7();
