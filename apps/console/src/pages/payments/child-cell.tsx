import { Link } from "@tanstack/react-router";

type Props = { row: { childId: string; name: string; divisionName: string } };

/** Whom a row is about, with the way to the file, and where the child lives. */
export function ChildCell({ row: { childId, name, divisionName } }: Props) {
  return (
    <span className="payment-cell">
      <Link to="/children/$id" params={{ id: childId }}>
        {name}
      </Link>
      <small className="quiet">{divisionName}</small>
    </span>
  );
}
