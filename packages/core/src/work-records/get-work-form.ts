import { worker } from "@tongyou/database/schema";
import { asc } from "drizzle-orm";
import { may } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { formView } from "../forms/pack-forms.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { policyToday } from "../protection/chain.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { fallsToRole, workDeadlines, workDemands } from "./work-demands.ts";
import { workForms } from "./work-forms.ts";
import { WORK_KINDS, type WorkForm } from "./work-records.schema.ts";

/** People a record can be about, by place and name; a county has some hundreds. */
const MOST_WORKERS = 2000;

/** How the bureau's work is written down here: kinds with the region's forms, demands they answer, whom they may be about. */
export async function getWorkForm(context: StaffContext): Promise<WorkForm> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const { role, institution } = context.staff;
  const { workers, settings } = await inTenant(context, "workRecords.form", async (tx) => ({
    settings: await loadSettings(tx, today),
    workers: may(role, "people.list")
      ? await tx
          .select({ id: worker.id, name: worker.name, division: worker.division })
          .from(worker)
          .orderBy(asc(worker.division), asc(worker.name))
          .limit(MOST_WORKERS)
      : [],
  }));
  const institutions = [...(await institutionNames(context))].map(([id, name]) => ({ id, name }));
  const deadlines = workDeadlines(pack, today).filter(({ roles }) => fallsToRole(roles, role));
  const demands = [...workDemands(pack, settings, today, role), ...deadlines];
  return {
    today,
    place: { code: context.area.code, name: placeName(context.area.code) },
    kinds: WORK_KINDS.map((kind) => ({ kind, forms: workForms(pack, today, kind).map(formView) })),
    demands: demands.map(({ id, title, clause, kind }) => ({ id, title, clause, kind })),
    institutions:
      role === "institutionStaff" ? institutions.filter(({ id }) => id === institution) : institutions,
    workers: workers.map(({ id, name, division }) => ({ id, name: `${name}（${placeName(division)}）` })),
  };
}
