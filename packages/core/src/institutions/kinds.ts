import { type Bilingual, type CivilDate, within } from "@tongyou/policy";
import type { Pack, Provision } from "@tongyou/policy/engine";

export type InstitutionRule = Extract<Provision, { kind: "institutionRule" }>;
export type Kind = { id: string; title: Bilingual; services: Bilingual[]; clauses: string[] };

/** Kinds that every region knows; a pack may speak of others. */
const NEUTRAL: Readonly<Record<string, Bilingual>> = {
  protectionInstitution: { zh: "未成年人救助保护机构", en: "Protection institution" },
  protectionCentre: { zh: "未成年人保护中心", en: "Protection centre" },
  welfareInstitution: { zh: "儿童福利机构", en: "Child welfare institution" },
  childrensHome: { zh: "儿童之家", en: "Children's home" },
  rehabilitationBody: { zh: "残疾儿童康复机构", en: "Rehabilitation body" },
  shelter: { zh: "临时庇护场所", en: "Shelter" },
  workStation: { zh: "儿童工作站", en: "Children's work station" },
  guidanceCentre: { zh: "儿童福利指导中心", en: "Guidance centre" },
  serviceProvider: { zh: "社会服务机构", en: "Service provider" },
  other: { zh: "其他机构", en: "Other body" },
};

/** The rules for institutions in force on a day. */
export const institutionRules = ({ provisions = [] }: Pack, on: CivilDate): InstitutionRule[] =>
  provisions.flatMap((one) => (one.kind === "institutionRule" && within(on, one) ? [one] : []));

/** What a rule calls its kind: the head of its title. */
const head = ({ zh, en }: Bilingual): Bilingual => ({
  zh: zh.split("：")[0] ?? zh,
  en: en.split(":")[0] ?? en,
});

/** Every kind an institution may be of: the neutral ones and those of the pack, with the services clauses name. */
export function kindsOf(pack: Pack, on: CivilDate): Kind[] {
  const rules = institutionRules(pack, on);
  const ids = new Set([...Object.keys(NEUTRAL), ...rules.map(({ institution }) => institution)]);
  return [...ids].map((id) => {
    const own = rules.filter(({ institution }) => institution === id);
    const [first] = own;
    return {
      id,
      title: NEUTRAL[id] ?? (first ? head(first.title) : { zh: id, en: id }),
      services: own.flatMap(({ services = [] }) => [...services]),
      clauses: own.flatMap(({ clauses }) => [...clauses]),
    };
  });
}
