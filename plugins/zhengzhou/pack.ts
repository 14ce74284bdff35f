/** 郑州：郑民文〔2020〕57号 over the national core. */
import { both, definePack } from "@tongyou/policy";
import national from "../national/pack.ts";
import { benefit, parameters } from "./allowance.ts";
import { categories } from "./categories.ts";
import { careClauses } from "./clauses-care.ts";
import { classClauses } from "./clauses-classes.ts";
import { institutionClauses } from "./clauses-institutions.ts";
import { safeguardClauses } from "./clauses-safeguards.ts";
import { supportClauses } from "./clauses-support.ts";
import { deFacto } from "./de-facto.ts";
import { EFFECTIVE } from "./effective.ts";
import { entitlements } from "./entitlements.ts";
import { groups } from "./groups.ts";
import { grownOrphans } from "./grown-orphans.ts";
import { institutions } from "./institutions.ts";
import { mechanisms, roleTitles } from "./mechanisms.ts";
import { readings } from "./readings.ts";
import { stackings } from "./stackings.ts";
import { watch } from "./watch.ts";
import { work } from "./work.ts";

export default definePack({
  id: "zhengzhou",
  version: "2020.57",
  title: both("郑州市儿童福利服务", "Zhengzhou: services for children"),
  extends: national,
  documents: [
    {
      id: "ZZ",
      title: both(
        "2020年全市儿童福利服务提升行动实施方案",
        "Plan of 2020 to improve the city's services for children",
      ),
      number: "郑民文〔2020〕57号",
      effective: EFFECTIVE,
      clauses: [
        ...classClauses,
        ...supportClauses,
        ...institutionClauses,
        ...careClauses,
        ...safeguardClauses,
      ],
    },
  ],
  parameters,
  readings,
  roles: roleTitles,
  mechanisms,
  items: [...groups, ...categories, ...grownOrphans, ...entitlements],
  benefit,
  stackings,
  provisions: [...watch, ...work, ...institutions],
  changes: [{ replace: deFacto, clauses: ["ZZ-2.2.1-e", "ZZ-2.2.1-f"] }],
});
