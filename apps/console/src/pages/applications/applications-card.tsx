import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ChildFile } from "@tongyou/core/schemas";
import { Button, Checkbox, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { DueText } from "./due-text.tsx";
import { LeftOutList } from "./left-out.tsx";
import { useSettled } from "./use-settled.ts";
import "./applications.css";

/** A child's applications, and the button that starts one. */
export default function ApplicationsCard({ file: { id } }: { file: ChildFile }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const [starting, setStarting] = useState(false);
  const query = useQuery(trpc.applications.ofChild.queryOptions({ childId: id }));
  return (
    <section className="card stack" aria-labelledby="applications-card">
      <header className="page-header">
        <h2 id="applications-card">{t("card.title")}</h2>
        {query.data?.mayStart && <Button onClick={() => setStarting(true)}>{t("card.start")}</Button>}
      </header>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {query.data?.applications.length === 0 && <p className="quiet">{t("card.none")}</p>}
      <ul className="left-out">
        {query.data?.applications.map((one) => (
          <li key={one.id}>
            <Link to="/applications/$id" params={{ id: one.id }} className="figure">
              {one.number}
            </Link>{" "}
            <Tag>
              {one.state === "open"
                ? t("card.open", { stage: say(one.stage.title) })
                : t(`state.${one.state}`)}
            </Tag>
            {one.state === "open" && <DueText due={one.due} />}
            {one.firstMonth && t("rule.from", { month: one.firstMonth })}
          </li>
        ))}
      </ul>
      {starting && <StartDialog childId={id} onClose={() => setStarting(false)} />}
    </section>
  );
}

function StartDialog({ childId, onClose }: { childId: string; onClose: () => void }) {
  const { t } = useTranslation("applications");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const settled = useSettled();
  const [family, setFamily] = useState(false);
  const [note, setNote] = useState("");
  const said = note.trim();
  const start = useMutation(
    trpc.applications.start.mutationOptions({
      onSuccess: async ({ started: [first] }) => {
        await settled();
        if (first) void navigate({ to: "/applications/$id", params: { id: first.id } });
      },
    }),
  );
  return (
    <FormDialog
      title={t("card.start")}
      submit={t("card.submit")}
      ready={said === "" || said.length >= 2}
      pending={start.isPending}
      error={start.error}
      onSubmit={() =>
        start.mutate({
          childIds: [childId],
          origin: family ? "family" : "staff",
          ...(said && { note: said }),
        })
      }
      onClose={onClose}
    >
      <Checkbox checked={family} onChange={({ target }) => setFamily(target.checked)}>
        {t("card.family")}
      </Checkbox>
      <Field label={t("card.note")}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <LeftOutList rows={start.data?.leftOut ?? []} />
    </FormDialog>
  );
}
