import type { Words } from "../words.ts";
import type {
  trialActs as zh,
  trialParticulars as zhParticulars,
  trialValues as zhValues,
} from "../zh/audit-trials.ts";

export const trialActs: Words<typeof zh> = {
  list: "List trials",
  get: "Open a trial",
  rows: "See who differs in a trial",
  form: "Open the form of a trial",
  run: "Try a month out",
  export: "Export who differs in a trial",
  exportComparison: "Export trials side by side",
  putAway: "Put a trial away",
};

export const trialParticulars: Words<typeof zhParticulars> = {
  trial: "trial",
  tried: "changed",
  files: "children tried",
  awarded: "awarded who differ",
  unawarded: "not awarded who differ",
  counted: "counted",
  trials: "trials compared",
  by: "by",
};

export const trialValues: Words<typeof zhValues> = {
  class: "class",
  place: "place",
  amount: "amounts",
  formula: "by formula",
  reading: "readings",
  pack: "version of the pack",
  gain: "gain",
  loss: "lose",
  reclassed: "another class",
  settled: "settled now",
  unsettled: "not settled",
  awarded: "awarded",
};
