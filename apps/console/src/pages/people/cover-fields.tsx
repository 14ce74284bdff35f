import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";

export type CoverAnswer = { login: string | undefined; until: string | undefined };
type Props = { place: string; answer: CoverAnswer; onChange: (answer: CoverAnswer) => void };

/** Who covers a place, and until when. */
export function CoverFields({ place, answer, onChange }: Props) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const deputies = useQuery(trpc.people.deputies.queryOptions({ place }));
  const none = deputies.data?.length === 0;
  return (
    <>
      <ErrorNotice error={deputies.error} />
      <Field label={t("cover.deputy")} hint={none ? t("cover.nobody") : t("cover.deputyHint")}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("choose")}
            loading={deputies.isPending}
            disabled={none}
            value={answer.login ?? null}
            onChange={(login: string | null) => onChange({ ...answer, login: login ?? undefined })}
            options={(deputies.data ?? []).map(({ login, name, place: at }) => ({
              value: login,
              label: `${name} · ${at.name}（${login}）`,
            }))}
          />
        )}
      </Field>
      <Field label={t("cover.until")} hint={t("cover.untilHint")}>
        {(id) => (
          <DateField id={id} value={answer.until} onChange={(until) => onChange({ ...answer, until })} />
        )}
      </Field>
    </>
  );
}
