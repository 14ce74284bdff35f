import { standard } from "@tongyou/database/schema";
import { placesIn } from "@tongyou/policy/engine";
import { isNull } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { placeRows } from "../places/place-rows.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { clauseRow, itemNames } from "./clause-rows.ts";
import { type EnteredStandard, parameterRow, seriesRow } from "./parameter-rows.ts";
import { choicesToday } from "./proposal-rows.ts";
import { readingRow } from "./reading-rows.ts";
import { settingRow, settingsOf } from "./setting-rows.ts";
import type { PolicyBook } from "./standards.schema.ts";

/**
 * The bureau's policy as a book: every clause in our own words with what became of it, the amounts over time with
 * what the bureau entered, proposals with their working, settings, readings, and the names of categories and classes.
 */
export async function getPolicyBook(context: StaffContext): Promise<PolicyBook> {
  const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const { pack } = policy;
  const today = civilDayOf(context.now());
  const { rows, choices } = await inTenant(context, "policy.book", async (tx) => ({
    rows: await tx.select().from(standard).where(isNull(standard.supersededAt)),
    choices: await choicesToday(tx, context, policy),
  }));
  const names = await staffNames(
    context,
    rows.map((row) => row.enteredBy),
  );
  const entered = rows.map((row): EnteredStandard => ({ ...row, enteredBy: names.get(row.enteredBy) ?? "" }));
  const carriers = itemNames(pack);
  const placesOf = placesIn(pack);
  const documents = pack.documents.map((document) => ({
    id: document.id,
    title: document.title,
    number: document.number,
    issued: document.issued ?? null,
    effective: document.effective,
    clauses: document.clauses.map((clause) => clauseRow(clause, carriers, placesOf)),
  }));
  const clauses = documents.flatMap((document) => document.clauses);
  const counted = (became: (typeof clauses)[number]["became"]) =>
    clauses.filter((clause) => clause.became === became).length;
  const named = ({ id, title }: { id: string; title: { zh: string; en: string } }) => ({ id, name: title });
  return {
    pack: { id: pack.id, version: pack.version, hash: pack.hash, name: pack.title },
    documents,
    places: placeRows(clauses.flatMap(({ places }) => places ?? [])),
    counts: {
      clauses: clauses.length,
      encoded: counted("encoded"),
      manual: counted("manual"),
      informational: counted("informational"),
      superseded: counted("superseded"),
    },
    parameters: pack.parameters.map((parameter) => parameterRow(policy, parameter, entered, choices)),
    settings: settingsOf(pack).map((setting) => settingRow(setting, entered, today)),
    series: pack.series.map((series) => seriesRow(series, entered)),
    readings: pack.readings.map((reading) => readingRow(reading, choices.readings[reading.id], entered)),
    categories: pack.items.filter((item) => item.kind === "category").map(named),
    classes: (pack.benefit?.classes ?? []).map(named),
  };
}
