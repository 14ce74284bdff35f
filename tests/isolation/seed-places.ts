import type { StaffContext } from "@tongyou/core";
import { newId, sealText, type TenantKey, tenantKey, withTenant } from "@tongyou/database";
import {
  entrustment,
  institution,
  institutionAgreement,
  institutionTransfer,
  placement,
  transferChild,
} from "@tongyou/database/schema";

/** Who cares for the seeded child, and where. */
export const CARER = "石守山爷爷";
const WHY = "按县里决定安置在此处照料";

export type PlaceSeed = {
  institutionId: string;
  otherId: string;
  agreementId: string;
  transferId: string;
  placementId: string;
  entrustmentId: string;
  secrets: string[];
};

const sealed = (key: TenantKey, value: object) => sealText(key, JSON.stringify(value));

/** Two institutions, the child placed in one and on the way to the other, and an entrustment that waits. */
export async function seedPlaces(
  officer: StaffContext,
  { childId, village, county }: { childId: string; village: string; county: string },
): Promise<PlaceSeed> {
  const [institutionId, otherId, agreementId] = [newId(), newId(), newId()];
  const [transferId, placementId, entrustmentId] = [newId(), newId(), newId()];
  const key = await tenantKey(officer.db, officer.tenant);
  const made = { madeBy: newId(), madeAt: officer.now() };
  const body = {
    division: county,
    kind: "welfareInstitution",
    also: "|",
    nature: "public",
    state: "open",
  } as const;
  await withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, async (tx) => {
    const contactSealed = sealed(key, { name: CARER });
    await tx.insert(institution).values([
      { id: institutionId, name: "县福利院", services: [], contactSealed, ...body, ...made },
      { id: otherId, name: "市福利院", services: [], ...body, ...made },
    ]);
    await tx.insert(institutionAgreement).values({
      id: agreementId,
      division: county,
      entruster: institutionId,
      entrusted: otherId,
      signedOn: "2026-01-01",
      fromOn: "2026-01-01",
      untilOn: "2099-12-31",
      contentSealed: sealed(key, {}),
      ...made,
    });
    const contentSealed = sealed(key, { basis: WHY, decidedBy: "县民政局" });
    const at = { childId, division: village };
    await tx.insert(placement).values({
      id: placementId,
      ...at,
      kind: "institution",
      institutionId,
      fromOn: "2026-01-02",
      contentSealed,
      ...made,
    });
    await tx.insert(institutionTransfer).values({
      id: transferId,
      division: county,
      fromInstitution: institutionId,
      toInstitution: otherId,
      plannedOn: "2026-02-01",
      contentSealed: sealed(key, { reason: "整合", decidedBy: "市民政局" }),
      ...made,
    });
    await tx.insert(transferChild).values({ transferId, ...at });
    await tx.insert(entrustment).values({
      id: entrustmentId,
      ...at,
      fromOn: "2026-01-03",
      untilOn: "2026-12-31",
      signedOn: "2026-01-03",
      contentSealed: sealed(key, {
        guardians: [{ name: CARER, relation: "父亲" }],
        carer: { name: CARER, relation: "爷爷", birthDate: "1960-01-01" },
        reason: "work",
        capable: "unknown",
        bars: {},
        opinion: { heard: true, text: WHY },
        contactDays: 7,
        onPaper: true,
        fields: {},
      }),
      ...made,
    });
  });
  return {
    institutionId,
    otherId,
    agreementId,
    transferId,
    placementId,
    entrustmentId,
    secrets: [WHY, placementId, entrustmentId],
  };
}
