import type { Bilingual, FormField } from "@tongyou/policy";
import { z } from "zod";
import { FILE_BASE64_LENGTH } from "../attachments/attachments.schema.ts";
import type { FileType } from "../attachments/file-types.ts";

/** A file, or a signature drawn on the screen (PNG), as a form sends it. */
export const sentFile = z.strictObject({
  fileName: z.string().trim().min(1).max(255),
  base64: z.base64().max(FILE_BASE64_LENGTH),
});
/** What is filled into a form of the pack, by the id of the field. */
export const formFields = z.record(
  z.string().max(60),
  z.union([z.string().max(500), z.boolean(), z.number(), sentFile]),
);
export type FormValues = z.output<typeof formFields>;

export type FormView = {
  id: string;
  title: Bilingual;
  clauses: readonly string[];
  fields: {
    id: string;
    title: Bilingual;
    type: FormField["type"];
    required: boolean;
    options: { id: string; title: Bilingual }[];
  }[];
};

/** A file or signature that stands in a field: the id it is fetched by, its name and what it is. */
export type KeptFile = { file: string; name: string; type: FileType };
/** A filled-in form as it is kept. */
export type FormContent = Readonly<Record<string, string | number | boolean | KeptFile>>;
/** A field of a filled-in form as it is read: words, or a file. */
export type FormLine = { title: Bilingual } & ({ shown: Bilingual } | { kept: KeptFile; signature: boolean });
/** A filled-in form as it is read. */
export type FilledForm = { title: Bilingual; lines: FormLine[] };
