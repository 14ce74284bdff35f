import { PathLink } from "./path-link.tsx";

/** A clause number that opens the policy book there. */
export function ClauseChip({ no }: { no: string }) {
  return (
    <PathLink to={`/policy?clause=${encodeURIComponent(no)}`} className="clause-chip">
      {no}
    </PathLink>
  );
}
