import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";

type Props = {
  nature: "public" | "private";
  value: string | undefined;
  onChange: (institutionId: string) => void;
};

/** An open institution of the register; where there is none it says where to enter one. */
export function InstitutionSelect({ nature, value, onChange }: Props) {
  const { t } = useTranslation("placements");
  const register = useQuery(useTRPC().institutions.list.queryOptions({ state: "open" }));
  const fitting = (register.data?.rows ?? []).filter((one) => one.nature === nature);
  return (
    <>
      <Field label={t("institution")}>
        {(field) => (
          <Select
            id={field}
            loading={register.isPending}
            showSearch={{ optionFilterProp: "label" }}
            {...(value ? { value } : {})}
            options={fitting.map((one) => ({ value: one.id, label: `${one.name}（${one.place.name}）` }))}
            onChange={onChange}
          />
        )}
      </Field>
      {register.data && fitting.length === 0 && (
        <p className="quiet">
          {t("noInstitution")} <Link to="/institutions">{t("toRegister")}</Link>
        </p>
      )}
    </>
  );
}
