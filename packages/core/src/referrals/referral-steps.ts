// Apart from the schemas: the console's addresses are read before zod is loaded.

/** What is asked: a fact, somebody's help, or what a document gives the child in kind. */
export const REFERRAL_KINDS = ["question", "service", "entitlement"] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];

export const REFERRAL_STATES = ["sent", "accepted", "answered", "returned", "refused", "closed"] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** How a list of referrals can be narrowed. */
export const REFERRAL_VIEWS = ["waiting", "overdue", "replied", "closed", "all"] as const;

/** How a department can reply. */
export const REPLIES = ["answered", "returned", "refused"] as const;
export type Reply = (typeof REPLIES)[number];

/** How a sender can close; `passedOn`, by sending on, is the one more that a closed referral can have. */
export const REFERRAL_OUTCOMES = ["known", "received", "notGiven", "withdrawn"] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];
export type ClosedHow = ReferralOutcome | "passedOn";

/** True while the department has not replied. */
export const isWaiting = (state: ReferralState): boolean => state === "sent" || state === "accepted";

/** How a referral can be closed from where it stands; none once it is. */
export function outcomesOf(kind: ReferralKind, state: ReferralState): readonly ReferralOutcome[] {
  if (state === "closed") return [];
  if (isWaiting(state)) return ["withdrawn"];
  if (state === "answered") return kind === "question" ? ["known"] : ["received", "notGiven"];
  return ["notGiven"];
}

/** True when it can be sent again or to another department: not before a reply, and not after the end. */
export const mayPassOn = (state: ReferralState): boolean => state === "returned" || state === "refused";
