import {
  BARS,
  type Bar,
  type EntrustmentForm,
  type FormValues,
  type Known,
  type REASONS,
  type Signer,
} from "@tongyou/core/schemas";

export type Person = { name: string; relation: string; phone: string };
/** What the form of an entrustment holds while it is filled in. Nothing is answered beforehand. */
export type EntrustmentDraft = {
  guardians: Person[];
  carer: Person & { birthDate: string | undefined; idNumber: string; address: string };
  reason: (typeof REASONS)[number] | undefined;
  reasonText: string;
  from: string | undefined;
  until: string | undefined;
  signedOn: string | undefined;
  capable: Known | undefined;
  bars: Partial<Record<Bar, Known>>;
  heard: boolean | undefined;
  opinion: string;
  contactDays: number | null;
  villageTold: string | undefined;
  schoolTold: string | undefined;
  noSchool: boolean;
  onPaper: boolean;
  signatures: Partial<Record<Signer, string>>;
  fields: FormValues;
};

const nobody: Person = { name: "", relation: "", phone: "" };

export const draftOf = (form: EntrustmentForm): EntrustmentDraft => ({
  guardians: form.guardians.length > 0 ? form.guardians.map((one) => ({ ...nobody, ...one })) : [nobody],
  carer: { ...nobody, name: form.carer ?? "", birthDate: undefined, idNumber: "", address: "" },
  reason: undefined,
  reasonText: "",
  from: undefined,
  until: undefined,
  signedOn: form.today,
  capable: undefined,
  bars: {},
  heard: undefined,
  opinion: "",
  contactDays: null,
  villageTold: undefined,
  schoolTold: undefined,
  noSchool: false,
  onPaper: false,
  signatures: {},
  fields: {},
});

const named = ({ name, relation, phone }: Person) => ({
  name,
  relation,
  ...(phone.trim() && { phone }),
});
const isNamed = ({ name, relation }: Person) => name.trim() !== "" && relation.trim() !== "";

/** The draft as the verb takes it; undefined while something that must be there is missing. */
export function entrustmentOf(draft: EntrustmentDraft, about: { id: string; childId: string }) {
  const { carer, reason, from, until, signedOn, capable, heard, opinion, contactDays } = draft;
  const guardians = draft.guardians.filter(({ name }) => name.trim() !== "");
  if (!reason || !from || !until || !signedOn || !capable || heard === undefined || contactDays === null)
    return undefined;
  if (!carer.birthDate || !isNamed(carer) || opinion.trim() === "") return undefined;
  if (guardians.length === 0 || !guardians.every(isNamed) || BARS.some((bar) => !draft.bars[bar]))
    return undefined;
  const { reasonText, bars, villageTold, schoolTold, noSchool, onPaper, signatures, fields } = draft;
  return {
    ...about,
    guardians: guardians.map(named),
    carer: {
      ...named(carer),
      birthDate: carer.birthDate,
      ...(carer.idNumber.trim() && { idNumber: carer.idNumber }),
      ...(carer.address.trim() && { address: carer.address }),
    },
    reason,
    ...(reasonText.trim() && { reasonText }),
    from,
    until,
    signedOn,
    capable,
    bars,
    opinion: { heard, text: opinion },
    contactDays,
    ...(villageTold && { villageTold }),
    ...(noSchool ? { schoolTold: "none" as const } : schoolTold ? { schoolTold } : {}),
    onPaper,
    signatures,
    fields,
  };
}
