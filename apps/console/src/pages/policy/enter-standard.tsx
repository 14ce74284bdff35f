import { useMutation } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { fenOf, yuanOf } from "../../parts/money.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { DocumentFields, useDocument } from "./document-fields.tsx";
import type { Entering } from "./entering.tsx";
import { StandardConsequence } from "./standard-consequence.tsx";
import { useBookSaved } from "./use-book-saved.ts";
import { foundOf, usePreview } from "./use-preview.ts";

type Props = { parameter: Extract<Entering, { kind: "parameter" }>; onClose: () => void };

const typed = (fen: number): string => (fen / 100).toFixed(2);

/**
 * A gazetted monthly amount with its document, filled in from a proposal where there is one. What it means is asked
 * before it can be saved; an amount that is not the formula's asks for the reason.
 */
export function EnterStandard({ parameter: { id, name, from, proposal }, onClose }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const { document, fields } = useDocument();
  const [validFrom, setValidFrom] = useState(proposal?.from ?? from);
  const [text, setText] = useState(proposal ? typed(proposal.value) : "");
  const [note, setNote] = useState("");
  const fen = fenOf(text);
  const entry = useMemo(
    () =>
      validFrom === undefined || fen === undefined ? undefined : { parameter: id, validFrom, value: fen },
    [id, validFrom, fen],
  );
  const { state, error, again } = usePreview(entry);
  const enter = useMutation(trpc.policy.enterStandard.mutationOptions({ onSuccess: useBookSaved(onClose) }));
  // Nothing is entered before what it means is known for this very entry.
  const seen = foundOf(state, entry);
  const isWorking = state?.state === "open" && entry !== undefined;
  const isGone = state !== undefined && !isWorking && !seen;
  const proposed = seen?.proposal?.value ?? undefined;
  const differs = proposed !== undefined && fen !== undefined && fen !== proposed;
  const ready = document !== undefined && seen !== undefined && (!differs || note.trim() !== "");
  const save = () => {
    if (!ready || !entry || !state) return;
    enter.mutate({
      ...entry,
      ...document,
      preview: state.id,
      replaces: seen.replaces,
      ...(proposed === undefined ? {} : { proposed }),
      ...(note.trim() ? { note: note.trim() } : {}),
    });
  };
  return (
    <Modal
      open
      width={640}
      title={`${t(proposal ? "gazette" : "enterStandard")} · ${say(name)}`}
      okText={t("saveStandard")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enter.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <DocumentFields {...fields} />
        <label className="field" htmlFor="standard-from">
          <span>{t("validFrom")}</span>
          <DateField id="standard-from" value={validFrom} onChange={setValidFrom} />
        </label>
        <label className="field" htmlFor="standard-value">
          <span>{t("monthlyValue")}</span>
          <Input
            id="standard-value"
            inputMode="decimal"
            value={text}
            {...(text !== "" && fen === undefined ? { status: "error" as const } : {})}
            onChange={(event) => setText(event.target.value.trim())}
          />
          {text !== "" && fen === undefined && <small role="alert">{t("valueRule")}</small>}
        </label>
        {differs && (
          <p className="caution">
            {t(fen > proposed ? "differsMore" : "differsLess", {
              proposed: yuanOf(proposed),
              difference: yuanOf(Math.abs(fen - proposed)),
            })}
          </p>
        )}
        <label className="field" htmlFor="standard-note">
          <span>{t(differs ? "reasonDiffers" : "note")}</span>
          <Input
            id="standard-note"
            value={note}
            maxLength={200}
            {...(differs ? { placeholder: t("reasonExample") } : {})}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <ErrorNotice error={error} onRetry={again} />
        {entry && !state && !error && <Waiting />}
        {state && !seen && <JobProgress subject={state.subject} title={t("consequence.working")} />}
        {isGone && <p className="caution">{t("consequence.stopped")}</p>}
        {seen && entry && state && (
          <StandardConsequence id={state.id} preview={seen} from={entry.validFrom} fen={entry.value} />
        )}
        <ErrorNotice error={enter.error} />
        {(isGone || enter.error) && (
          <div className="actions">
            <Button
              onClick={() => {
                enter.reset();
                again();
              }}
            >
              {t("consequence.again")}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
