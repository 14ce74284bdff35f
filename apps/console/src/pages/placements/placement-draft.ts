import type { PlacementKind } from "@tongyou/core/schemas";

/** What the form of a placement holds while it is filled in. */
export type PlacementDraft = {
  kind: PlacementKind | undefined;
  from: string | undefined;
  institutionId: string | undefined;
  agreementId: string | undefined;
  carer: { name: string; relation: string; phone: string; address: string };
  basis: string;
  decidedBy: string;
  guardian: "person" | "civilAffairs" | "courtAppointed" | undefined;
  confirmed: string;
  handOverFrom: string;
  handOverTo: string;
  papers: string;
};

export const emptyDraft = (): PlacementDraft => ({
  kind: undefined,
  from: undefined,
  institutionId: undefined,
  agreementId: undefined,
  carer: { name: "", relation: "", phone: "", address: "" },
  basis: "",
  decidedBy: "",
  guardian: undefined,
  confirmed: "",
  handOverFrom: "",
  handOverTo: "",
  papers: "",
});

const isFamily = (kind: PlacementKind | undefined) => kind === "kinship" || kind === "foster";

/** What is still to be filled in. */
export function missingOf({ kind, from, institutionId, carer, basis, decidedBy }: PlacementDraft): string[] {
  const family = isFamily(kind);
  return [
    kind ? "" : "kind",
    from ? "" : "from",
    family || institutionId ? "" : "institution",
    !family || (carer.name.trim() && carer.relation.trim()) ? "" : "carer",
    basis.trim() ? "" : "basis",
    decidedBy.trim() ? "" : "decidedBy",
  ].filter(Boolean);
}

/** The draft as the verb takes it; undefined while something is missing. */
export function placementOf(draft: PlacementDraft, about: { id: string; childId: string; version: number }) {
  const { kind, from, institutionId, agreementId, basis, decidedBy, guardian, confirmed, papers } = draft;
  if (!kind || !from || missingOf(draft).length > 0) return undefined;
  const { name, relation, phone, address } = draft.carer;
  const family = isFamily(kind)
    ? { carer: { name, relation, ...(phone.trim() && { phone }), ...(address.trim() && { address }) } }
    : { ...(institutionId && { institutionId }), ...(agreementId && { agreementId }) };
  const [giver, taker] = [draft.handOverFrom.trim(), draft.handOverTo.trim()];
  const handOver =
    giver && taker ? { handOver: { from: giver, to: taker, ...(papers.trim() && { papers }) } } : {};
  return {
    ...about,
    kind,
    from,
    basis,
    decidedBy,
    ...family,
    ...handOver,
    ...(guardian && { guardian }),
    ...(confirmed.trim() && { confirmed }),
  };
}
