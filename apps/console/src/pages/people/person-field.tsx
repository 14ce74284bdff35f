import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RegisterRow } from "@tongyou/core/schemas";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { present } from "../../parts/search-params.ts";
import { useLanguage } from "../../shell/language.ts";

/** People of the register by name, those still without a post too. */
export function PersonField({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const page = { ...present({ q: q.trim() || undefined }), offset: 0, limit: 50 };
  const held = useQuery(
    trpc.people.list.queryOptions({ ...page, view: "inPost" }, { placeholderData: keepPreviousData }),
  );
  const waiting = useQuery(
    trpc.people.list.queryOptions({ ...page, view: "waiting" }, { placeholderData: keepPreviousData }),
  );
  const labelOf = ({ name, posts, barred }: RegisterRow) => {
    const post = posts.find(({ until }) => until === null);
    const where = post ? `${say(post.title)} · ${post.place.name}` : t("noPost");
    return `${name}（${where}${barred ? ` · ${t("barred")}` : ""}）`;
  };
  const found = [...(waiting.data?.rows ?? []), ...(held.data?.rows ?? [])].map((person) => ({
    value: person.id,
    label: labelOf(person),
  }));
  // Whoever was chosen stays named, also while something else is looked for.
  const lost = chosen && !found.some((one) => one.value === chosen.value);
  const options = lost ? [chosen, ...found] : found;
  return (
    <Field label={t("responsibility.person")} hint={t("responsibility.personHint")}>
      {(id) => (
        <Select
          id={id}
          placeholder={t("search")}
          loading={held.isFetching || waiting.isFetching}
          value={value ?? null}
          showSearch={{ filterOption: false, onSearch: setQ }}
          onChange={(next: string | null) => {
            setChosen(options.find((one) => one.value === next));
            onChange(next ?? undefined);
          }}
          options={options}
        />
      )}
    </Field>
  );
}
