import type { Incident } from "@tongyou/policy";

/** The incidents that one source says: a case of protection, or the file itself. `null`: no longer known. */
export type Layer = { incidents: readonly Incident[] | null; sealed: boolean };
/** By the case's id, the file's own under `OWN`; in the order in which they were last said. */
export type Layers = Map<string, Layer>;
export const OWN = "";

/** What makes two statements about an incident statements about the same one. */
export const incidentKey = ({ kind, date }: { kind: string; date?: string | undefined }): string =>
  `${kind} ${date ?? ""}`;

/** The last word of a source: it stands after those of the others. */
export function layOver(layers: Layers, source: string, layer: Layer): void {
  layers.delete(source);
  layers.set(source, layer);
}

/** What all sources together say; of one incident the last word counts. Undefined where none is known. */
export function incidentsOf(layers: Iterable<Layer>): Incident[] | undefined {
  const said = [...layers].flatMap(({ incidents }) => (incidents === null ? [] : [incidents]));
  if (said.length === 0) return undefined;
  return [...new Map(said.flat().map((one) => [incidentKey(one), one])).values()];
}

/**
 * Incidents said of a file as statements of their sources: one that a sealed case found is said by that case again, so
 * that the file's own statement does not tell of it.
 */
export function bySource(
  incidents: readonly Incident[],
  layers: Layers | undefined,
): Map<string, Incident[]> {
  const said = new Map<string, Incident[]>([[OWN, [...incidents]]]);
  for (const [source, { incidents: known, sealed }] of layers ?? []) {
    if (!sealed || known === null) continue;
    const anew = new Map(incidents.map((one) => [incidentKey(one), one]));
    const ofCase = new Set(known.map(incidentKey));
    said.set(
      OWN,
      (said.get(OWN) ?? []).filter((one) => !ofCase.has(incidentKey(one))),
    );
    said.set(
      source,
      known.map((one) => anew.get(incidentKey(one)) ?? one),
    );
  }
  return said;
}
