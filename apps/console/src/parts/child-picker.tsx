import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { ErrorNotice } from "./error-notice.tsx";
import { Field } from "./field.tsx";

/** A child on file, found as everywhere by name or number. `first`: what is looked for before anything is typed. */
export function ChildPicker({
  label,
  first = "",
  value,
  onChange,
}: {
  label: string;
  first?: string;
  value: string | undefined;
  onChange: (childId: string | undefined) => void;
}) {
  const { t } = useTranslation("children");
  const trpc = useTRPC();
  const [q, setQ] = useState(first);
  const found = useQuery(
    trpc.children.list.queryOptions({ q: q.trim(), limit: 10 }, { enabled: q.trim() !== "" }),
  );
  return (
    <Field label={label} hint={t("picker.hint")}>
      {(id) => (
        <>
          <Select
            id={id}
            allowClear
            showSearch={{ filterOption: false, onSearch: (text) => text.trim() && setQ(text) }}
            placeholder={t("picker.search")}
            notFoundContent={t(q.trim() === "" ? "picker.search" : "picker.none")}
            value={value ?? null}
            onChange={(next: string | null) => onChange(next ?? undefined)}
            options={(found.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: [row.name, row.idNumber, row.divisionName].filter(Boolean).join(" · "),
            }))}
          />
          <ErrorNotice error={found.error} />
        </>
      )}
    </Field>
  );
}
