import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { HandedOver, Leaving, LeavingPost } from "@tongyou/core/schemas";
import { Alert, Button, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { newFormId } from "../../parts/form-id.ts";
import OneTimePassword from "../../parts/one-time-password.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { type CoverAnswer, CoverFields } from "./cover-fields.tsx";
import { PostLine } from "./post-line.tsx";
import { WorkList } from "./work-list.tsx";
import "./people.css";

/** Who takes a post, and with which account; or who covers it until somebody does. */
type Going = { successor?: string; how?: "login" | "open"; login: string; cover?: CoverAnswer };

const isReady = ({ account }: LeavingPost, { successor, login, cover }: Going) =>
  cover
    ? cover.login !== undefined && cover.until !== undefined
    : successor !== undefined && (account === null || login !== "");

type PostProps = { post: LeavingPost; going: Going; onChange: (going: Going) => void };

/** Who follows, and with which account. */
function Successor({ post, going, onChange }: PostProps) {
  const { t } = useTranslation("people");
  const pick = (successor: string) => {
    const login = post.successors.find(({ id }) => id === successor)?.login;
    onChange({ successor, how: login ? "login" : "open", login: login ?? "" });
  };
  return (
    <>
      <Field
        label={t("handover.successor")}
        hint={post.successors.length === 0 ? t("handover.nobody") : null}
      >
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("choose")}
            value={going.successor ?? null}
            onChange={(next: string | null) => next && pick(next)}
            options={post.successors.map((one) => ({
              value: one.id,
              disabled: one.barred !== null,
              label: one.barred
                ? t("handover.barred", { name: one.name, clause: one.barred.clause ?? "" })
                : one.name,
            }))}
          />
        )}
      </Field>
      {post.takesAccount && going.successor !== undefined && (
        <>
          <Radio.Group
            value={going.how ?? null}
            onChange={({ target }) =>
              onChange({ ...going, how: target.value as "login" | "open", login: "" })
            }
            options={[
              { value: "open", label: t("handover.open") },
              { value: "login", label: t("handover.existing") },
            ]}
          />
          <Field
            label={t("field.login")}
            hint={post.account === null ? t("handover.loginOptional") : t("handover.loginHint")}
          >
            {(id) => (
              <Input
                id={id}
                value={going.login}
                maxLength={30}
                autoComplete="off"
                autoCapitalize="off"
                onChange={({ target }) => onChange({ ...going, login: target.value.trim().toLowerCase() })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}

function GoingPost({ post, going, onChange }: PostProps) {
  const { t } = useTranslation("people");
  return (
    <section className="card stack" aria-label={post.place.name}>
      <h2>
        <PostLine post={post} />
      </h2>
      <WorkList {...post} />
      {post.takesAccount && (
        <Radio.Group
          value={going.cover !== undefined}
          onChange={({ target }) =>
            onChange({
              login: "",
              ...(target.value === true ? { cover: { login: undefined, until: undefined } } : {}),
            })
          }
          options={[
            { value: false, label: t("handover.followed") },
            { value: true, label: t("handover.covered") },
          ]}
        />
      )}
      {going.cover ? (
        <CoverFields
          place={post.place.code}
          answer={going.cover}
          onChange={(cover) => onChange({ ...going, cover })}
        />
      ) : (
        <Successor post={post} going={going} onChange={onChange} />
      )}
      {post.account && <p className="quiet">{t("handover.closes", { login: post.account })}</p>}
    </section>
  );
}

const accountOf = ({ how, login }: Going) =>
  login === "" ? {} : { account: how === "login" ? { login } : { open: login } };

function LeaveForm({ leaving }: { leaving: Leaving }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(newFormId);
  const [on, setOn] = useState<string | undefined>(leaving.today);
  const [reason, setReason] = useState("");
  const [goings, setGoings] = useState<Readonly<Record<string, Going>>>({});
  const [done, setDone] = useState<HandedOver>();
  const [told, setTold] = useState(0);
  const goingOf = (post: LeavingPost): Going => goings[post.id] ?? { login: "" };
  const toReceipt = () => void navigate({ to: "/people/handovers/$id", params: { id } });
  const hand = useMutation(
    trpc.people.handOver.mutationOptions({
      onSuccess: async (result) => {
        await queryClient.invalidateQueries({ queryKey: trpc.people.pathKey() });
        if (result.passwords.length === 0) toReceipt();
        else setDone(result);
      },
    }),
  );
  const ready =
    on !== undefined && reason.trim() !== "" && leaving.posts.every((post) => isReady(post, goingOf(post)));
  type Handed = Parameters<typeof hand.mutate>[0]["posts"];
  const submit = () => {
    if (!on) return;
    const posts = leaving.posts.flatMap((post): Handed => {
      const going = goingOf(post);
      const { successor, cover } = going;
      if (cover?.login && cover.until)
        return [{ postId: post.id, cover: { login: cover.login, until: cover.until } }];
      return successor ? [{ postId: post.id, successor, ...accountOf(going) }] : [];
    });
    const { id: workerId, version } = leaving.worker;
    hand.mutate({ id, workerId, version, on, reason: reason.trim(), posts });
  };
  const shown = done?.passwords[told];
  return (
    <div className="stack">
      <section className="card stack" aria-label={t("handover.act")}>
        <Field label={t("handover.on")} hint={t("handover.onHint")}>
          {(key) => <DateField id={key} value={on} onChange={setOn} />}
        </Field>
        <Field label={t("field.reason")}>
          {(key) => (
            <Input
              id={key}
              value={reason}
              maxLength={200}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </section>
      {leaving.posts.map((post) => (
        <GoingPost
          key={post.id}
          post={post}
          going={goingOf(post)}
          onChange={(going) => setGoings({ ...goings, [post.id]: going })}
        />
      ))}
      <Alert type="warning" showIcon title={t("handover.consequence", { name: leaving.worker.name })} />
      <ErrorNotice error={hand.error} />
      <div className="actions">
        <Button type="primary" disabled={!ready} loading={hand.isPending} onClick={submit}>
          {t("handover.submit")}
        </Button>
        <Link to="/people/$id" params={{ id: leaving.worker.id }}>
          {t("cancel")}
        </Link>
      </div>
      {shown && done && (
        <OneTimePassword
          login={shown.login}
          password={shown.password}
          note={t("handover.opened")}
          onClose={() => (told + 1 < done.passwords.length ? setTold(told + 1) : toReceipt())}
        />
      )}
    </div>
  );
}

/** Hands over all that a leaving person answers for, in one act. */
export default function LeavePage() {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const { id } = useParams({ from: "/frame/people/$id/leave" });
  const leaving = useQuery(
    trpc.people.leaving.queryOptions({ workerId: id }, { refetchOnWindowFocus: false }),
  );
  if (leaving.isPending) return <Waiting />;
  const { data } = leaving;
  if (!data) return <ErrorNotice error={leaving.error} onRetry={() => void leaving.refetch()} />;
  return (
    <div className="stack">
      <PageHeader
        title={t("handover.title", { name: data.worker.name })}
        about={
          <Link to="/people/$id" params={{ id }}>
            ← {data.worker.name}
          </Link>
        }
      />
      {data.posts.length === 0 ? <EmptyState title={t("handover.nothing")} /> : <LeaveForm leaving={data} />}
    </div>
  );
}
