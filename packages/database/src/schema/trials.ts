import { boolean, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { divisionCode, fen, instant } from "./columns.ts";

/** A month of an area tried out under other rules or amounts; it pays nobody. */
export const trial = pgTable("trial", {
  id: uuid("id").primaryKey(),
  division: divisionCode().notNull(),
  name: text("name").notNull(),
  month: text("month").notNull(),
  /** What was asked to be otherwise. */
  changes: jsonb("changes").$type<unknown>().notNull(),
  /** The same in words and amounts, before and after, as it was when the trial was made. */
  outlook: jsonb("outlook").$type<unknown>().notNull(),
  /** Facts, standards, choices and awards count as they were known then. */
  knownAt: instant("known_at").notNull(),
  pack: text("pack").notNull(),
  beforeHash: text("before_hash").notNull(),
  afterHash: text("after_hash").notNull(),
  state: text("state").$type<"running" | "done" | "stopped">().notNull(),
  totals: jsonb("totals").$type<unknown>(),
  madeBy: uuid("made_by").notNull(),
  madeAt: instant("made_at").notNull(),
  putAwayBy: uuid("put_away_by"),
  putAwayAt: instant("put_away_at"),
});

export type TrialEffect = "joined" | "left" | "more" | "less" | "reclassed" | "settled" | "unsettled";

/** One child for whom a trial differs; those for whom it does not are in its totals alone. */
export const trialRow = pgTable(
  "trial_row",
  {
    trialId: uuid("trial_id").notNull(),
    childId: uuid("child_id").notNull(),
    division: divisionCode().notNull(),
    awarded: boolean("awarded").notNull(),
    effect: text("effect").$type<TrialEffect>().notNull(),
    beforeStatus: text("before_status").notNull(),
    beforeClass: text("before_class"),
    beforeFen: fen("before_fen"),
    afterStatus: text("after_status").notNull(),
    afterClass: text("after_class"),
    afterFen: fen("after_fen"),
  },
  (table) => [primaryKey({ columns: [table.childId, table.trialId] })],
);
