import { lastDayOf } from "@tongyou/policy";
import { allowanceInputs, type Pack, type Standards } from "@tongyou/policy/engine";
import type { z } from "zod";
import { type Deciding, decidingBy } from "../children/deciding.ts";
import { workingDay } from "../children/working-day.ts";
import type { StaffContext } from "../context.ts";
import { seesRestricted } from "../facts/mask.ts";
import { checkChoice } from "../standards/choose-reading.ts";
import { proposalRow } from "../standards/proposal-rows.ts";
import { versionsHere } from "../tenants/list-versions.ts";
import { getOfferedPack } from "../tenants/offered-pack.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { inTenant } from "../verb.ts";
import type { TrialForm, trialFormInput } from "./trials.schema.ts";

type Input = z.output<typeof trialFormInput>;

/**
 * What may be tried in a month: amounts that the monthly allowance can rest on, readings and artefacts, as they are on
 * its last day. `pack` and `readings`: those already chosen, under which the other amounts and proposals are told.
 * Throws `invalid` for one that is not there, `unavailable` for an artefact that is not on this server.
 */
export async function getTrialForm(context: StaffContext, input: Input): Promise<TrialForm> {
  return inTenant(context, "trials.form", async (tx) => {
    const month = input.month ?? (await workingDay(tx, context)).slice(0, 7);
    const on = lastDayOf(month);
    const { id, hash } = tenantPackOn(context.tenant, on);
    const policy =
      input.pack === undefined ? context.packs.get(id, hash) : getOfferedPack(context, input.pack);
    const { pack } = policy;
    const inForce = await decidingBy(tx, policy, on);
    for (const [reading, option] of Object.entries(input.readings)) checkChoice(pack, { reading, option });
    const chosen = { ...inForce, readings: { ...inForce.readings, ...input.readings } };
    const inputs = allowanceInputs(pack);
    return {
      month,
      on,
      parameters: pack.parameters
        .filter((one) => inputs.parameters.has(one.id))
        .map((one) => parameterRow(chosen, one, month)),
      readings: pack.readings
        .filter((one) => inputs.readings.has(one.id))
        .map(({ id: reading, clause, text, options, taken }) => ({
          id: reading,
          clause,
          text,
          taken: inForce.readings[reading] ?? taken,
          options: options.map((option) => ({ value: option.id, label: option.text })),
        })),
      versions: versionsHere(context).map((version) => ({ ...version, now: version.hash === hash })),
      mayTryRules: seesRestricted(context.staff.role),
    };
  });
}

const withoutEntries = (standards: Standards, parameter: string): Standards => {
  const { [parameter]: _, ...parameters } = standards.parameters ?? {};
  return { ...standards, parameters };
};

function parameterRow(
  { policy, on, standards, readings }: Deciding,
  { id, title, clauses }: Pack["parameters"][number],
  month: string,
): TrialForm["parameters"][number] {
  const now = policy.parameterOn(id, on, standards);
  const entered = "fen" in now && now.entered;
  const packs = entered ? policy.parameterOn(id, on, withoutEntries(standards, id)) : undefined;
  const formula = proposalRow(policy, id, `${month.slice(0, 4)}-01-01`, { standards, readings });
  const classes = policy.pack.benefit?.classes.filter((rate) =>
    rate.rates ? rate.rates.some(({ parameter }) => parameter === id) : rate.parameter === id,
  );
  return {
    id,
    name: title,
    clause: clauses[0] ?? "",
    classes: classes?.map((rate) => rate.title) ?? [],
    now: "fen" in now ? now.fen : null,
    source: "fen" in now ? now.source : null,
    entered,
    withdrawn: packs && "fen" in packs ? packs.fen : null,
    formula: formula && {
      from: formula.from,
      fen: formula.value,
      missing: formula.missing.map(({ zh, en }) => ({ zh, en })),
    },
  };
}
