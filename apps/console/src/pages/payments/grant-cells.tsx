import type { GrantSet, GrantState, OneTimeGrant } from "@tongyou/core/schemas";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import type { GrantAnswer } from "./grant-dialogs.tsx";
import type { PaymentsSearch } from "./payments-search.ts";

export const GRANT_COLOURS = {
  proposed: "gold",
  approved: "green",
  refused: "default",
  withdrawn: "default",
} as const satisfies Record<GrantState, string>;

type Entered = Pick<OneTimeGrant | GrantSet, "purpose" | "document" | "reason" | "proposedBy" | "proposedAt">;
type Decided = Pick<OneTimeGrant | GrantSet, "mayDecide" | "mayWithdraw">;

/** What a grant is for, by which document and why. */
export const purposeColumn = <T extends Entered>(title: string): Column<T> => ({
  key: "purpose",
  title,
  render: (row) => (
    <span className="payment-cell">
      {row.purpose}
      <small className="quiet">
        {row.document}；{row.reason}
      </small>
    </span>
  ),
});

export const enteredColumn = <T extends Entered>(title: string): Column<T> => ({
  key: "by",
  title,
  render: (row) => `${row.proposedBy} ${instantText(row.proposedAt)}`,
});

/** What whoever looks may do with one grant, or with `many` at once. */
export function GrantActs({
  row,
  many,
  onDecide,
}: {
  row: Decided;
  many: boolean;
  onDecide: (answer: GrantAnswer) => void;
}) {
  const { t } = useTranslation("payments");
  return (
    <span className="actions">
      {row.mayDecide && (
        <>
          <Button size="small" onClick={() => onDecide("approved")}>
            {t(many ? "grant.many.approve" : "grant.approve")}
          </Button>
          <Button size="small" onClick={() => onDecide("refused")}>
            {t(many ? "grant.many.refuse" : "grant.refuse")}
          </Button>
        </>
      )}
      {row.mayWithdraw && (
        <Button size="small" onClick={() => onDecide("withdrawn")}>
          {t("grant.withdraw")}
        </Button>
      )}
    </span>
  );
}

/** Narrows to what nobody has decided yet. */
export function OpenOnly({ open, onSearch }: { open: boolean; onSearch: (part: PaymentsSearch) => void }) {
  const { t } = useTranslation("payments");
  return (
    <Checkbox
      checked={open}
      onChange={({ target }) => onSearch({ open: target.checked ? "yes" : undefined })}
    >
      {t("grant.openOnly")}
    </Checkbox>
  );
}
