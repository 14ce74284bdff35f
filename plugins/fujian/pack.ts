/** 福建：闽民童〔2019〕128号 over the national core, and the province's later standards. */
import { both, definePack } from "@tongyou/policy";
import national from "../national/pack.ts";
import { benefit, orphanBasis } from "./allowance.ts";
import { annexClauses } from "./clauses-annexes.ts";
import { institutionClauses } from "./clauses-institutions.ts";
import { safeguardClauses } from "./clauses-safeguards.ts";
import { staffClauses } from "./clauses-staff.ts";
import { EFFECTIVE, items } from "./entitlements.ts";
import { parameters, proposals, series } from "./money.ts";
import { annexProvisions } from "./provisions-annexes.ts";
import { bodyProvisions } from "./provisions-bodies.ts";
import { readings } from "./readings.ts";
import { standardDocuments } from "./standards.ts";

/** What a pack that stands on this one builds its own allowance from. */
export { deFacto, inInstitution } from "./allowance.ts";
export { STANDARDS_2020 } from "./standards.ts";

export default definePack({
  id: "fujian",
  version: "2019.128",
  title: both(
    "福建省农村留守儿童和困境儿童关爱服务",
    "Fujian: care services for left-behind children and children in difficulty",
  ),
  extends: national,
  documents: [
    {
      id: "FJ",
      title: both(
        "关于进一步健全农村留守儿童和困境儿童关爱服务体系实施意见",
        "Implementing opinions on the system of care services for left-behind children and children in difficulty",
      ),
      number: "闽民童〔2019〕128号",
      issued: EFFECTIVE,
      effective: EFFECTIVE,
      clauses: [...institutionClauses, ...staffClauses, ...safeguardClauses, ...annexClauses],
    },
    ...standardDocuments,
  ],
  parameters,
  series,
  proposals,
  readings,
  roles: [
    {
      role: "villageWorker",
      title: both("儿童主任", "Child director"),
      clauses: ["FJ-2.2.1-a"],
      from: EFFECTIVE,
    },
    {
      role: "townSupervisor",
      title: both("儿童督导员", "Child supervisor"),
      clauses: ["FJ-2.2.1-b"],
      from: EFFECTIVE,
    },
  ],
  items: [...items, orphanBasis],
  benefit,
  provisions: [...bodyProvisions, ...annexProvisions],
});
