import { useQuery } from "@tanstack/react-query";
import type { AttachmentRow, OwnerKind } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { ErrorNotice } from "../error-notice.tsx";
import { Waiting } from "../waiting.tsx";
import { AttachmentLine } from "./attachment-line.tsx";
import { DropFiles } from "./drop-files.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import "./attachments.css";

type Props = {
  ownerKind: OwnerKind;
  ownerId: string;
  title: string;
  /** False where the record is closed: files are seen and not added. */
  mayAdd?: boolean;
};

/** The files of a record: add by dropping, choosing or the phone's camera; see, save and put away. */
export function Attachments({ ownerKind, ownerId, title, mayAdd = true }: Props) {
  const { t } = useTranslation("attachments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [removing, setRemoving] = useState<AttachmentRow>();
  const [unfolded, setUnfolded] = useState(false);
  const query = useQuery(trpc.attachments.list.queryOptions({ ownerKind, ownerId }));
  const kept = query.data?.filter(({ removed }) => removed === null) ?? [];
  const gone = query.data?.filter(({ removed }) => removed !== null) ?? [];
  const shown = unfolded ? [...kept, ...gone] : kept;
  return (
    <section className="card stack">
      <h2>{title}</h2>
      {query.isPending && <Waiting />}
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.data && kept.length === 0 && <p className="quiet">{t(mayAdd ? "none" : "noneClosed")}</p>}
      <ul className="attachments">
        {shown.map((row) => (
          <AttachmentLine key={row.id} row={row} onRemove={() => setRemoving(row)} />
        ))}
      </ul>
      {gone.length > 0 && (
        <div>
          <Button type="link" size="small" onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? t("hideRemoved") : t("showRemoved", { n: gone.length })}
          </Button>
        </div>
      )}
      {mayAdd && query.data && (
        <DropFiles send={(sent) => client.attachments.add.mutate({ ownerKind, ownerId, ...sent })} />
      )}
      {removing && <RemoveDialog row={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  );
}
