import type { Permission } from "../access/roles.ts";
import { applicationEvents } from "../applications/child-events.ts";
import { fileKeptEvents } from "../attachments/child-events.ts";
import { awardEvents } from "../awards/child-events.ts";
import { fileEvents } from "../children/child-events.ts";
import { correctionEvents, recoveryEvents } from "../corrections/child-events.ts";
import { entrustmentEvents } from "../entrustments/child-events.ts";
import { factEvents } from "../facts/child-events.ts";
import { ledgerEvents } from "../imports/child-events.ts";
import { choiceEvents, moneyEvents } from "../months/child-events.ts";
import { paymentEvents } from "../payments/child-events.ts";
import { workerEvents } from "../people/child-events.ts";
import { placementEvents } from "../placements/child-events.ts";
import { planEvents } from "../plans/child-events.ts";
import { protectionEvents } from "../protection/child-events.ts";
import { referralEvents } from "../referrals/child-events.ts";
import { riskEvents } from "../risk/child-events.ts";
import { visitEvents } from "../visits/child-events.ts";
import type { ChildEvents } from "./child-event.ts";

/** A room that knows something of a child: whoever holds the permission is told. */
type Source = { permission: Permission; events: ChildEvents };

/** Every room a child's timeline is made of. */
export const SOURCES: readonly Source[] = [
  { permission: "children.get", events: factEvents },
  { permission: "children.get", events: ledgerEvents },
  { permission: "children.get", events: fileEvents },
  { permission: "children.get", events: moneyEvents },
  { permission: "children.get", events: choiceEvents },
  { permission: "awards.ofChild", events: awardEvents },
  { permission: "corrections.list", events: correctionEvents },
  { permission: "corrections.recovery", events: recoveryEvents },
  { permission: "payments.rows", events: paymentEvents },
  { permission: "applications.ofChild", events: applicationEvents },
  { permission: "attachments.list", events: fileKeptEvents },
  { permission: "protection.list", events: protectionEvents },
  { permission: "placements.ofChild", events: placementEvents },
  { permission: "entrustments.ofChild", events: entrustmentEvents },
  { permission: "referrals.ofChild", events: referralEvents },
  { permission: "people.responsible", events: workerEvents },
  { permission: "visits.ofChild", events: visitEvents },
  { permission: "risk.ofChild", events: riskEvents },
  { permission: "plans.ofChild", events: planEvents },
];
