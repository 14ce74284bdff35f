import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { MonthField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useArea } from "../../shell/area.ts";
import { useMe } from "../../shell/session.tsx";

const COUNTY = 3;

/** Chooses a month (and, above the county, a county) and calculates it. */
export function CalculateDialog({ first, onClose }: { first: string | undefined; onClose: () => void }) {
  const { t } = useTranslation("months");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const narrowed = useArea();
  const above = me.area !== undefined && me.area.level < COUNTY;
  const [month, setMonth] = useState(first);
  const [area, setArea] = useState(above ? narrowed : undefined);
  const calculate = useMutation(
    trpc.months.calculate.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.months.pathKey() });
        await navigate({ to: "/months/$id", params: { id } });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (month && !calculate.isPending) calculate.mutate({ month, ...(area ? { area } : {}) });
  };
  return (
    <Modal open title={t("calculate.title")} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={submit}>
        <label className="field" htmlFor="calculate-month">
          <span>{t("calculate.month")}</span>
          <MonthField id="calculate-month" value={month} onChange={setMonth} />
        </label>
        <div className="field">
          <span>{t("calculate.area")}</span>
          {above ? (
            <DivisionPicker value={area} onChange={setArea} levels={[COUNTY]} clearable />
          ) : (
            <span>{me.area?.fullName}</span>
          )}
        </div>
        <p className="quiet">{t("calculate.reading")}</p>
        <ErrorNotice error={calculate.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!month} loading={calculate.isPending}>
            {month ? t("calculate.submit", { month }) : t("calculate.required")}
          </Button>
          <Button disabled={calculate.isPending} onClick={onClose}>
            {t("calculate.cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
